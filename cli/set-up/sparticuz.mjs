// A Chromium out of an npm package, for Linux without a download site: unpacked beside its own libraries and fonts.
import { createReadStream, createWriteStream, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { runNpm } from './npm.mjs';
import { runTool } from './run-tool.mjs';

const wanted = '@sparticuz/chromium@147.0.0';

/** The path of a small starter script, or why there is none. */
export async function unpackSparticuz(place, report) {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { why: 'the npm package is for Linux on x64' };
  const folder = place.inMemory('sparticuz');
  const starter = join(folder, 'chromium.sh');
  if (existsSync(starter)) return { path: starter };
  report.live('a Chromium from npm (70 MB)');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const npm = await runNpm(
    place,
    ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--omit=optional', wanted],
    report.tool,
  );
  const packed = join(folder, 'node_modules/@sparticuz/chromium/bin');
  if (!npm.ok || !existsSync(join(packed, 'chromium.br'))) return { why: 'npm could not fetch it' };
  report.live('unpacking it');
  await unbrotli(join(packed, 'chromium.br'), join(folder, 'chromium'), 0o755);
  for (const name of ['swiftshader', 'al2023', 'fonts']) {
    const tar = join(folder, `${name}.tar`);
    if (!existsSync(join(packed, `${name}.tar.br`))) continue;
    await unbrotli(join(packed, `${name}.tar.br`), tar, 0o644);
    await runTool(place, 'tar', ['-xf', tar, '-C', folder], { log: 'unpack', ...report.tool });
    rmSync(tar, { force: true });
  }
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  writeFileSync(join(folder, 'fonts.conf'), fontList(folder));
  writeFileSync(starter, script(folder), { mode: 0o755 });
  return { path: starter };
}

async function unbrotli(from, to, mode) {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode }));
}

function script(folder) {
  return `#!/bin/sh
here='${folder.replaceAll("'", `'\\''`)}'
export LD_LIBRARY_PATH="$here/lib:$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`;
}

/** The package's own looks in folders of another system; without a font every page is drawn in boxes. */
function fontList(folder) {
  const path = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path}/fonts</dir>
  <cachedir>${path}/fonts-cache</cachedir>
</fontconfig>
`;
}
