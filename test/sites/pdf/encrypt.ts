// The oldest standard security handler (RC4, 40 bits): enough for a PDF that asks for a password.
import { createHash } from 'node:crypto';

export interface Encryption {
  /** The entries of the Encrypt dictionary, as text. */
  readonly dictionary: string;
  encrypt(object: number, bytes: Uint8Array): Uint8Array;
}

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const permissions = -44;

export function encryption(userPassword: string, ownerPassword: string, id: Buffer): Encryption {
  const owner = rc4(md5(padded(ownerPassword)).subarray(0, 5), padded(userPassword));
  const allowed = Buffer.alloc(4);
  allowed.writeInt32LE(permissions);
  const key = md5(Buffer.concat([padded(userPassword), owner, allowed, id])).subarray(0, 5);
  const user = rc4(key, padding);
  return {
    dictionary: `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P ${permissions} >>`,
    encrypt(object, bytes) {
      const salt = Buffer.from([object & 255, (object >> 8) & 255, (object >> 16) & 255, 0, 0]);
      return rc4(md5(Buffer.concat([key, salt])).subarray(0, 10), bytes);
    },
  };
}

function padded(password: string): Buffer {
  return Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
}

function md5(bytes: Uint8Array): Buffer {
  return createHash('md5').update(bytes).digest();
}

function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(state, i) + at(key, i % key.length)) & 255;
    [state[i], state[j]] = [at(state, j), at(state, i)];
  }
  const out = Buffer.alloc(bytes.length);
  for (let n = 0, i = 0, j = 0; n < bytes.length; n++) {
    i = (i + 1) & 255;
    j = (j + at(state, i)) & 255;
    [state[i], state[j]] = [at(state, j), at(state, i)];
    out[n] = at(bytes, n) ^ at(state, (at(state, i) + at(state, j)) & 255);
  }
  return out;
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}
