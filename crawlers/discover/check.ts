// Looks at a candidate: a draft, or in words why it is none.
import { parse } from '#text/parse.ts';
import { counted } from '#text/counted.ts';
import type { TextDocument } from '#types/text.ts';
import { guessTwins, twinsNamed } from '../attempts/twins.ts';
import type { HttpAnswer } from '../http/client.ts';
import { judge } from '../verdict/judge.ts';
import { pageFacts } from '../verdict/page-facts.ts';
import type { Asker } from './ask.ts';
import type { Candidate } from './candidates.ts';
import type { SourceDraft } from './drafts.ts';

export async function documentOf(answer: HttpAnswer): Promise<TextDocument | undefined> {
  if (answer.body.length === 0) return undefined;
  const parsed = await parse(answer.body.slice(), {
    mediaType: answer.headers['content-type'] ?? answer.mediaType,
    url: answer.finalUrl,
  });
  return parsed.kind === 'document' ? parsed.document : undefined;
}

/** A draft, or in words why it is none. */
export async function check({ url, topic, why }: Candidate, ask: Asker): Promise<SourceDraft | string> {
  const answer = await ask.get(url);
  if (answer === undefined) return `${url} (${topic.label}) could not be asked for`;
  const parsed =
    answer.body.length === 0
      ? undefined
      : await parse(answer.body.slice(), {
          mediaType: answer.headers['content-type'] ?? answer.mediaType,
          url: answer.finalUrl,
        });
  const page = answer.mediaType === 'text/html' ? pageFacts(answer.body) : undefined;
  const { verdict, reasons } = judge({
    source: { url: answer.finalUrl },
    response: { ...answer },
    ...(parsed === undefined ? {} : { parsed }),
    ...(page === undefined ? {} : { page }),
  });
  if (['missing', 'unreachable', 'error_page', 'refused', 'moved'].includes(verdict)) {
    return `${url} (${topic.label}) is ${verdict}: ${reasons[0]?.message ?? ''}`;
  }
  const document = parsed?.kind === 'document' ? parsed.document : undefined;
  const kind = kindOf(answer, topic.portal === true && (verdict !== 'ok' || isPortalPage(answer)));
  const characters =
    document?.blocks.reduce(
      (sum, block) => sum + (block.furniture === undefined ? block.text.length : 0),
      0,
    ) ?? 0;
  const title = document?.title?.split(/\s+[|–—]\s+/)[0]?.trim();
  return {
    id: topic.id,
    url: answer.finalUrl,
    kind,
    dimensions: topic.dimensions,
    ...(await twinOf(answer, kind, ask)),
    expect: {
      ...(title === undefined || title === '' || verdict !== 'ok' ? {} : { title }),
      ...(verdict === 'ok' && characters > 1000
        ? { min_chars: Math.floor((characters * 0.6) / 100) * 100 }
        : {}),
    },
    verdict,
    why: [
      ...why,
      verdict === 'ok'
        ? `${counted(characters, 'character')} by plain HTTP`
        : `by plain HTTP ${verdict}: ${reasons[0]?.message ?? ''}`,
    ],
  };
}

function kindOf({ mediaType }: HttpAnswer, portal: boolean): SourceDraft['kind'] {
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType === 'text/markdown') return 'markdown';
  return portal ? 'portal' : 'page';
}

const platformMarks =
  /assets\.vanta\.com|powered_by_vanta|safebase\.io|secureframetrust|drata\.com\/trust|conveyor\.com|whistic\.com/i;

function isPortalPage(answer: HttpAnswer): boolean {
  return platformMarks.test(new TextDecoder().decode(answer.body.subarray(0, 500_000)));
}

async function twinOf(answer: HttpAnswer, kind: SourceDraft['kind'], ask: Asker): Promise<{ twin?: string }> {
  if (kind !== 'page') return {};
  const [named] = twinsNamed(answer);
  if (named !== undefined) return { twin: named };
  // Documentation sites are where twins stand; elsewhere the guess is not worth a request.
  if (!/docs|developer|platform|guides/i.test(answer.finalUrl)) return {};
  const [guess] = guessTwins(answer.finalUrl);
  const found = guess === undefined ? undefined : await ask.get(guess);
  return found?.status === 200 && found.mediaType === 'text/markdown' ? { twin: 'auto' } : {};
}
