// Answers a page in the common frame, with counts that are true at this moment.
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { layout, type Frame } from './pages/layout.ts';
import { navigationCounts } from './counts.ts';
import { packedHtml } from './packed.ts';
import { refusal } from './refusal.ts';
import { personOf, type InboxOptions, type Web } from './web.ts';

export function framed(
  web: Web,
  options: InboxOptions,
  page: Omit<Frame, 'person' | 'counts'>,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  const person = personOf(web);
  if (!person)
    return refusal(web, 403, 'no_person', 'Pages are for people.', 'Programs use /api/v1/openapi.json.');
  web.header('cache-control', 'private, no-store');
  return packedHtml(web, layout({ ...page, person, counts: navigationCounts(options.house) }), status);
}
