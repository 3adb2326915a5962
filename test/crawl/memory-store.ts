// Objects in memory, for tests that ask only what a visit made of a page.
import type { ObjectStore } from '#types/capture.ts';
import type { Sha256 } from '#types/ids.ts';
import { sha256 } from '#text/sha256.ts';

export function memoryStore(): ObjectStore {
  const kept = new Map<Sha256, Uint8Array>();
  return {
    async put(bytes) {
      const hash = sha256(bytes);
      kept.set(hash, new Uint8Array(bytes));
      return hash;
    },
    async get(hash) {
      const bytes = kept.get(hash);
      if (!bytes) throw new Error(`no object ${hash}`);
      return bytes;
    },
    has: async (hash) => kept.has(hash),
  };
}
