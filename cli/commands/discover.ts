import { Command } from 'commander';
import type { Cli, CliContext, ExitCode } from '../context.ts';
import { examples } from '../help.ts';
import { registryOf } from '../registry.ts';
import { programVersion } from '../version.ts';

export function discoverCommand(cli: Cli): Command {
  const command = new Command('discover')
    .description('draft the sources of a vendor from its sitemap, llms.txt, footers and known portal hosts')
    .argument('<domain>', 'the registrable domain: northwind.test')
    .action((domain: string) => cli.run((context) => discoverIt(context, domain)));
  return examples(command, [
    'assay discover mistral.ai > registry/parties/mistral.yaml',
    'assay discover x.ai --json',
  ]);
}

async function discoverIt(context: CliContext, domain: string): Promise<ExitCode> {
  const { settings } = await registryOf(context);
  const { discoverSources } = await import('#pipeline/discover-sources.ts');
  const { clock, env, signal } = context;
  const onProgress = (message: string): void => context.out.progress(message);
  const version = programVersion();
  const { discovery, yaml } = await discoverSources({
    domain,
    settings,
    clock,
    env,
    signal,
    onProgress,
    version,
  });
  context.out.progressDone();
  if (context.json) context.out.json(discovery);
  else context.out.line(yaml.trimEnd());
  return discovery.sources.length > 0 ? 0 : 1;
}
