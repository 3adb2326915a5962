// Which way imports may go: cli -> inbox -> pipeline -> { crawlers, extractors, snapshots, db } -> text -> types.
import { posix } from 'node:path';
import type { SourceFile } from './sources.ts';
import { lineAt } from './sources.ts';

const below: Readonly<Record<string, readonly string[]>> = {
  types: [],
  text: ['types'],
  crawlers: ['text', 'types'],
  extractors: ['text', 'types'],
  snapshots: ['text', 'types'],
  db: ['text', 'types'],
  pipeline: ['crawlers', 'extractors', 'snapshots', 'db', 'text', 'types'],
  inbox: ['pipeline', 'crawlers', 'extractors', 'snapshots', 'db', 'text', 'types'],
  cli: ['inbox', 'pipeline', 'crawlers', 'extractors', 'snapshots', 'db', 'text', 'types'],
};

/** The demo serves the replica sites: the one way from the product into test/. */
const exceptions = [{ from: /^cli\/(commands\/)?demo/, to: 'sites' }];

/** Packages that only these folders may use. */
const packageOwners: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['db', 'cli/set-up'],
  playwright: ['crawlers', 'cli/set-up'],
  'playwright-core': ['crawlers'],
  crawlee: ['crawlers'],
  bullmq: ['pipeline'],
  ioredis: ['pipeline'],
  undici: ['crawlers', 'snapshots', 'pipeline'],
  hono: ['inbox', 'snapshots'],
  '@hono/node-server': ['inbox'],
  commander: ['cli'],
  'pdf-parse': ['text'],
  yaml: ['pipeline', 'text'],
};

export interface Import {
  readonly specifier: string;
  readonly index: number;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

export interface WrongImport {
  readonly path: string;
  readonly line: number;
  readonly specifier: string;
  readonly why: string;
}

const forms =
  /(?:^|[;\n])\s*(?:import|export)\s+(?<type>type\s)?(?:[\w*{}\s,$]+?\sfrom\s*)?['"](?<fixed>[^'"]+)['"]|\bimport\s*\(\s*['"](?<lazy>[^'"]+)['"]|\bimport\(\s*(?<computed>[^'"\s)][^)]*)\)/g;

export function importsOf(file: SourceFile): Import[] {
  const code = withoutComments(file.text);
  return [...code.matchAll(forms)].flatMap((match) => {
    const specifier = match.groups?.['fixed'] ?? match.groups?.['lazy'];
    if (specifier === undefined) return [];
    const dynamic = match.groups?.['lazy'] !== undefined;
    const index = match.index + match[0].search(/\b(?:import|export)\b/);
    return [{ specifier, index, typeOnly: match.groups?.['type'] !== undefined, dynamic }];
  });
}

export function wrongImports(files: readonly SourceFile[]): WrongImport[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap((one) => {
      const why = whyWrong(file.path, one.specifier);
      if (why === undefined) return [];
      return [{ path: file.path, line: lineAt(file.text, one.index), specifier: one.specifier, why }];
    }),
  );
}

function whyWrong(path: string, specifier: string): string | undefined {
  const from = path.split('/')[0] ?? '';
  if (specifier.startsWith('.')) {
    const to = posix.join(posix.dirname(path), specifier).split('/')[0] ?? '';
    return to === from ? undefined : `a relative import leaves ${from}/: write #${to}/...`;
  }
  if (specifier.startsWith('#')) {
    const to = specifier.slice(1).split('/')[0] ?? '';
    if (to === from || below[from]?.includes(to)) return undefined;
    if (exceptions.some((one) => one.from.test(path) && one.to === to)) return undefined;
    return `${from}/ may import ${below[from]?.join(', ') || 'nothing of ours'}, not ${to}/`;
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const owners = packageOwners[name];
  if (owners === undefined || owners.some((owner) => path.startsWith(`${owner}/`))) return undefined;
  return `only ${owners.join(', ')} may use ${name}`;
}

/** What starts with the command: reached by imports that run at once. */
export function startsWith(entry: string, files: readonly SourceFile[]): Set<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const file = byPath.get(path);
    if (file === undefined) continue;
    for (const one of importsOf(file)) {
      if (!one.typeOnly && !one.dynamic) waiting.push(resolved(path, one.specifier));
    }
  }
  return reached;
}

function resolved(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  return specifier.startsWith('#') ? specifier.slice(1) : specifier;
}

/** Same length, so that places stay. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(,])\/\/[^\n]*/g, (comment) =>
    comment.replace(/[^\n]/g, ' '),
  );
}
