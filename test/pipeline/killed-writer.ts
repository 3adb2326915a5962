// Settles one visit after another until it is killed; each is told before and after.
import { appendFileSync } from 'node:fs';
import { settle } from '#pipeline/settle.ts';
import { houseOf, outcomeOf, page } from './houses.ts';

const [file = '', log = ''] = process.argv.slice(2);
const house = houseOf({}, file);
for (let n = 0; n < 100_000; n++) {
  const at = new Date(Date.parse('2026-03-01T08:00:00.000Z') + n * 60_000).toISOString();
  const days = 10 + (n % 50);
  const html = page([
    `We retain inputs and outputs of the Northwind API for ${days} days, after which they are deleted.`,
  ]);
  house.at(at);
  await settle(house, outcomeOf(at, html));
  appendFileSync(log, `${at}\n`);
}
