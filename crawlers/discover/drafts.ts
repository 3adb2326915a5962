// Sources drafted for the registry, as data and as the YAML that a maintainer pastes and edits.
import type { Verdict } from '#types/words.ts';

export interface SourceDraft {
  readonly id: string;
  readonly url: string;
  readonly kind: 'page' | 'portal' | 'pdf' | 'markdown';
  readonly dimensions: readonly string[];
  readonly twin?: string;
  readonly expect: { readonly title?: string; readonly min_chars?: number };
  /** What plain HTTP made of it; a portal's shell is empty until it is rendered. */
  readonly verdict: Verdict;
  readonly why: readonly string[];
}

export interface Discovery {
  readonly domain: string;
  readonly hosts: readonly string[];
  readonly sources: readonly SourceDraft[];
  /** What was looked at and gave nothing, in words. */
  readonly notes: readonly string[];
  readonly requests: number;
  /** By a person, before it was done. */
  readonly stopped: boolean;
}

export function draftsAsYaml({ domain, hosts, sources, notes }: Discovery): string {
  const name = domain.split('.').at(-2) ?? domain;
  const lines = [
    `id: ${name.replace(/[^a-z0-9-]/g, '-')}`,
    `name: ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    'aliases: []',
    'roles: [platform]',
    'hosts:',
    ...hosts.map((host) => `  - ${quoted(host)}`),
    sources.length === 0 ? 'sources: []' : 'sources:',
  ];
  for (const source of sources) {
    lines.push(...source.why.map((why) => `  # ${why.replace(/\s+/g, ' ')}`));
    lines.push(`  - id: ${source.id}`, `    url: ${quoted(source.url)}`, `    kind: ${source.kind}`);
    lines.push(`    dimensions: [${source.dimensions.join(', ')}]`);
    if (source.twin !== undefined)
      lines.push(`    twin: ${source.twin === 'auto' ? 'auto' : quoted(source.twin)}`);
    const expect = [
      source.expect.title === undefined ? '' : `title: ${quoted(source.expect.title)}`,
      source.expect.min_chars === undefined ? '' : `min_chars: ${source.expect.min_chars}`,
    ].filter((each) => each !== '');
    if (expect.length > 0) lines.push(`    expect: { ${expect.join(', ')} }`);
    lines.push('    unconfirmed: true');
  }
  lines.push(...notes.map((note) => `# ${note.replace(/\s+/g, ' ')}`));
  return `${lines.join('\n')}\n`;
}

/** JSON strings are YAML strings. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Ids that do not collide: `dpa`, `dpa-2`. */
export function uniqueIds(ids: readonly string[]): string[] {
  const used = new Map<string, number>();
  return ids.map((id) => {
    const count = (used.get(id) ?? 0) + 1;
    used.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  });
}
