// When an answer is too old to rely on: calendar dates in UTC.
const DAY = 86_400_000;
const unitInDays: Readonly<Record<string, number>> = { s: 1 / 86_400, m: 1 / 1440, h: 1 / 24, d: 1, w: 7 };

/** "30d" as 30, "2w" as 14. */
export function days(span: string): number {
  const unit = unitInDays[span.slice(-1)] ?? 1;
  return Number(span.slice(0, -1)) * unit;
}

export function later(date: string, daysLater: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + Math.ceil(daysLater) * DAY).toISOString().slice(0, 10);
}

export function expiryOf(verified: string, staleAfter: string): string {
  return later(verified, days(staleAfter));
}
