// The results as a table for people: sections with a bar first, information apart.
import type { Figures, SectionResult } from './frame.ts';

export function printResults(results: readonly SectionResult[]): string {
  const held = results.filter((result) => result.bar !== undefined);
  const told = results.filter((result) => result.bar === undefined);
  return [
    ...(held.length > 0 ? ['Held to a bar (times as fast as the baseline)', ...held.map(heldLine)] : []),
    ...(told.length > 0 ? ['', 'Information', ...told.map(toldLine)] : []),
  ].join('\n');
}

function heldLine(result: SectionResult): string {
  const mark = result.pass ? 'pass' : 'FAIL';
  const ratio = `${(result.ratio ?? 0).toFixed(2)}x (bar ${(result.bar?.atLeast ?? 0).toFixed(2)}x)`;
  return `  ${mark}  ${result.name.padEnd(24)} ${ratio.padEnd(20)} ours ${span(result, result.subject)}   ${result.against ?? 'baseline'} ${span(result, result.baseline)}   per ${result.unit}`;
}

function toldLine(result: SectionResult): string {
  const beside = result.baseline
    ? `   ${result.against ?? 'baseline'} ${span(result, result.baseline)}   ${result.ratio?.toFixed(2)}x`
    : '';
  return `        ${result.name.padEnd(24)} ours ${span(result, result.subject)}${beside}   per ${result.unit}`;
}

/** Median, and between which times nine of ten runs lay; where the slow end is held, that first. */
function span({ measure, held }: SectionResult, figures: Figures | undefined): string {
  if (figures === undefined) return '';
  const say = measure === 'MB' ? (value: number): string => `${value.toFixed(0)} MB` : ms;
  if (held === 'p95') return `p95 ${say(figures.p95)}, median ${say(figures.median)}`;
  return `${say(figures.median)} [${say(figures.p5)}..${say(figures.p95)}]`;
}

function ms(value: number): string {
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`;
  if (value >= 10) return `${value.toFixed(0)} ms`;
  if (value >= 0.1) return `${value.toFixed(2)} ms`;
  return `${(value * 1000).toFixed(1)} us`;
}
