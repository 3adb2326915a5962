// Pages of vendors that do not exist, and the shortest way from a page to its verdict.
import { parse } from '#text/parse.ts';
import type { GoodFacts, Judgement } from '#types/capture.ts';
import type { Instant } from '#types/ids.ts';
import type { TextDocument } from '#types/text.ts';
import { goodFacts, remember } from '#crawlers/verdict/good-facts.ts';
import { judge, type JudgeInput } from '#crawlers/verdict/judge.ts';
import { pageFacts } from '#crawlers/verdict/page-facts.ts';

export const url = 'https://www.northwind.test/legal/data-policy';

const menu =
  '<nav><a href="/">Northwind</a><a href="/products">Products</a><a href="/pricing">Pricing</a><a href="/login">Log in</a></nav>';
const footer =
  '<footer><a href="/privacy">Privacy</a><a href="/terms">Terms</a><p>© 2026 Northwind Instruments</p></footer>';

export function site(main: string, options: { title?: string; lang?: string; head?: string } = {}): string {
  return `<!doctype html><html lang="${options.lang ?? 'en'}"><head><title>${options.title ?? 'Data policy | Northwind'}</title>${options.head ?? ''}</head><body><header>${menu}</header><main>${main}</main>${footer}</body></html>`;
}

const subjects = [
  'Prompts',
  'Uploaded files',
  'Audio recordings',
  'Generated answers',
  'Embeddings',
  'Fine-tuning sets',
  'Usage logs',
  'Support tickets',
  'Billing records',
  'Feedback forms',
  'Session notes',
  'Batch jobs',
];
const fates = [
  'are stored encrypted in the region that the customer chose at the start of the contract',
  'are erased thirty days after they were received, unless the law asks for longer',
  'are never used to improve the models of other customers without a written agreement',
  'can be exported by an administrator at any time from the console of the account',
];

/** A whole document of about 60 sentences. */
export function policy(options: { from?: number; to?: number; heading?: string } = {}): string {
  const sentences = subjects.flatMap((subject) => fates.map((fate) => `<p>${subject} ${fate}.</p>`));
  return `<h1>${options.heading ?? 'Data policy'}</h1>${sentences.slice(options.from ?? 0, options.to ?? sentences.length).join('\n')}`;
}

const germanFates = [
  'werden verschlüsselt in der Region gespeichert, die der Kunde zu Beginn des Vertrags gewählt hat',
  'werden dreißig Tage nach ihrem Eingang gelöscht, sofern das Gesetz nichts anderes verlangt',
  'werden ohne schriftliche Vereinbarung niemals für die Modelle anderer Kunden verwendet',
];

export function germanPolicy(): string {
  const things = [
    'Eingaben',
    'Hochgeladene Dateien',
    'Tonaufnahmen',
    'Erzeugte Antworten',
    'Protokolle der Nutzung',
    'Anfragen an die Hilfe',
  ];
  return `<h1>Richtlinie zu Daten</h1>${things.flatMap((thing) => germanFates.map((fate) => `<p>${thing} ${fate}.</p>`)).join('\n')}`;
}

export async function documentOf(html: string): Promise<TextDocument> {
  const parsed = await parse(Buffer.from(html), { mediaType: 'text/html', url });
  if (parsed.kind !== 'document') throw new Error(parsed.message);
  return parsed.document;
}

export async function verdictOf(html: string, input: Partial<JudgeInput> = {}): Promise<Judgement> {
  const parsed = await parse(Buffer.from(html), { mediaType: 'text/html', url });
  const page = pageFacts(html);
  return judge({
    source: { url },
    response: { status: 200, finalUrl: url },
    parsed,
    ...(page === undefined ? {} : { page }),
    ...input,
  });
}

export async function goodOf(html: string, at = '2026-03-01T08:00:00.000Z'): Promise<GoodFacts> {
  return goodFacts(await documentOf(html), { at: at as Instant, finalUrl: url });
}

/** Judges a series of captures as a source's visits do, a day apart, and says the verdict and rule of each. */
export async function history(pages: readonly string[], hoursApart = 24): Promise<string[]> {
  let lastGood: GoodFacts | undefined;
  const said: string[] = [];
  for (const [index, html] of pages.entries()) {
    const judgement = await verdictOf(html, lastGood === undefined ? {} : { lastGood });
    said.push(`${judgement.verdict} ${judgement.reasons[0]?.rule}`);
    const at = new Date(
      Date.parse('2026-03-01T08:00:00.000Z') + index * hoursApart * 3_600_000,
    ).toISOString() as Instant;
    lastGood = remember(lastGood, judgement, await documentOf(html), { at, finalUrl: url });
  }
  return said;
}
