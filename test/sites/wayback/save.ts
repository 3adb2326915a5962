// "Save page now": jobs that fail say so inside an answer of status 200.
import { bodyOf } from '../markup/table-portal.ts';
import { json } from '../respond.ts';
import type { Exchange } from '../site.ts';

const outcomes: Readonly<Record<string, string>> = {
  'blocked.keepsake.test': 'error:blocked-url',
  'gone.keepsake.test': 'error:not-found',
  'busy.keepsake.test': 'error:too-many-daily-captures',
};

export async function save(exchange: Exchange): Promise<void> {
  if (!/^LOW \S+:\S+$/.test(exchange.request.headers.authorization ?? '')) {
    return json(exchange, { message: 'You need to be logged in to use Save Page Now.' }, { status: 401 });
  }
  const url = new URLSearchParams(await bodyOf(exchange)).get('url') ?? '';
  if (!URL.canParse(url)) {
    return json(exchange, {
      status: 'error',
      status_ext: 'error:invalid-url-syntax',
      message: 'Invalid URL syntax.',
    });
  }
  json(exchange, { url, job_id: `spn2-${Buffer.from(url).toString('hex')}` });
}

/** Pending once, then done: as a fresh capture, it cannot be replayed yet. */
export function saveStatus(exchange: Exchange): void {
  const id = exchange.path.replace('/save/status/', '');
  const url = Buffer.from(id.replace('spn2-', ''), 'hex').toString('utf8');
  if (exchange.memory.count(id) === 1)
    return json(exchange, { status: 'pending', job_id: id, resources: [] });
  const failure = outcomes[new URL(url).hostname];
  if (failure) {
    return json(exchange, {
      status: 'error',
      status_ext: failure,
      job_id: id,
      message: `Couldn't capture ${url}`,
    });
  }
  json(exchange, {
    status: 'success',
    job_id: id,
    original_url: url,
    timestamp: exchange.scene.step.at.replace(/\D/g, '').slice(0, 14),
    duration_sec: 4.2,
  });
}
