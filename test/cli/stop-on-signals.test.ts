import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { stopOnSignals } from '#cli/stop-on-signals.ts';

function started() {
  let ms = 0;
  const exits: number[] = [];
  const fake = Object.assign(new EventEmitter(), { exit: (code: number) => void exits.push(code) });
  const signal = stopOnSignals(fake, () => ms);
  return { signal, exits, send: (name: string) => fake.emit(name), wait: (by: number) => (ms += by) };
}

it('one Ctrl-C asks for a clean end, also where it arrives twice at once', () => {
  const { signal, exits, send, wait } = started();
  expect(signal.aborted).toBe(false);
  send('SIGINT');
  wait(20);
  send('SIGINT');
  expect(signal.aborted).toBe(true);
  expect(exits).toEqual([]);
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
])('a second %s later ends at once', (name, code) => {
  const { exits, send, wait } = started();
  send(name);
  wait(800);
  send(name);
  expect(exits).toEqual([code]);
});
