// What the colours and shapes of the report mean.
import { gradeSchema } from '#types/words.ts';
import { html, join } from '../html.ts';
import { graded } from './grade.ts';

export const legend = html`<p class="legend">${join(gradeSchema.options.filter((grade) => grade !== 'no_public_evidence').map((grade) => html`<mark class="${grade}">${graded(grade)}</mark> `))}</p>`;
