// Text to the bytes and widths of the standard font: WinAnsi, Helvetica.

const beyondLatin: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  '™': 0x99,
};

/** Widths of the characters 32 to 126, in thousandths of the font size. */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

export function winAnsi(text: string): number[] {
  return Array.from(text, (sign) => {
    const code = sign.codePointAt(0) as number;
    return code < 256 ? code : (beyondLatin[sign] ?? 0x3f);
  });
}

/** A literal string of a content stream. */
export function literal(text: string): string {
  return `(${winAnsi(text).map(escaped).join('')})`;
}

function escaped(code: number): string {
  if (code === 0x28 || code === 0x29 || code === 0x5c) return `\\${String.fromCharCode(code)}`;
  return code < 127 ? String.fromCharCode(code) : `\\${code.toString(8).padStart(3, '0')}`;
}

export function widthOf(text: string, size: number): number {
  let total = 0;
  for (const code of winAnsi(text)) total += widths[code - 32] ?? 556;
  return (total * size) / 1000;
}

/** Lines no wider than `width`. */
export function wrapped(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}
