// What in a page is not the document's own words, told from structure and language.
import type { FurnitureKind } from '#types/text.ts';
import type { PageElement } from './node.ts';

const landmark: ReadonlyMap<string, FurnitureKind> = new Map([
  ['nav', 'navigation'],
  ['header', 'header'],
  ['footer', 'footer'],
  ['aside', 'aside'],
  ['dialog', 'dialog'],
]);

/** What an element by itself makes of its content. `inDocument`: inside main or an article. */
export function furnitureOf(
  element: PageElement,
  tag: string,
  inDocument: boolean,
): FurnitureKind | undefined {
  if (element.attribute('aria-modal') === 'true') return 'dialog';
  const kind = landmark.get(tag);
  if (kind === undefined) return isBreadcrumb(element) ? 'navigation' : undefined;
  // Inside an article these introduce, annotate or close the article itself.
  if (inDocument && (kind === 'header' || kind === 'footer' || kind === 'aside')) return undefined;
  return kind;
}

function isBreadcrumb(element: PageElement): boolean {
  const label = element.attribute('aria-label');
  return label !== undefined && label.length < 40 && /breadcrumb|pagination/i.test(label);
}

const menuName =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|sidebar|side-nav|toc|table-of-contents|pagination|social|share|footer|header|topbar|toolbar|switcher|picker)(?:$|[\s_-])/i;

/** A name of the kind that menus are given: it lowers what else has to speak for a menu. */
export function isNamedLikeMenu(element: PageElement): boolean {
  const id = element.attribute('id');
  const classes = element.attribute('class');
  return (id !== undefined && menuName.test(id)) || (classes !== undefined && menuName.test(classes));
}

const consentAnswer =
  /^(?:i )?(?:accept|reject|allow|decline|deny|refuse|agree|consent|disagree|manage|customi[sz]e|configure|only necessary|necessary only|essential only|got it|cookie settings|cookie preferences|more options|opt out|save (?:my )?(?:choices|preferences)|confirm my choices|alle akzeptieren|akzeptieren|ablehnen|zustimmen|einstellungen|accepter|refuser|tout accepter|tout refuser|aceptar|rechazar|accetta|rifiuta|aceitar|rejeitar|accepteren|weigeren|zaakceptuj|odrzuć|принять|同意|拒否|동의)(?=$|\W)/iu;
const consentTopic =
  /\bcookies?\b|\bconsent\b|similar technolog|tracking technolog|クッキー|쿠키|einwilligung|ciasteczk/iu;

export function isConsentAnswer(label: string): boolean {
  return label.length <= 60 && consentAnswer.test(label);
}

export function speaksOfConsent(text: string): boolean {
  return consentTopic.test(text);
}

const skipLink =
  /^(?:skip|jump) (?:to|over) (?:the )?(?:main |page |primary )?(?:content|navigation|main|search|footer|menu)/i;
const controlWords =
  /^(?:(?:skip|jump) to .{0,40}|share(?: (?:on|via|this|to) .{0,30})?|tweet|copy(?: (?:link|page|code|as markdown|to clipboard))?|print(?: this page)?|back to top|scroll to top|was this (?:page|article|answer|information) helpful\??|did this answer your question\??|edit (?:this page|on github)|on this page|in this article|table of contents|expand all|collapse all|show (?:more|less)|read more|load more|see more|view more|see all|view all|learn more|loading(?:\.{3}|…)?|yes no|thumbs (?:up|down)|search(?:\.{3}|…)?|sign in|log in|sign up|get started|menu|close|open menu|toggle .{0,30}|previous|next)$/i;
const mayBeCopyright = /©|\(c\)|copyright|reserved/i;
const copyright =
  /^(?:©|\(c\)|copyright\b).{0,80}$|^.{0,60}(?:©|\(c\)) ?(?:\d{4}|copyright).{0,80}$|^.{0,80}\ball rights reserved\.?$/i;
const signInWall =
  /(?:requires? (?:authori[sz]ation|authentication|sign[ -]?in|you to (?:sign|log) in)|try (?:signing|logging) in|change directories|enable javascript|javascript (?:is|to be) (?:required|disabled|enabled))/i;

export function isSkipLink(text: string, href: string | undefined): boolean {
  return skipLink.test(text) && (href === undefined || href.includes('#'));
}

/** A line that by its words alone is a control, wherever it stands. */
export function isControl(text: string): boolean {
  return text.length <= 60 && controlWords.test(text);
}

export function isCopyright(text: string): boolean {
  return text.length <= 140 && mayBeCopyright.test(text) && copyright.test(text);
}

/** What hidden elements say to visitors for whom the page does not work: not words of the document. */
export function isAccessFallback(text: string): boolean {
  return text.length <= 400 && signInWall.test(text);
}

const languageNames = new Set(
  'english deutsch français francais español espanol italiano português portugues nederlands polski русский українська 日本語 한국어 中文 简体中文 繁體中文 繁体中文 svenska dansk norsk suomi čeština cestina magyar română türkçe turkce ελληνικά العربية עברית हिन्दी ไทย tiếng_việt bahasa_indonesia'
    .split(' ')
    .map((name) => name.replace('_', ' ')),
);
/** With the name of a country in brackets. */
const longestLanguageName = 60;
const inBrackets = /\s*\(.{2,24}\)$/;

export function isLanguageName(text: string): boolean {
  if (text.length > longestLanguageName) return false;
  const name = text.toLowerCase();
  return languageNames.has(name.endsWith(')') ? name.replace(inBrackets, '') : name);
}
