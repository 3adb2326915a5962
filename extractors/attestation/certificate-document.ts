// The certificate itself, as a certification body writes it: whose management system, which standard, until when.
import { dateIn } from '../language/dates.ts';
import { vendorPattern } from '../language/products.ts';
import type { Reading } from '../language/reading.ts';
import type { Statement } from '../language/statement.ts';

export interface CertificateDocument {
  /** "whose system" is the vendor's own. */
  readonly own: boolean;
  readonly number?: string;
  readonly validUntil?: string;
  readonly body?: string;
  readonly scope?: string;
  /** What to quote: the certifying sentence and the lines around the standard. */
  readonly statements: readonly Statement[];
}

const certifies =
  /\b(?:this is to certify|hereby certif(?:y|ies)|we certify|this certificate (?:is|was|has been) (?:issued|awarded|granted)|certificate (?:of (?:registration|approval|compliance|conformity|conformance)|no\b|number|registration)|has been (?:assessed|audited|certified|registered)(?: and| by| as)|certifies that)/;
const formal =
  /\b(?:certificate (?:number|no\.?|id|registration)|registration (?:number|no)|valid (?:until|to|through|from)|expir(?:y|es|ation)(?: date)?|date of (?:expiry|issue|certification)|certification (?:body|cycle|date)|accredited by|issue date|originally (?:registered|certified|issued)|scope of (?:the )?(?:certification|registration|certificate)|certified since)\b/;

export function certificateDocument(reading: Reading, pattern: RegExp): CertificateDocument | undefined {
  const lines = reading
    .with(['certif', 'registr', 'valid', 'expir', 'issue', 'accredit', 'scope'])
    .filter((line) => !line.furniture);
  const certifying = lines.filter((line) => certifies.test(line.whole));
  const formalities = lines.filter((line) => line.said.length < 240 && formal.test(line.said));
  if (certifying.length === 0 || formalities.length < 2 || reading.document.text.length > 20_000)
    return undefined;
  const named = reading.with(['iso', 'iec', '27001', '42001']).filter((line) => pattern.test(line.whole));
  if (named.length === 0) return undefined;
  const names = vendorPattern(reading);
  const own =
    names === undefined ||
    reading.document.blocks.some(
      (block) => block.furniture === undefined && names.test(block.text.toLowerCase()),
    );
  return {
    own,
    ...numberIn(formalities),
    ...validUntil(formalities),
    ...scopeIn(reading, lines),
    statements: [
      ...named.filter((line) => certifies.test(line.whole)),
      ...certifying,
      ...named,
      ...formalities,
    ],
  };
}

function numberIn(lines: readonly Statement[]): { number?: string } {
  for (const { text } of lines) {
    const hit =
      /\b(?:certificate|registration)(?: registration)? (?:number|no\.?|id)[ .:#|]*([A-Z0-9][A-Za-z0-9 /.-]{2,24}?)(?=$|[|,;]| {2}|\s(?:valid|issued|issue|date|expiry|for|is|standard)\b)/i.exec(
        text,
      );
    if (hit?.[1] && /\d/.test(hit[1])) return { number: hit[1].trim() };
  }
  return {};
}

function validUntil(lines: readonly Statement[]): { validUntil?: string } {
  for (const { said } of lines) {
    const at = /\b(?:valid (?:until|to|through)|expir(?:y|es|ation)(?: date| on)?)\b/.exec(said);
    const date = at ? dateIn(said.slice(at.index)) : undefined;
    if (date) return { validUntil: date };
  }
  return {};
}

function scopeIn(reading: Reading, lines: readonly Statement[]): { scope?: string } {
  for (const line of lines) {
    const hit =
      /\bscope(?: of (?:the )?(?:certification|registration|certificate))?\s*[:|][\s:|]*(.{10,300})$/i.exec(
        line.text,
      );
    if (hit?.[1]) return { scope: hit[1].trim() };
    if (/^scope(?: of (?:the )?(?:certification|registration|certificate))?:?$/.test(line.said)) {
      const next = reading.at(line.blockIndex + 1)[0];
      if (next && next.text.length >= 10 && next.text.length <= 400) return { scope: next.text };
    }
  }
  return {};
}
