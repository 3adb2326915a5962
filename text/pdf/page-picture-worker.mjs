// Draws one page of a PDF in a thread of its own, which may be ended at any time: a hostile page costs nobody else.
import { parentPort, workerData } from 'node:worker_threads';
import { PDFParse } from 'pdf-parse';

const { bytes, page, width } = workerData;
/** A page as narrow as a ribbon would be drawn as tall as a tower. */
const tallest = 4;

const parser = new PDFParse({ data: bytes, isEvalSupported: false });
try {
  const info = await parser.getInfo({ parsePageInfo: true, partial: [page] });
  const size = info.pages.find((each) => each.pageNumber === page);
  if (!size) throw new Error(`there is no page ${page}`);
  if (size.height > size.width * tallest) throw new Error('the page is too tall to draw');
  const { pages } = await parser.getScreenshot({ partial: [page], desiredWidth: width, imageDataUrl: false });
  answer({ png: pages[0].data, width: size.width, height: size.height });
} catch (error) {
  answer({ fault: error instanceof Error ? error.message : 'unknown reason' });
}

function answer(message) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origins
  parentPort.postMessage(message);
}
