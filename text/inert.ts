// A captured page made inert: it may look as it did, and can do nothing, fetch nothing and lead nowhere.
import { Parser } from 'htmlparser2';

/** Left out with all that they hold. */
const dropped = new Set([
  'script',
  'noscript',
  'template',
  'iframe',
  'frame',
  'frameset',
  'noframes',
  'object',
  'embed',
  'applet',
  'audio',
  'video',
  'portal',
  'fencedframe',
  'foreignobject',
  'animate',
  'animatemotion',
  'animatetransform',
  'set',
  'use',
]);
/** Left out, and hold nothing. */
const droppedVoid = new Set(['base', 'link', 'meta', 'source', 'track', 'param']);
const voidElements = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'wbr']);
/** Elements that act become elements that hold. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['form', 'div'],
  ['a', 'span'],
  ['area', 'span'],
  ['button', 'span'],
  ['dialog', 'div'],
]);
/** Attributes that say how something looks or is told; every other one goes. */
const kept = new Set([
  'abbr',
  'align',
  'alt',
  'bgcolor',
  'border',
  'cellpadding',
  'cellspacing',
  'checked',
  'class',
  'color',
  'colspan',
  'cx',
  'cy',
  'd',
  'datetime',
  'dir',
  'disabled',
  'face',
  'fill',
  'fill-rule',
  'headers',
  'height',
  'hidden',
  'id',
  'label',
  'lang',
  'open',
  'placeholder',
  'points',
  'r',
  'role',
  'rowspan',
  'rx',
  'ry',
  'scope',
  'selected',
  'size',
  'span',
  'start',
  'stroke',
  'stroke-width',
  'style',
  'summary',
  'title',
  'transform',
  'type',
  'valign',
  'value',
  'viewbox',
  'width',
  'x',
  'x1',
  'x2',
  'y',
  'y1',
  'y2',
]);
const deepest = 2_000;

export function inertHtml(html: string): string {
  const out: string[] = [];
  const open: string[] = [];
  /** Names of the open elements that are left out, innermost last. */
  const skipped: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipped.length > 0 || dropped.has(name)) {
          if (!voidElements.has(name) && !droppedVoid.has(name)) skipped.push(name);
          return;
        }
        if (droppedVoid.has(name) || open.length > deepest) return;
        const written = nameOf(name);
        out.push(`<${written}${attributesOf(attributes)}>`);
        if (!voidElements.has(name) || renamed.has(name)) open.push(written);
      },
      ontext(text) {
        if (skipped.length > 0) return;
        out.push(open.at(-1) === 'style' ? styleText(text) : escaped(text));
      },
      onclosetag(name) {
        if (skipped.length > 0) {
          if (skipped.at(-1) === name) skipped.pop();
          return;
        }
        const written = nameOf(name);
        if (open.at(-1) !== written || (voidElements.has(name) && !renamed.has(name))) return;
        open.pop();
        out.push(`</${written}>`);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  return out.join('');
}

function nameOf(name: string): string {
  const other = renamed.get(name);
  if (other) return other;
  return /^[a-z][a-z0-9-]*$/.test(name) ? name : 'span';
}

function attributesOf(attributes: Readonly<Record<string, string>>): string {
  let text = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'src' && /^data:image\/(?:png|jpe?g|gif|webp);/i.test(value))
      text += ` src="${escaped(value)}"`;
    else if (name === 'href') text += attributes['title'] ? '' : ` title="${escaped(value.slice(0, 500))}"`;
    else if (kept.has(name) || /^aria-[a-z]+$/.test(name)) text += ` ${name}="${escaped(value)}"`;
  }
  return text;
}

/** A style sheet cannot end itself early; what it would fetch the page's policy refuses. */
function styleText(text: string): string {
  return text.replaceAll('<', '\\3c ').replaceAll(/@import\b/gi, '@left-out');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
