// A small sound registry in a temporary folder, and the ways to break it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const sound: Readonly<Record<string, string>> = {
  'registry.yaml': `name: Northwind Assurance
license: CC-BY-4.0
disclaimer: Evidence index, not a legal determination.
site_url: https://registry.northwind.test/
contact: registry@northwind.test
`,
  'dimensions.yaml': `- key: soc2_type2
  label: SOC 2 Type II
  question: Is a SOC 2 Type II report available?
  group: vendor_trust
  level: platform
- key: gpai_cop
  label: GPAI Code of Practice
  question: Has the developer signed it?
  group: eu_ai_act
  level: developer
- key: paper_trail
  label: Paper trail
  question: Is every change written down?
  group: platform_controls
  level: platform
  phrases:
    affirm: [every change is * recorded]
`,
  'parties/northwind.yaml': `id: northwind
name: Northwind
roles: [developer, platform]
hosts: [northwind.test, "*.northwind.test", docs.tarn.test/northwind*]
sources:
  - id: trust
    url: https://trust.northwind.test/
    kind: portal
    every: 12h
  - id: notes
    url: https://docs.tarn.test/northwind/notes
    kind: page
    dimensions: [paper_trail]
    offerings: [northwind-api]
    cron: "0 6 * * 1-5 Europe/Brussels"
    unconfirmed: true
`,
  'offerings/northwind-api.yaml': `id: northwind-api
name: Northwind API
developer: northwind
platform: northwind
category: first_party
model_family: Gale
`,
};

/** Each path with its new content; null removes the file. */
export type Changes = Readonly<Record<string, string | Uint8Array | null>>;

export function writeRegistry(changes: Changes = {}): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'assay-registry-'));
  for (const [path, content] of Object.entries({ ...sound, ...changes })) {
    if (content === null) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The sound file with one piece of text replaced; throws when the piece is not there. */
export function edited(path: string, from: string, to: string): Record<string, string> {
  const text = sound[path] ?? '';
  if (!text.includes(from)) throw new Error(`${path} has no "${from}"`);
  return { [path]: text.replace(from, to) };
}

export function appended(path: string, text: string): Record<string, string> {
  return { [path]: `${sound[path] ?? ''}${text}` };
}
