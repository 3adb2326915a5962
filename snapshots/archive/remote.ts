// The owner's archive as a worker sees it: /objects/<sha256> over HTTP, with a token, each answer proved by its hash.
import type { ObjectStore } from '#types/capture.ts';
import type { Sha256 } from '#types/ids.ts';
import { ArchiveWriteError, DamagedObjectError, MissingObjectError } from './errors.ts';
import { checkName, hashOf } from './object-file.ts';

export interface RemoteArchiveOptions {
  /** The owner's address, such as http://127.0.0.1:4680 */
  readonly owner: string;
  readonly token: string;
  readonly fetch?: typeof fetch;
  readonly timeoutMilliseconds?: number;
}

export function openRemoteArchive(options: RemoteArchiveOptions): ObjectStore {
  const request = options.fetch ?? fetch;
  const timeout = options.timeoutMilliseconds ?? 60_000;
  const address = (sha256: Sha256) => new URL(`/objects/${sha256}`, options.owner);
  const send = (sha256: Sha256, method: string, body?: Uint8Array) =>
    request(address(sha256), {
      method,
      headers: { authorization: `Bearer ${options.token}`, 'content-type': 'application/octet-stream' },
      body: body as BodyInit | undefined,
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });

  return {
    async put(bytes) {
      const sha256 = hashOf(bytes);
      const answer = await send(sha256, 'PUT', bytes).catch((error: unknown) => {
        throw new ArchiveWriteError(options.owner, error);
      });
      await answer.arrayBuffer();
      if (!answer.ok) throw new ArchiveWriteError(options.owner, new Error(`it answered ${answer.status}`));
      return sha256;
    },
    async get(name) {
      const sha256 = checkName(name);
      const answer = await send(sha256, 'GET');
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (!answer.ok) throw new MissingObjectError(sha256, options.owner);
      const actual = hashOf(bytes);
      if (actual !== sha256)
        throw new DamagedObjectError(sha256, options.owner, `its bytes hash to ${actual}`);
      return bytes;
    },
    async has(name) {
      const answer = await send(checkName(name), 'HEAD');
      return answer.ok;
    },
  };
}
