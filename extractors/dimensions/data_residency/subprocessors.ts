// Where a vendor's own vendors are says nothing of a choice.
import type { Reading } from '../../language/reading.ts';
import type { Statement } from '../../language/statement.ts';

const subprocessors = /\bsub-?processors?\b|\bsub-?contractors?\b/;

export function listsSubprocessors(reading: Reading, statement: Statement): boolean {
  const columns = (statement.block.cells ?? []).map((cell) => reading.say(cell.header ?? '')).join(' ');
  return subprocessors.test(
    `${reading.title} ${statement.headings.join(' ')} ${statement.leadIn} ${columns}`,
  );
}
