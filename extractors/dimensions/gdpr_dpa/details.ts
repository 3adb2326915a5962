// What the details of this dimension may hold.
import { z } from 'zod';
import type { Reading } from '../../language/reading.ts';
import type { Statement } from '../../language/statement.ts';

export const gdprDpaDetails = z.strictObject({
  sccs: z.array(z.string()).optional(),
  dpa_url: z.string().optional(),
  dpa_version: z.string().optional(),
  effective_date: z.string().optional(),
  subprocessor_list_url: z.string().optional(),
  subprocessors: z.array(z.record(z.string(), z.string())).optional(),
  signature_required: z.boolean().optional(),
  scope: z.string().optional(),
});

const numbers: Readonly<Record<string, string>> = {
  one: 'Module One',
  '1': 'Module One',
  i: 'Module One',
  two: 'Module Two',
  '2': 'Module Two',
  ii: 'Module Two',
  three: 'Module Three',
  '3': 'Module Three',
  iii: 'Module Three',
  four: 'Module Four',
  '4': 'Module Four',
  iv: 'Module Four',
};
const order = ['Module One', 'Module Two', 'Module Three', 'Module Four'];

/** The modules that are named: "Module Two (controller to processor) and/or Module Three". */
export function modulesIn(statements: readonly Statement[]): string[] {
  const found = new Set<string>();
  for (const { said } of statements) {
    for (const hit of said.matchAll(
      /\bmodules? (one|two|three|four|[1-4]|iv|iii|ii|i)\b((?:[ ,]*(?:and\/or|and|or|&|,|\/)? ?(?:one|two|three|four|[1-4]|iv|iii|ii|i)\b)*)/g,
    )) {
      for (const word of `${hit[1]} ${hit[2] ?? ''}`.match(/one|two|three|four|[1-4]|iv|iii|ii|\bi\b/g) ??
        []) {
        const name = numbers[word];
        if (name) found.add(name);
      }
    }
  }
  return order.filter((name) => found.has(name));
}

/** "Version 2.0", "v.010126", as the first lines have it. */
export function versionIn(reading: Reading): string | undefined {
  let characters = 0;
  for (const [index, block] of reading.document.blocks.entries()) {
    if (block.furniture) continue;
    characters += block.text.length;
    if (characters > 1500) return undefined;
    const hit =
      /\b(?:dpa |addendum |agreement )?version\s*(?:no\.?|number)?\s*[:.]?\s*(v?\.?\d[\w.-]*)/i.exec(
        block.text,
      ) ?? /(?:^|[\s(])(v\.?\d[\d.]*)(?=$|[\s),;])/i.exec(block.text);
    if (hit?.[1] && block.text.length < 160) return hit[1].replace(/[.,]$/, '');
    if (/^version:?$/i.test(block.text)) {
      const next = reading.document.blocks[index + 1]?.text ?? '';
      if (/^v?\d[\w.]{0,12}$/i.test(next)) return next;
    }
  }
  return undefined;
}
