import { describe, expect, test } from 'vitest';
import { barPlot, linePlot, shareBar } from '#inbox/parts/plots.ts';

describe('plots', () => {
  test('bars are as tall as their numbers, and the numbers stand in a table', () => {
    const drawn = String(
      barPlot({
        title: 'Visits',
        labels: ['2026-03-01', '2026-03-02'],
        series: [
          { name: 'good', tone: 'good', values: [10, 5] },
          { name: 'not good', tone: 'bad', values: [0, 5] },
        ],
      }),
    );
    const bars = [
      ...drawn.matchAll(/<rect class="(good|bad)" x="[\d.]+" y="([\d.]+)"[^>]*height="([\d.]+)">/g),
    ];
    expect(bars.map(([, tone, , height]) => [tone, height])).toEqual([
      ['good', '142'],
      ['good', '71'],
      ['bad', '71'],
    ]);
    expect(drawn).toContain('aria-label="Visits: 15 good, 5 not good in 2 days"');
    expect(drawn).toContain(
      '<th scope="row">2026-03-02</th><td class="number">5</td><td class="number">5</td>',
    );
  });

  test('a line has a gap where nothing was measured', () => {
    const drawn = String(
      linePlot({
        title: 'Share',
        labels: ['a', 'b', 'c', 'd'],
        values: [100, 50, undefined, 0],
        top: 100,
        unit: '%',
      }),
    );
    expect(/ d="([^"]+)"/.exec(drawn)?.[1]).toMatch(/^M[\d.]+ 10L[\d.]+ 81M[\d.]+ 152$/);
    expect(drawn).toContain('not measured');
  });

  test('nothing gives no broken number', () => {
    const empty = `${String(barPlot({ title: 'None', labels: [], series: [] }))}${String(linePlot({ title: 'None', labels: [], values: [] }))}${String(shareBar([]))}`;
    expect(empty).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('what labels say is escaped', () => {
    const drawn = String(
      barPlot({
        title: '<b>',
        labels: ['"><script>'],
        series: [{ name: '<i>', tone: 'plain', values: [1] }],
      }),
    );
    expect(drawn).not.toMatch(/<b>|<script>|<i>/);
  });
});
