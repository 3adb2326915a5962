// Makes a fresh clone run: checks before it acts, is instant the second time, and needs nothing but Node and npm.
import { nodeProblem } from './node-version.mjs';

const tooOld = nodeProblem(process.versions.node);
if (tooOld) {
  console.error(`Set-up stops: ${tooOld.message}\n  -> ${tooOld.hint}`);
  process.exit(1);
}
const { setUp } = await import('./set-up.mjs');
process.exitCode = await setUp(process.argv.slice(2));
