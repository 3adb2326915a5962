// An object store that is gone with the process: what a try or a discovery brings leaves no trace.
import { sha256 } from '#text/sha256.ts';
import type { ObjectStore } from '#types/capture.ts';
import type { Sha256 } from '#types/ids.ts';

export function objectsInMemory(): ObjectStore {
  const objects = new Map<Sha256, Uint8Array>();
  return {
    put: async (bytes) => {
      const name = sha256(bytes);
      objects.set(name, bytes);
      return name;
    },
    get: async (name) => {
      const bytes = objects.get(name);
      if (bytes === undefined) throw new Error(`No object ${name} was put here.`);
      return bytes;
    },
    has: async (name) => objects.has(name),
  };
}
