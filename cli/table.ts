// Rows under headings, in columns as wide as their widest cell; the last column is cut at the terminal's edge.
export function formatTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  columns = 120,
): string {
  const all = [headings, ...rows].map((row) => row.map(oneLine));
  const widths = headings.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)));
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0);
  const last = Math.max(20, columns - before);
  const lines = all.map((row) =>
    row
      .map((cell, at) => (at === headings.length - 1 ? cut(cell, last) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths
    .map((width, at) => '-'.repeat(at === headings.length - 1 ? Math.min(width, last) : width))
    .join('  ');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** Page text may carry anything: no control character reaches the terminal. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}

export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1))}…`;
}
