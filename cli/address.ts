// Where the inbox listens: ASSAY_HOST and ASSAY_PORT.
import type { Environment } from './context.ts';
import { MisuseError } from './errors.ts';

export function addressFrom(env: Environment): { readonly host: string; readonly port: number } {
  const host = env['ASSAY_HOST']?.trim() || '127.0.0.1';
  const text = env['ASSAY_PORT']?.trim() || '4680';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new MisuseError(
      'bad_port',
      `ASSAY_PORT is "${text}".`,
      'Give a number from 1 to 65535, or 0 for any free one.',
    );
  return { host, port };
}
