// A warning for commands that go on without a browser: what comes by plain HTTP alone is visited all the same.
import type { CliContext } from './context.ts';

export async function noteMissingBrowser({ env, out }: CliContext): Promise<void> {
  const { whyNoBrowser } = await import('#pipeline/need-browser.ts');
  const why = whyNoBrowser(env);
  if (why === undefined) return;
  out.note(
    `warning ${why.code}\n  ${why.message}: sources that need one will fail, the others are visited.\n  -> ${why.hint}`,
  );
}
