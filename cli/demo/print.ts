// The demo's result for a person: what a reviewer would see, what was held back and why, what was silent, and the way in.
import { counted } from '#text/counted.ts';
import { wrapText } from './wrap.ts';
import { cut, oneLine } from '../table.ts';
import { painter, type Painter } from './paint.ts';
import type { DemoResult } from './run-demo.ts';
import type { DemoRow, HeldBack, StepReport } from './result.ts';

export interface PrintOptions {
  readonly columns: number;
  readonly colours: boolean;
  /** Nothing stays up: it was asked to end. */
  readonly ended?: boolean;
}

export function printed(result: DemoResult, options: PrintOptions): string {
  const width = Math.min(120, Math.max(80, options.columns));
  const paint = painter(options.colours);
  return [
    '',
    ...heading(`What a reviewer sees (${result.table.length})`, width, paint),
    ...changes(result.table, width, paint),
    '',
    ...heading(`Held back, and why (${result.heldBack.length})`, width, paint),
    ...heldBack(result.heldBack, width, paint),
    '',
    ...heading('Silent', width, paint),
    ...silent(result, width),
    '',
    ...(options.ended
      ? [
          `${paint.strong('Inbox')}   was at ${result.inbox}, and ends with the demo; without --exit it stays up`,
        ]
      : [
          `${paint.strong('Inbox')}   ${result.inbox}`,
          `${paint.strong('Way in')}  ${result.login}   ${paint.faint('(works once)')}`,
        ]),
    `${paint.strong('Data')}    ${result.home}`,
    paint.faint(`        npx assay archive text --capture CAPTURE --home ${result.home}`),
  ].join('\n');
}

/** "a week later  19 sources, 13 ok, 8 changes shown, 2 held, 6.1 s" */
export function stepLine(report: StepReport): string {
  const parts = [
    counted(report.sources, 'source'),
    `${report.ok} ok`,
    ...(report.approved > 0 ? [`${counted(report.approved, 'change')} approved as the baseline`] : []),
    ...(report.shown > 0 ? [`${report.shown} shown`] : []),
    ...(report.held > 0 ? [`${report.held} held until seen again`] : []),
    `${(report.ms / 1000).toFixed(1)} s`,
  ];
  return `${report.at.slice(0, 16).replace('T', ' ')}  ${report.step.replaceAll('-', ' ').padEnd(16)}${parts.join(', ')}`;
}

function heading(text: string, width: number, paint: Painter): string[] {
  return [paint.strong(text), paint.faint('-'.repeat(width))];
}

function changes(rows: readonly DemoRow[], width: number, paint: Painter): string[] {
  if (rows.length === 0) return ['nothing'];
  const values = rows.map(({ from, to }) => (from === to ? from : `${from} -> ${to}`));
  const valueWidth = Math.max(...values.map((value) => value.length));
  const changeWidth = Math.max(...rows.map(({ change }) => change.length));
  const cellWidth = width - changeWidth - valueWidth - 4;
  return rows.flatMap((row, index) => {
    const [first = '', ...more] = row.cells;
    const change = paint.change(row.change, row.change.padEnd(changeWidth));
    const indent = ' '.repeat(changeWidth + 2);
    const lines = [
      `${change}  ${cut(first, cellWidth).padEnd(cellWidth)}  ${values[index]}`,
      ...more.map((cell) => `${indent}${cut(cell, cellWidth)}`),
      ...row.details.map((detail) => indent + paint.strong(cut(oneLine(detail), width - indent.length))),
      ...(row.before === undefined ? [] : sentence('was', row.before, width, indent).map(paint.faint)),
      ...sentence(row.change === 'absent' ? 'was' : 'now', row.sentence, width, indent),
      ...wrapText(placeOf(row), width - indent.length).map((line) => indent + paint.faint(line)),
    ];
    return index === rows.length - 1 ? lines : [...lines, ''];
  });
}

function placeOf({ takesEffect, source, capture }: DemoRow): string {
  return `${takesEffect ? `${takesEffect}; ` : ''}${source}, capture ${capture}`;
}

function sentence(label: string, text: string, width: number, indent: string): string[] {
  const lines = wrapText(`“${oneLine(text)}”`, width - indent.length - 4);
  return lines.map((line, index) => `${indent}${index === 0 ? label : '   '} ${line}`);
}

function heldBack(rows: readonly HeldBack[], width: number, paint: Painter): string[] {
  if (rows.length === 0) return ['nothing'];
  const verdictWidth = Math.max(...rows.map(({ verdict }) => verdict.length));
  const sourceWidth = Math.max(...rows.map(({ source }) => source.length));
  const indent = ' '.repeat(verdictWidth + sourceWidth + 4);
  return rows.flatMap((row) => {
    const served = row.archivedAt
      ? `; read from the archive instead, as of ${row.archivedAt.slice(0, 10)}`
      : '';
    const stay = row.answers > 0 ? `; ${counted(row.answers, 'answer stays', 'answers stay')}` : '';
    const [first = '', ...more] = wrapText(`${oneLine(row.because)}${served}${stay}`, width - indent.length);
    return [
      `${paint.warn(row.verdict.padEnd(verdictWidth))}  ${row.source.padEnd(sourceWidth)}  ${first}`,
      ...more.map((line) => indent + line),
    ];
  });
}

function silent({ silent: { verified, edited } }: DemoResult, width: number): string[] {
  const looked = `${counted(verified, 'answer was looked at again and stands as it was', 'answers were looked at again and stand as they were')} approved.`;
  if (edited.length === 0) return wrapText(looked, width);
  const documents = counted(edited.length, 'document was', 'documents were');
  return wrapText(`${looked} ${documents} edited without touching an answer: ${edited.join(', ')}.`, width);
}
