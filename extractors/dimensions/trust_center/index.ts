// Is there a maintained trust center or compliance portal?
import type { Finding } from '#types/evidence.ts';
import type { Access } from '#types/words.ts';
import { widened } from '../../attestation/item.ts';
import { gateIn } from '../../language/access.ts';
import type { Reading } from '../../language/reading.ts';
import type { Statement } from '../../language/statement.ts';
import { vendorPattern } from '../../language/products.ts';
import { finding, type Answer, type DimensionReader } from '../../reader.ts';
import { certificationsListed, trustCenterDetails } from './details.ts';
import { centerAddress, classify, namesCenter, type Pointer } from './pointer.ts';

const key = 'trust_center';
const stems = [
  'trust',
  'subprocessor',
  'sub-processor',
  'request access',
  'compliance',
  'security portal',
  'security center',
  'security centre',
  'assurance',
  'safebase',
  'vanta.com',
  'drata',
];

export const trustCenter: DimensionReader = { key, details: trustCenterDetails, stems, read };

interface Found {
  readonly statement: Statement;
  readonly pointer: Pointer;
}

function read(reading: Reading): Answer | undefined {
  if (reading.about.covers === 'excluded') return undefined;
  const found: Found[] = [];
  const findings: Finding[] = [];
  const own = vendorPattern(reading);
  for (const statement of reading.with(stems)) {
    const pointer = classify(statement, own);
    if (!pointer) continue;
    if (pointer.kind !== 'link' && reading.scope(statement).kind === 'other') {
      findings.push(finding(`${key}/scope`, 'scope', 'It speaks of another product.', statement));
      continue;
    }
    findings.push(finding(`${key}/${pointer.kind}`, effects[pointer.kind], pointer.because, statement));
    if (pointer.kind !== 'trap' && pointer.kind !== 'sold') found.push({ statement, pointer });
  }
  // The manual of a product of that kind: only an address tells of the vendor's own.
  if (findings.some(({ rule }) => rule === `${key}/sold`))
    return pointedTo(
      reading,
      found.filter(({ pointer }) => pointer.url !== undefined),
      findings,
    );
  return portalItself(reading, found, findings) ?? pointedTo(reading, found, findings);
}

const effects = {
  pointer: 'affirm',
  link: 'affirm',
  denied: 'deny',
  gated: 'gate',
  supplier: 'unclear',
  sold: 'trap',
  trap: 'trap',
} as const;

/** The page is the portal: its own title or address says so. */
function portalItself(
  reading: Reading,
  found: readonly Found[],
  findings: readonly Finding[],
): Answer | undefined {
  const titled =
    namesCenter(reading.title) ||
    found.some(
      ({ statement }) =>
        statement.kind === 'heading' &&
        statement.block.level === 1 &&
        !statement.furniture &&
        statement.said.length < 80,
    );
  const addressed = centerAddress.test(reading.url);
  if (!titled || (!addressed && !looksLikePortal(reading))) return undefined;
  // A portal's chat and its controls name it too; only its heading and first words stay the same from visit to visit.
  const named = found
    .map(({ statement }) => statement)
    .filter((one) => !one.furniture && one.kind === 'heading' && one.text.length >= 20);
  const pointers = found
    .filter(
      ({ pointer, statement }) =>
        pointer.kind === 'pointer' && !statement.furniture && !passing.test(statement.said),
    )
    .map(({ statement }) => statement)
    .filter((one) => one.kind !== 'heading' && one.text.length >= 20);
  // Without a heading that names it, the line at the head of the page does: it stays from visit to visit too.
  const atHead = found
    .map(({ statement }) => statement)
    .filter(
      ({ block, kind, text }) =>
        block.furniture === 'header' && kind !== 'badge' && text.length >= 20 && text.length < 80,
    );
  const names = named.length > 0 ? named : atHead;
  const statements = [...names.slice(0, 1), ...firstWords(reading, found), ...pointers.slice(0, 2)];
  const certificates = certificationsListed(reading);
  return {
    value: 'yes_public',
    confidence: 'high',
    statements,
    details: {
      url: originOf(reading.url),
      ...(certificates.length > 0 ? { certifications_listed: certificates } : {}),
    },
    access: { route: 'public' },
    rule: `${key}/portal`,
    findings,
  };
}

/** What portals say in chats and controls. */
const passing = /\brequest access\b|\bai\b|\bchat\b|\bsubscribe\b|\bask\b|\bsign in\b/;

/** The first sentence of the body; where there is none, whatever names the portal. */
function firstWords(reading: Reading, found: readonly Found[]): readonly Statement[] {
  for (const [index, block] of reading.document.blocks.entries()) {
    if (block.furniture || block.hidden || block.kind === 'badge' || block.text.length < 40) continue;
    const [first] = reading.at(index);
    if (first && first.text.length >= 20) return [first];
  }
  return found.map(({ statement }) => (statement.text.length < 20 ? widened(reading, statement) : statement));
}

/** What portals have: documents with access, controls, subprocessors. */
function looksLikePortal(reading: Reading): boolean {
  const signs = [
    /\brequest access\b|\bget access\b|\bnda\b/,
    /\bsub-?processors\b/,
    /\bsoc 2\b|\biso(?:\/iec)? ?27001\b/,
    /\bpenetration test\b|\bpolicies\b|\bcontrols\b/,
    /\bpowered by (?:vanta|safebase|drata|conveyor|secureframe|sprinto|whistic)\b/,
  ];
  const text = reading.document.text.slice(0, 40_000).toLowerCase();
  return signs.filter((sign) => sign.test(text)).length >= 2;
}

function pointedTo(
  reading: Reading,
  found: readonly Found[],
  findings: readonly Finding[],
): Answer | undefined {
  const of = (kind: Pointer['kind']): readonly Found[] =>
    found.filter(({ pointer }) => pointer.kind === kind);
  const body = of('pointer');
  const gated = of('gated');
  const make = (
    value: Answer['value'],
    confidence: Answer['confidence'],
    rule: string,
    from: readonly Found[],
    access: Partial<Access>,
  ): Answer => ({
    value,
    confidence,
    statements: from.map(({ statement }) =>
      statement.text.length < 20 ? widened(reading, statement) : statement,
    ),
    details: value === 'no' || value === 'unclear' ? {} : detailsOf(from),
    access,
    rule: `${key}/${rule}`,
    findings,
  });
  if (gated.length > 0) {
    const gate = gateIn(gated[0]?.statement.said ?? '');
    return make(
      'yes_sales_gated',
      'medium',
      'gated',
      [...gated, ...body],
      gate?.access ?? { route: 'approval' },
    );
  }
  if (body.length > 0) {
    // An address alone may lead to one page there: only words that name the center make it sure.
    const isNamed = body.some(({ pointer }) => pointer.name !== undefined);
    return make('yes_public', isNamed ? 'high' : 'medium', 'pointer', body, { route: 'public' });
  }
  if (of('denied').length > 0) return make('no', 'high', 'denied', of('denied'), {});
  const listed = of('link').filter(({ statement }) => !statement.furniture && statement.kind !== 'badge');
  if (listed.length > 0) return make('yes_public', 'low', 'furniture-link', listed, { route: 'public' });
  if (of('link').length > 0) return make('yes_public', 'low', 'furniture', of('link'), { route: 'public' });
  if (of('supplier').length > 0) return make('unclear', 'low', 'supplier', of('supplier'), {});
  return undefined;
}

function detailsOf(found: readonly Found[]): Answer['details'] {
  for (const { pointer } of found)
    if (pointer.url) return { url: pointer.url, ...(pointer.name ? { name: pointer.name } : {}) };
  const name = found.find(({ pointer }) => pointer.name)?.pointer.name;
  return name ? { name } : {};
}

function originOf(url: string): string {
  try {
    return `${new URL(url).origin}/`;
  } catch {
    return url;
  }
}
