import { Command } from 'commander';
import type { Asking } from '#crawlers/discover.ts';
import { counted } from '#text/counted.ts';
import type { Problem } from '#types/problem.ts';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { MisuseError } from '../errors.ts';
import { examples } from '../help.ts';
import { registryOf } from '../registry.ts';
import { cut, oneLine } from '../table.ts';
import { programVersion } from '../version.ts';

export function discoverCommand(cli: Cli): Command {
  const command = new Command('discover')
    .description('draft the sources of a vendor from its sitemap, llms.txt, footers and known portal hosts')
    .argument('<domain>', 'the registrable domain: northwind.test')
    .option('--requests <number>', 'at most so many requests; default 40')
    .action((domain: string, options: { requests?: string }) =>
      cli.run((context) => discoverIt(context, domain, options.requests)),
    );
  return examples(command, [
    'assay discover mistral.ai > registry/parties/mistral.yaml',
    'assay discover x.ai --requests 15 --json',
  ]);
}

async function discoverIt(context: CliContext, domain: string, asked: string | undefined): Promise<ExitCode> {
  const requests = asked === undefined ? undefined : numberOf(asked);
  if (!namesAHost(domain))
    throw new MisuseError(
      'bad_domain',
      `"${domain}" names no host.`,
      'Give a domain or an address: northwind.test',
    );
  const { settings } = await registryOf(context);
  const { discoverSources } = await import('#pipeline/discover-sources.ts');
  const { clock, env, signal, out } = context;
  let drafts = 0;
  const { discovery, yaml } = await discoverSources({
    domain,
    settings,
    clock,
    env,
    signal,
    requests,
    version: programVersion(),
    onRequest: (asking) => out.progress(progressOf(asking, drafts)),
    onDraft: ({ id, url, verdict }) => {
      drafts += 1;
      out.note(`${verdict.padEnd(13)} ${id}  ${oneLine(url)}`);
    },
  });
  out.progressDone();
  const problems = discovery.sources.length > 0 ? [] : [nothingFound(domain, discovery.notes)];
  if (context.json) out.json({ ...discovery, problems });
  else if (problems.length === 0) out.line(yaml.trimEnd());
  else out.problems(problems);
  if (discovery.stopped) return 3;
  return problems.length === 0 ? 0 : 1;
}

function nothingFound(domain: string, notes: readonly string[]): Problem {
  return {
    code: 'nothing_found',
    message: [`No source was found at ${oneLine(domain)}.`, ...notes.map(oneLine)].join('\n  '),
    hint: 'Give the address of a page that links to what you look for: its trust center, legal or documentation pages.',
  };
}

function namesAHost(text: string): boolean {
  const address = /^https?:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  return URL.canParse(address) && /^[^\s]+\.[^\s.]+$/.test(new URL(address).hostname);
}

function progressOf({ url, requests, most, msLeft }: Asking, drafts: number): string {
  const seconds = Math.round(msLeft / 1000);
  const left = seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  return `request ${requests} of at most ${most}, ${counted(drafts, 'draft')}, ${left} left at most  ${cut(oneLine(url), 80)}`;
}

function numberOf(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 500) return number;
  throw new MisuseError('bad_number', `--requests ${text} is no number from 1 to 500.`, 'Try --requests 40.');
}
