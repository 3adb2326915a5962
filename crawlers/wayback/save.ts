// Save Page Now 2: asks the archive to take a memento. Off unless the registry says so and a key is in the environment.
import type { HttpClient } from '../http/client.ts';
import { HttpFailure } from '../http/errors.ts';
import type { ArchiveAddresses } from './addresses.ts';
import type { ArchiveTime } from './client.ts';

export type Saved =
  | { readonly kind: 'saved'; readonly timestamp: string }
  | {
      readonly kind: 'refused';
      readonly reason: string;
      /** Asking again is of no use. */ readonly permanent: boolean;
    }
  | { readonly kind: 'pending'; readonly job: string };

export interface SaveRequest {
  readonly url: string;
  /** `access:secret`, from the environment. */
  readonly key: string;
  readonly signal?: AbortSignal | undefined;
}

const permanent = new Set([
  'error:not-found',
  'error:no-access',
  'error:blocked',
  'error:blocked-url',
  'error:invalid-url-syntax',
]);
const polls = 20;
const pollMs = 6000;

export async function savePage(
  http: HttpClient,
  addresses: ArchiveAddresses,
  time: ArchiveTime,
  request: SaveRequest,
): Promise<Saved> {
  const headers = { accept: 'application/json', authorization: `LOW ${request.key}` };
  try {
    const begun = await ask(http, {
      url: addresses.save(),
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ url: request.url, skip_first_archive: '1' }).toString(),
      signal: request.signal,
    });
    const job = begun['job_id'];
    if (job === undefined) return refusal(begun);
    for (let poll = 0; poll < polls; poll += 1) {
      await time.sleep(pollMs, request.signal);
      const state = await ask(http, { url: addresses.saveStatus(job), headers, signal: request.signal });
      if (state['status'] === 'success') return { kind: 'saved', timestamp: state['timestamp'] ?? '' };
      if (state['status'] !== 'pending') return refusal(state);
    }
    return { kind: 'pending', job };
  } catch (error) {
    if (error instanceof HttpFailure && error.kind !== 'aborted')
      return { kind: 'refused', reason: error.message, permanent: false };
    throw error;
  }
}

/** Errors come with status 200: only the fields tell. */
function refusal(fields: Readonly<Record<string, string>>): Saved {
  const code = fields['status_ext'] ?? '';
  const reason = fields['message'] ?? fields['exception'] ?? (code === '' ? 'the archive gave no job' : code);
  return { kind: 'refused', reason, permanent: permanent.has(code) };
}

async function ask(
  http: HttpClient,
  request: Parameters<HttpClient['fetch']>[0],
): Promise<Readonly<Record<string, string>>> {
  const answer = await http.fetch({ ...request, limits: { bytes: 256 * 1024, milliseconds: 60_000 } });
  try {
    const body: unknown = JSON.parse(new TextDecoder().decode(answer.body));
    if (typeof body !== 'object' || body === null) return {};
    return Object.fromEntries(
      Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return { message: `the archive answered with status ${answer.status}` };
  }
}
