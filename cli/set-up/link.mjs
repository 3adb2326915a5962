// Step: `npx assay` runs this checkout.
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';

export const name = 'npx assay';
const target = '../../cli/assay.mjs';

export function check(place) {
  const link = place.inRoot('node_modules/.bin/assay');
  if (process.platform === 'win32') return existsSync(`${link}.cmd`) ? 'linked' : undefined;
  try {
    const executable = (statSync(place.inRoot('cli/assay.mjs')).mode & 0o111) !== 0;
    return executable && lstatSync(link).isSymbolicLink() && readlinkSync(link) === target
      ? 'linked'
      : undefined;
  } catch {
    return undefined;
  }
}

export async function act(place) {
  const link = place.inRoot('node_modules/.bin/assay');
  mkdirSync(place.inRoot('node_modules/.bin'), { recursive: true });
  if (process.platform === 'win32') {
    writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\cli\\assay.mjs" %*\r\n');
    return 'linked';
  }
  rmSync(link, { force: true });
  symlinkSync(target, link);
  chmodSync(place.inRoot('cli/assay.mjs'), 0o755);
  return 'linked';
}
