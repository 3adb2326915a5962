#!/usr/bin/env node
// Starts the command: plain JavaScript, so that it can say one clear sentence where TypeScript could not even load.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { nodeProblem } from './set-up/node-version.mjs';

const root = new URL('../', import.meta.url);
const json = process.argv.includes('--json');

function refuse(code, message, hint) {
  if (json) console.log(JSON.stringify({ ok: false, problems: [{ code, message, hint }] }));
  else console.error(`assay: ${message}\n  ${hint}`);
  process.exit(1);
}

const tooOld = nodeProblem(process.versions.node);
if (tooOld) refuse('node_too_old', tooOld.message, tooOld.hint);
if (!existsSync(new URL('node_modules/tsx/package.json', root)))
  refuse(
    'not_set_up',
    'Assay is not set up in this checkout yet.',
    'Run `npm run setup` (or `npm run demo`).',
  );

createRequire(import.meta.url)('node:module').enableCompileCache?.();
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('./main.ts');
await main(process.argv.slice(2), process.env);
