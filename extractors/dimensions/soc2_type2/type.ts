// Which type of report is meant: the one that is told of SOC 2, not of the SOC 1 beside it.

export type ReportType = 'Type I' | 'Type II';

const second =
  /\bsoc[)®™]?[ -]?(?:1,? ?(?:and|&|\/|,) ?)?(?:2|ii)\b(?:(?!\bsoc[ -]?[13]\b)[^.;]){0,60}?\btypes?[ -]*(?:(?:1|i)\b ?(?:and|&|\/|,|or|to) ?(?:type[ -]*)?)?(?:2|ii|two)\b/;
const secondBefore = /(?<!\bsoc[ -]?[13] )\btype[ -]*(?:2|ii|two)\b[^.;]{0,16}?\bsoc[)®™]?[ -]?2\b/;
const secondShort = /\bsoc[)®™]?[ -]?2[ -]*(?:t2|ii)\b/;
const first = /\bsoc[)®™]?[ -]?2\b(?:(?!\bsoc[ -]?[13]\b)[^.;]){0,60}?\btype[ -]*(?:1|i|one)\b/;
const firstBefore = /(?<!\bsoc[ -]?[13] )\btype[ -]*(?:1|i|one)\b[^.;]{0,16}?\bsoc[)®™]?[ -]?2\b/;

export function typeIn(said: string): ReportType | undefined {
  if (second.test(said) || secondBefore.test(said) || secondShort.test(said)) return 'Type II';
  if (first.test(said) || firstBefore.test(said)) return 'Type I';
  return undefined;
}
