// Turns the functions of in-page/ into two scripts. Bundled, because a function that is sent by its source alone
// loses its imports and meets helpers that compilers put in.
import { fileURLToPath } from 'node:url';

export interface Bundles {
  /** For our own world: defines `assay`. */
  readonly world: string;
  /** For the page's own world, before its scripts. */
  readonly pulse: string;
}

let bundled: Promise<Bundles> | undefined;

export function bundleInPage(): Promise<Bundles> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<Bundles> {
  const { build, stop } = await import('esbuild');
  const folder = fileURLToPath(new URL('in-page/', import.meta.url));
  const result = await build({
    entryPoints: ['world.entry.ts', 'pulse.entry.ts'],
    absWorkingDir: folder,
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome110',
    platform: 'browser',
    outdir: 'out',
    logLevel: 'silent',
    minifyWhitespace: true,
  });
  // esbuild keeps a process of its own, which is of no use to us any more.
  await stop();
  const textOf = (name: string): string => {
    const file = result.outputFiles.find(({ path }) => path.endsWith(name));
    if (!file) throw new Error(`the bundle of ${name} is missing`);
    return file.text;
  };
  return { world: textOf('world.entry.js'), pulse: textOf('pulse.entry.js') };
}
