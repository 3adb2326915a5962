// Addresses that may be sources, each with where it was found.
import type { TextDocument } from '#types/text.ts';
import { sameSite } from '../verdict/identity.ts';
import { classify, type Topic } from './topics.ts';

export interface Candidate {
  readonly url: string;
  readonly topic: Topic;
  readonly why: readonly string[];
  readonly score: number;
}

export interface Lead {
  readonly url: string;
  readonly label: string;
  /** "linked in the footer of https://..." */
  readonly where: string;
  /** How much this place is worth. */
  readonly worth: number;
}

/** Links of a page, furniture included: footers are where vendors keep these. */
export function leadsOf(document: TextDocument, pageUrl: string): Lead[] {
  const leads: Lead[] = [];
  for (const block of document.blocks) {
    for (const link of block.links) {
      if (!URL.canParse(link.href, pageUrl)) continue;
      const url = new URL(link.href, pageUrl);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') continue;
      url.hash = '';
      const place =
        block.furniture === 'footer'
          ? 'in the footer'
          : block.furniture === undefined
            ? 'in the text'
            : 'in the menu';
      leads.push({
        url: url.href,
        label: link.label,
        where: `linked ${place} of ${pageUrl}`,
        worth: block.furniture === 'footer' ? 3 : 2,
      });
    }
  }
  return leads;
}

const portalHosts =
  /(?:^|\.)(?:safebase\.io|secureframetrust\.com|vanta\.com|drata\.com|conveyor\.com|whistic\.com|onetrust\.com|trustarc\.com|sprinto\.com|trustshare\.\w+|trust\.page)$/;

/** Vendor's own addresses, and trust portals that a platform hosts for it. */
export function isOwn(url: string, home: string): boolean {
  return sameSite(url, home) || portalHosts.test(new URL(url).hostname);
}

const otherLocale =
  /^\/(?:de|fr|es|it|ja|jp|ko|zh|pt|nl|pl|sv|da|fi|no|nb|tr|ru|ar|id|vi|th|cs|hu|ro|uk|he|hi)(?:[-_][a-z]{2,4})?\//i;

export function gather(leads: readonly Lead[], home: string): Candidate[] {
  const found = new Map<string, { candidate: Candidate; places: Set<string> }>();
  for (const lead of leads) {
    if (!URL.canParse(lead.url) || !isOwn(lead.url, home) || otherLocale.test(new URL(lead.url).pathname))
      continue;
    const classified = classify(lead.url, lead.label);
    if (classified === undefined) continue;
    const key = lead.url
      .replace(/^https?:\/\/(?:www\.)?/, '')
      .replace(/\/$/, '')
      .toLowerCase();
    const known = found.get(key);
    if (known !== undefined) {
      if (known.places.has(lead.where)) continue;
      known.places.add(lead.where);
      const { candidate } = known;
      const why = candidate.why.length < 4 ? [...candidate.why, lead.where] : candidate.why;
      known.candidate = { ...candidate, why, score: candidate.score + 1 };
      continue;
    }
    // Deep addresses are rarely the document itself.
    const depth = new URL(lead.url).pathname.split('/').filter((part) => part !== '').length;
    const score = classified.topic.weight + lead.worth - Math.max(0, depth - 2);
    found.set(key, {
      candidate: { url: lead.url, topic: classified.topic, why: [classified.because, lead.where], score },
      places: new Set([lead.where]),
    });
  }
  return [...found.values()]
    .map(({ candidate }) => candidate)
    .toSorted((one, other) => other.score - one.score);
}

/** The best few of each topic. */
export function shortlist(candidates: readonly Candidate[], perTopic: number): Candidate[] {
  const counts = new Map<string, number>();
  return candidates.filter(({ topic }) => {
    const count = (counts.get(topic.id) ?? 0) + 1;
    counts.set(topic.id, count);
    return count <= perTopic;
  });
}
