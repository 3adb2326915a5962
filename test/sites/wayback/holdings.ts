// What the archive holds so far, dated from the day on which the scenario begins.
import { keepsakePage } from '../behaviours/archived-only.ts';
import type { Scene } from '../scene.ts';
import { vendorMementos } from '../vendors/archived.ts';
import { memento, timestampOf, type Memento } from './memento.ts';

export function holdings(scene: Scene): readonly Memento[] {
  const now = timestampOf(new Date(scene.step.at));
  return [...keepsakeMementos(scene), ...vendorMementos(scene)].filter(({ timestamp }) => timestamp <= now);
}

function keepsakeMementos(scene: Scene): Memento[] {
  const url = (name: string) => `http://${name}.keepsake.test/data`;
  const page = (name: string, days = 20) => keepsakePage(`${name}.keepsake.test`, days);
  const at = (name: string, day: number, body: string, more: { status?: number; revisit?: boolean } = {}) =>
    memento({ original: url(name), at: scene.day(day), body, ...more });
  return [
    at('good', -40, page('good', 30)),
    at('good', -3, page('good')),
    at('silent', -5, page('silent')),
    at('revisited', -90, page('revisited')),
    at('revisited', -30, page('revisited'), { revisit: true }),
    at('revisited', -2, page('revisited'), { revisit: true }),
    at('far', -80, page('far')),
    at('error-between', -20, page('error-between')),
    at(
      'error-between',
      -6,
      '<!doctype html><html lang="en"><head><title>Error</title></head><body><h1>Something went wrong</h1><p>Please try again later.</p></body></html>',
    ),
    at('error-between', -4, 'Forbidden', { status: 403 }),
    ...Array.from({ length: 60 }, (_, index) => at('many', -120 + index * 2, page('many', 90 - index))),
    at(
      'shell',
      -4,
      '<!doctype html><html lang="en"><head><title>Keepsake</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>',
    ),
    at('old', -1700, page('old')),
  ];
}
