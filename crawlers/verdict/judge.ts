// Is this capture the document? One rule after another; the first that has something to say decides.
import { counted } from '#text/counted.ts';
import type { Judgement, Reason } from '#types/capture.ts';
import { factsOf } from './facts.ts';
import { sameAddress } from './identity.ts';
import type { Facts, JudgeInput, Rule } from './input.ts';
import { anotherDocument } from './rules/another-document.ts';
import { blockPage } from './rules/block-page.ts';
import { challengeHeader, challengePage } from './rules/challenge.ts';
import { brokenOff, endMissing, fewerThanSaid, listShrunk, partMissing } from './rules/cut-short.ts';
import { emptyShell, noSentence, sharedShell } from './rules/empty.ts';
import { errorPage, shortStranger, soundsLikeError } from './rules/error-page.ts';
import { expectedTextMissing, otherTitle, tooShort } from './rules/expected.ts';
import { failed } from './rules/failed.ts';
import { otherLanguage } from './rules/language.ts';
import { listStillLoading, neverSettled, stillLoading, unfinishedParts } from './rules/loading.ts';
import { loginForm, loginRedirect } from './rules/login-wall.ts';
import { notModified } from './rules/not-modified.ts';
import { redirected } from './rules/redirected.ts';
import { statusSaysNo } from './rules/status.ts';
import { indexPage, movedStub } from './rules/stub.ts';
import { cutByBound, nothingCame, unreadable } from './rules/unreadable.ts';

export type { Failure, JudgeInput } from './input.ts';

/** From what needs no document, over what stands in its place, to what is wrong with it. */
const rules: readonly Rule[] = [
  failed,
  challengeHeader,
  challengePage,
  statusSaysNo,
  notModified,
  unreadable,
  nothingCame,
  cutByBound,
  loginRedirect,
  blockPage,
  loginForm,
  movedStub,
  errorPage,
  stillLoading,
  soundsLikeError,
  sharedShell,
  indexPage,
  emptyShell,
  noSentence,
  otherLanguage,
  redirected,
  shortStranger,
  anotherDocument,
  fewerThanSaid,
  listStillLoading,
  unfinishedParts,
  brokenOff,
  endMissing,
  partMissing,
  listShrunk,
  tooShort,
  otherTitle,
  expectedTextMissing,
  neverSettled,
];

export function judge(input: JudgeInput): Judgement {
  const facts = factsOf(input);
  for (const rule of rules) {
    const judgement = rule(facts);
    if (judgement !== undefined) return judgement;
  }
  return { verdict: 'ok', reasons: whyGood(facts) };
}

function whyGood({ substance, response, source, lastGood, kept }: Facts): readonly Reason[] {
  const reasons: Reason[] = [
    {
      rule: 'complete',
      message: `${counted(substance?.body ?? 0, 'character')} of text, nothing that stands in a document's place`,
    },
  ];
  if (lastGood !== undefined && kept !== undefined) {
    reasons.push({
      rule: 'same-document',
      message: `${Math.round(kept * 100)} % of the sentences of ${lastGood.at.slice(0, 10)} still stand`,
    });
  }
  const end = response?.finalUrl;
  if (end !== undefined && !sameAddress(source.url, end)) {
    reasons.push({ rule: 'other-address', message: `it stands at ${end} now` });
  }
  return reasons;
}
