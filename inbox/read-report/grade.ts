// A grade in the report: its shape and its words, in the colour of whatever it stands in.
import { gradeSign } from '#snapshots/release/words.ts';
import type { Grade } from '#types/words.ts';
import { html, type Html } from '../html.ts';
import { gradeWords } from '../parts/words.ts';

export function graded(grade: Grade): Html {
  return html`<b><span aria-hidden="true">${gradeSign[grade]}</span> ${gradeWords[grade]}</b>`;
}
