// Node's own C++ headers, for compiling: beside this Node, in the system, or from the npm package of the exact version.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runNpm } from './npm.mjs';

/** A folder with include/node of exactly this version; undefined lets node-gyp download them itself. */
export async function findHeaders(place, report) {
  const here = [process.env.npm_config_nodedir, join(dirname(process.execPath), '..'), '/usr', '/usr/local'];
  const found = here.find((folder) => folder && headersVersion(folder) === process.versions.node);
  if (found) return found;
  const kept = place.inMemory('headers', process.versions.node);
  const packaged = join(kept, 'node_modules', headersPackage());
  if (headersVersion(packaged) === process.versions.node) return packaged;
  report.live(`headers of Node ${process.versions.node} from npm`);
  const wanted = `${headersPackage()}@${process.versions.node}`;
  await runNpm(place, ['install', '--prefix', kept, '--no-save', '--no-package-lock', wanted], report.tool);
  return headersVersion(packaged) === process.versions.node ? packaged : undefined;
}

function headersPackage() {
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}

function headersVersion(folder) {
  const file = join(folder, 'include/node/node_version.h');
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const part = (name) => new RegExp(`#define NODE_${name}_VERSION (\\d+)`).exec(text)?.[1];
  return `${part('MAJOR')}.${part('MINOR')}.${part('PATCH')}`;
}
