// One sentence with all that speaks for it: its text, its picture, the capture's verdict and age, and its links.
import { counted } from '#text/counted.ts';
import type { EvidencePlace } from '../captures/evidence-place.ts';
import { html, join, moment, nothing, type Html } from '../html.ts';
import { verdictBadge } from './badges.ts';
import { pdfCrop, pictureCrop } from './picture.ts';
import { quotedText } from './quoted-text.ts';
import { outsideLink } from './web-address.ts';
import { noArchiveWords, viaWords } from './words.ts';

export function evidenceCard(place: EvidencePlace, title: string): Html {
  return html`<section class="card evidence"><header><h3>${title}</h3><span class="dim small">${place.source}, captured ${moment(place.capture.retrieved_at)}</span></header>
${place.text ? quotedText(place.text) : missingText(place)}
${pictureOf(place)}
${captureFacts(place)}</section>`;
}

function missingText(place: EvidencePlace): Html {
  if (place.quotes.length === 0) return nothing;
  return html`<blockquote>${place.quotes[0]?.exact}</blockquote><p class="hint">The archive does not hold this capture’s text any more: the sentence is as it was stored.</p>`;
}

function pictureOf({ capture, picture }: EvidencePlace): Html {
  if (picture?.kind === 'picture') return pictureCrop(capture.id, picture);
  if (picture?.kind === 'pdf') return pdfCrop(capture.id, picture);
  return nothing;
}

/** What the capture is, in a few lines; the whole of it is one click away. */
export function captureFacts(place: EvidencePlace): Html {
  const { capture } = place;
  const kept =
    place.picture || place.objects.some((object) => object.role === 'picture')
      ? nothing
      : html` <span class="dim">· no picture: read by ${viaWords[capture.via]}</span>`;
  return html`<dl class="facts small">
<dt>Verdict</dt><dd>${verdictBadge(capture.verdict)}${join(capture.reasons.slice(0, 3).map((reason) => html` <span class="dim">· ${reason.message}</span>`))}</dd>
<dt>Capture</dt><dd><a href="/captures/${capture.id}">${capture.id.slice(0, 9)}</a> <span class="dim">by ${viaWords[capture.via]}, ${counted(capture.characters, 'character')}${capture.status === undefined ? nothing : html`, HTTP ${capture.status}`}</span>${kept}</dd>
<dt>Source</dt><dd>${outsideLink(place.liveUrl, place.text ? 'Open the live page at the sentence' : 'Open the live page')} <span class="dim">${hostOf(place.liveUrl)}</span></dd>
<dt>Archived</dt><dd>${archivedLine(place)}</dd></dl>`;
}

function archivedLine({ archivedCopy, capture }: EvidencePlace): Html {
  if (archivedCopy.kind === 'none')
    return html`<span class="dim">None: ${noArchiveWords[archivedCopy.because]}.</span>`;
  const own = archivedCopy.own ? html` <span class="dim">· this capture is that copy</span>` : nothing;
  return html`${outsideLink(archivedCopy.url, html`Archived copy of ${moment(archivedCopy.at)}`)}${own}${
    archivedCopy.own || archivedCopy.at >= capture.retrieved_at
      ? nothing
      : html` <span class="dim">· older than this capture</span>`
  }`;
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}
