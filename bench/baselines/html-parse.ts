// The least that reading a page can cost: its tree, by the parser that we use too.
import { parseDocument } from 'htmlparser2';

export function htmlParse(html: string): number {
  return parseDocument(html).children.length;
}
