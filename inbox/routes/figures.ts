// The page of figures.
import { Hono } from 'hono';
import { changeSchema } from '#types/words.ts';
import type { DimensionKey } from '#types/ids.ts';
import { framed } from '../framed.ts';
import { loadFigures, ranges } from '../house/figures.ts';
import { figuresPage } from '../pages/figures/figures-page.ts';
import { changeWords } from '../parts/words.ts';
import type { InboxEnv, InboxOptions } from '../web.ts';

export function figureRoutes(options: InboxOptions): Hono<InboxEnv> {
  const { house } = options;
  const routes = new Hono<InboxEnv>();

  routes.get('/figures', (web) => {
    const days = ranges.find((each) => String(each) === web.req.query('days')) ?? 90;
    const body = figuresPage({
      figures: loadFigures(house, days),
      label: (by, key) => {
        if (by === 'dimension') return house.plan.dimension(key as DimensionKey)?.label ?? key;
        const change = changeSchema.safeParse(key);
        return change.success ? changeWords[change.data] : key;
      },
    });
    return framed(web, options, {
      title: 'Figures',
      at: 'figures',
      body,
      styles: ['house.css', 'sources.css'],
    });
  });

  return routes;
}
