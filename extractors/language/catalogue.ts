// A statement of many products has a section for each: "Skylark", which begins "Skylark is a calendar that ...".
import type { TextDocument } from '#types/text.ts';

/** Fewer such sections than this are chance. */
const fewest = 3;
const commonWords =
  /\b(?:data|retention|residency|privacy|security|training|compliance|content|information|policy|policies|terms|services?|apis?|models?|cookies?|customers?|users?|account|accounts|rights|children|transfers?|contact|changes|definitions|region|regions|encryption|access|support|agreement|hipaa|gdpr|soc|iso|zdr|retain|we|you|your|our|how|what|why|who|when)\b/i;

export interface ProductSections {
  /** Names that open a section of their own, as written. */
  readonly names: ReadonlySet<string>;
  /** All headings that stand beside such a section: sections of products too. */
  readonly headings: ReadonlySet<string>;
}

export function productSections(document: TextDocument): ProductSections {
  const names = new Set<string>();
  const parents = new Set<string>();
  for (const [index, block] of document.blocks.entries()) {
    if (block.kind !== 'heading' || block.furniture || block.headings.length === 0) continue;
    const name = block.text.trim();
    if (!isName(name) || !opensWith(document, index, name)) continue;
    if (document.text.includes(name.toLowerCase())) continue;
    names.add(name);
    parents.add(block.headings.join('\n'));
  }
  if (names.size < fewest) return { names: new Set(), headings: new Set() };
  const headings = new Set(names);
  for (const block of document.blocks) {
    if (block.kind === 'heading' && parents.has(block.headings.join('\n')) && !commonWords.test(block.text))
      headings.add(block.text.trim());
  }
  return { names, headings };
}

function isName(text: string): boolean {
  return (
    /^[A-Z0-9]/.test(text) &&
    text.length >= 3 &&
    text.split(/\s+/).length <= 4 &&
    !/[?.:,]/.test(text) &&
    !commonWords.test(text)
  );
}

function opensWith(document: TextDocument, index: number, name: string): boolean {
  for (let next = index + 1; next <= index + 3; next += 1) {
    const block = document.blocks[next];
    if (!block || block.kind === 'heading') return false;
    if (
      new RegExp(
        `^(?:The |With |When you use |Our )?${name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\\b`,
        'i',
      ).test(block.text)
    )
      return true;
  }
  return false;
}
