// What only later captures show: that one was a part of the document, or another page.
import { expect, test } from 'vitest';
import { replay } from '#pipeline/replay.ts';
import { page } from './houses.ts';
import { brief, elsewhere, good, inFolders, save, filler } from './histories.ts';

inFolders();

const office = [
  'Letters to the legal office are answered within ten working days of their arrival.',
  'The office keeps a register of everything that it sends out, and of whom it went to.',
  'Visitors are asked to ring the bell twice and to wait in the hall for a colleague.',
];

test('a part that went missing and came back at once names the capture between', async () => {
  const whole = page([...filler, ...office, good]);
  const { events } = await replay(save([whole, page([...filler, ...office.slice(0, 1)]), whole, whole]));
  expect(brief(events).filter((each) => !each.includes('edited'))).toEqual(['1 artifact']);
  expect(events.find((each) => each.kind === 'artifact')).toMatchObject({ verdict: 'incomplete' });
});

test('a part that came back after several captures names them all, whatever was decided meanwhile', async () => {
  const whole = page([...filler, ...office, good]);
  const part = page([...filler, ...office.slice(0, 1)]);
  const { events } = await replay(save([whole, part, part, part, whole, whole]));
  expect(brief(events).filter((each) => each.includes('artifact'))).toEqual([
    '1 artifact',
    '2 artifact',
    '3 artifact',
  ]);
});

test('a text that comes and goes by turns is no part of the other one', async () => {
  const short = page([...filler, good]);
  const long = page([...filler, ...office, good]);
  const { events } = await replay(save([short, short, long, short, long, short, long]));
  expect(brief(events).filter((each) => each.includes('artifact'))).toEqual([]);
});

test('a part that comes back after weeks was put back', async () => {
  const whole = page([...filler, ...office, good]);
  const part = page([...filler, ...office.slice(0, 1)]);
  const { events } = await replay(save([whole, ...Array.from({ length: 16 }, () => part), whole, whole]));
  expect(brief(events).filter((each) => each.includes('artifact'))).toEqual([]);
});

test('another page that stood here for some captures is named once the document is back', async () => {
  const whole = page([...filler, ...office, good]);
  const other = page(elsewhere).replace(/Northwind(?: API)? trust/g, 'Ferries of the fjord');
  const { events } = await replay(save([whole, whole, other, other, other, whole, whole, whole]));
  expect(brief(events).filter((each) => each.includes('artifact'))).toEqual([
    '2 artifact',
    '3 artifact',
    '4 artifact',
  ]);
  expect(events.find((each) => each.kind === 'artifact')).toMatchObject({ verdict: 'moved' });
});

test('another text under the same title is named too, once the document is back', async () => {
  const whole = page([...filler, ...office, good]);
  const other = page(elsewhere);
  const { events } = await replay(save([whole, whole, other, other, whole, whole]));
  expect(brief(events).filter((each) => each.includes('artifact'))).toEqual(['2 artifact', '3 artifact']);
});

test('a part that stays away is a change, and no artifact', async () => {
  const whole = page([...filler, ...office, good]);
  const less = page([...filler, ...office.slice(0, 1)]);
  const { events } = await replay(save([whole, less, less, less]));
  expect(brief(events).filter((each) => !each.includes('edited'))).toEqual([
    '2 candidate training_on_customer_data absent',
  ]);
});
