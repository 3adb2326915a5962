// Which elements make a range of blocks that the page as a whole is weighed by.
import type { Context } from './context.ts';
import { isNamedLikeMenu } from './furniture.ts';
import type { PageElement } from './node.ts';
import type { Range } from './page.ts';

export function kindsOf(
  frame: { readonly element: PageElement; readonly tag: string; readonly context: Context },
  inner: Context,
  blocks: number,
): Range['kind'][] {
  const kind = kindOf(frame, inner, blocks);
  const hides = inner.hidden && !frame.context.hidden;
  if (kind === undefined) return hides ? ['hidden'] : [];
  return hides ? ['hidden', kind] : [kind];
}

function kindOf(
  {
    element,
    tag,
    context,
  }: { readonly element: PageElement; readonly tag: string; readonly context: Context },
  inner: Context,
  blocks: number,
): Range['kind'] | undefined {
  if (tag === 'main') return 'main';
  if (inner.furniture !== undefined) {
    return context.furniture === undefined && tag !== 'button' ? 'landmark' : undefined;
  }
  if (tag === 'ul' || tag === 'ol' || tag === 'menu') return 'list';
  if (tag === 'table' && inner.table !== undefined) return 'table';
  if (blocks >= 3 && isNamedLikeMenu(element)) return 'menu';
  return blocks >= 5 && !inner.inDocument ? 'division' : undefined;
}
