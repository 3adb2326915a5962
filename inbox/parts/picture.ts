// The picture of a page with the sentence framed: one drawing, cropped to where it stands, without a line of style.
import { cropAround } from '../captures/place.ts';
import type { PdfPlace, PicturePlace } from '../captures/evidence-place.ts';
import { html, join, nothing, type Html } from '../html.ts';

const margin = 6;

/** Cropped around the sentence; without one, the top of the page. */
export function pictureCrop(capture: string, place: PicturePlace): Html {
  const crop =
    place.boxes.length > 0
      ? cropAround(place.boxes, place)
      : { x: 0, y: 0, width: place.width, height: Math.min(place.height, Math.round(place.width * 0.42)) };
  const { start, end } = place.span;
  return html`<a class="picture" href="/captures/${capture}?show=picture&view=${place.view}&mark=${start}-${end}" title="The whole picture">${drawing(capture, place, crop)}</a>${
    place.boxes.length > 0
      ? nothing
      : html`<p class="hint">The sentence was not found in the picture: it may stand where the page shows it only after a click.</p>`
  }`;
}

export function wholePicture(capture: string, place: PicturePlace): Html {
  return drawing(capture, place, { x: 0, y: 0, width: place.width, height: place.height });
}

function drawing(
  capture: string,
  place: PicturePlace,
  crop: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Html {
  return html`<svg viewBox="${crop.x} ${crop.y} ${crop.width} ${crop.height}" width="${crop.width}" height="${crop.height}" role="img" aria-label="${place.boxes.length > 0 ? 'Picture of the page, the sentence framed' : 'Picture of the page'}">
<image href="/captures/${capture}/picture/${place.view}" width="${place.width}" height="${place.height}"/>
${join(place.boxes.map((box) => html`<rect class="framed" x="${box.x - margin}" y="${box.y - margin}" width="${box.width + 2 * margin}" height="${box.height + 2 * margin}" rx="4"/>`))}
</svg>`;
}

/** A PDF's page is drawn by the server, cropped to the same shape, with the sentence marked. */
export function pdfCrop(capture: string, place: PdfPlace): Html {
  const { start, end } = place.span;
  return html`<a class="picture" href="/captures/${capture}?show=page&mark=${start}-${end}#page-${place.page}" title="All pages of the PDF"><img src="/captures/${capture}/pages/${place.page}?mark=${start}-${end}" width="1000" height="420" alt="Page ${place.page} of ${place.pages}, the sentence marked" loading="lazy"></a>`;
}
