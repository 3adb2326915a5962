// What is known of the elements of a name, looked up once for each element.
import { KnownNames } from './known-names.ts';
import { closedBy, foreign, holdsNothing, home } from './nesting.ts';
import { inline, unread, words } from './tags.ts';

export interface ElementType {
  readonly name: string;
  /** It has no content and no closing tag. */
  readonly isEmpty: boolean;
  /** Markup inside is foreign, or at home again within foreign markup. */
  readonly inside: 'foreign' | 'home' | undefined;
  /** Which open elements end where one of this name begins. */
  readonly closes: ReadonlySet<string> | undefined;
  readonly isUnread: boolean;
  readonly isInline: boolean;
}

const usual = new KnownNames(
  words(
    'div span a p li ul ol h1 h2 h3 h4 h5 h6 br strong em b i u s sup sub small svg path g img section article',
    'main header footer nav aside table thead tbody tfoot tr td th caption colgroup col button form input label',
    'select option textarea fieldset legend details summary dialog dl dt dd pre code blockquote figure figcaption',
    'picture source video audio iframe script style noscript template link meta title head body html hr wbr font',
    'center abbr cite mark time address use rect circle line polygon polyline defs clippath lineargradient stop',
  ),
  elementType,
);

export function typeAt(html: string, start: number, end: number): ElementType {
  return usual.find(html, start, end) ?? elementType(html.slice(start, end).toLowerCase());
}

export function elementType(name: string): ElementType {
  return {
    name,
    isEmpty: holdsNothing.has(name),
    inside: foreign.has(name) ? 'foreign' : home.has(name) ? 'home' : undefined,
    closes: closedBy.get(name),
    isUnread: unread.has(name),
    isInline: inline.has(name),
  };
}
