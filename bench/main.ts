// npm run bench [-- --only NAME] [--json] [--list]: runs the sections and writes bench/results/. Exit 1 when a bar is missed.
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runSection } from './frame.ts';
import type { Section, SectionResult } from './frame.ts';
import { printResults } from './print.ts';

const sectionsFolder = new URL('sections/', import.meta.url);

async function main(args: readonly string[]): Promise<number> {
  const sections = await allSections();
  if (args.includes('--list')) {
    for (const section of sections) console.log(section.name);
    return 0;
  }
  const chosen = choose(sections, args);
  if (typeof chosen === 'string') {
    console.error(chosen);
    return 2;
  }
  if (args.includes(bySelf)) {
    console.log(JSON.stringify(await runSection(chosen[0]!)));
    return 0;
  }
  const results: SectionResult[] = [];
  for (const section of chosen) {
    process.stderr.write(`${section.name} ...\n`);
    results.push(await (section.alone === true ? runAlone(section) : runSection(section)));
  }
  const report = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model, results };
  save(report);
  console.log(args.includes('--json') ? JSON.stringify(report) : printResults(results));
  return results.some((result) => result.pass === false) ? 1 : 0;
}

/** How a section asks for itself in a process of its own. */
const bySelf = '--by-itself';

async function runAlone({ name }: Section): Promise<SectionResult> {
  const command = [...process.execArgv, fileURLToPath(import.meta.url), '--only', name, bySelf];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  return JSON.parse(stdout) as SectionResult;
}

/** A section is a file in bench/sections/ that exports one or more of them. */
async function allSections(): Promise<Section[]> {
  const files = readdirSync(sectionsFolder)
    .filter((file) => file.endsWith('.ts'))
    .toSorted();
  const sections: Section[] = [];
  for (const file of files) {
    const module = (await import(new URL(file, sectionsFolder).href)) as Record<string, unknown>;
    for (const value of Object.values(module).flat()) if (isSection(value)) sections.push(value);
  }
  return sections;
}

function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && 'subject' in value && 'rounds' in value;
}

function choose(sections: readonly Section[], args: readonly string[]): readonly Section[] | string {
  const at = args.indexOf('--only');
  if (at === -1) return sections;
  const wanted = args[at + 1] ?? '';
  const chosen = sections.filter(
    (section) => section.name === wanted || section.name.startsWith(`${wanted}/`),
  );
  if (chosen.length > 0) return chosen;
  return `There is no section "${wanted}"; there are ${sections.map((section) => section.name).join(', ')}.`;
}

function save(report: unknown): void {
  const folder = new URL('results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const name = new Date().toISOString().replace(/[:.]/g, '-');
  const text = `${JSON.stringify(report, null, 2)}\n`;
  writeFileSync(fileURLToPath(new URL(`${name}.json`, folder)), text);
  writeFileSync(fileURLToPath(new URL('latest.json', folder)), text);
}

process.exitCode = await main(process.argv.slice(2));
