// The inbox of the demo: on the usual port where it is free, with a one-time way in.
import type { House } from '#pipeline/house.ts';
import { serveInbox, type ServedInbox } from '#inbox/serve.ts';
import { PortInUseError } from '#inbox/serve-errors.ts';

export interface DemoInbox {
  readonly address: string;
  readonly login: string;
  close(): Promise<void>;
}

export async function openDemoInbox(
  house: House,
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): Promise<DemoInbox> {
  const host = env['ASSAY_HOST'] || '127.0.0.1';
  const wanted = Number(env['ASSAY_PORT'] || 4680);
  const served = await serveOn(house, version, host, wanted).catch((error: unknown) => {
    // A demo that was asked for a port keeps to it; otherwise any free one serves as well.
    if (error instanceof PortInUseError && !env['ASSAY_PORT']) return serveOn(house, version, host, 0);
    throw error;
  });
  return { address: served.address, login: served.firstLink ?? served.address, close: () => served.close() };
}

function serveOn(house: House, version: string, host: string, port: number): Promise<ServedInbox> {
  return serveInbox({ house, version, host, port });
}
