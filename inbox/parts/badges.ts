// Grades, changes and verdicts as they show everywhere: shape, word and colour together.
import type { Change, Grade, Verdict } from '#types/words.ts';
import { html, type Html } from '../html.ts';
import { changeWords, gradeWords, verdictWords } from './words.ts';

export function gradeBadge(grade: Grade | undefined): Html {
  if (!grade) return html`<span class="grade pending">No answer yet</span>`;
  return html`<span class="grade ${grade}">${gradeWords[grade]}</span>`;
}

export function changeBadge(change: Change): Html {
  return html`<span class="change ${change}">${changeWords[change]}</span>`;
}

export function verdictBadge(verdict: Verdict): Html {
  return html`<span class="verdict ${verdict}">${verdictWords[verdict]}</span>`;
}

/** From one grade to another; a screen reader hears "to" for the arrow. */
export function gradeChange(from: Grade | undefined, to: Grade): Html {
  return html`${gradeBadge(from)} <span class="arrow" aria-hidden="true">→</span><span class="unseen">to</span> ${gradeBadge(to)}`;
}
