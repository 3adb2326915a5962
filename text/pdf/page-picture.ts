// The picture of one page of a PDF, drawn within bounds of time and memory.
import { Worker } from 'node:worker_threads';

export interface PagePicture {
  readonly png: Uint8Array;
  /** Of the page, in points: what rectangles of quotes are measured in. */
  readonly width: number;
  readonly height: number;
}

export interface PictureBounds {
  /** Of the picture, in pixels. */
  readonly width: number;
  readonly milliseconds: number;
}

type Answer = PagePicture | { readonly fault: string };

/** Undefined where the page cannot be drawn within its bounds. */
export function pagePicture(
  bytes: Uint8Array,
  page: number,
  bounds: PictureBounds = { width: 1400, milliseconds: 10_000 },
): Promise<PagePicture | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./page-picture-worker.mjs', import.meta.url), {
      workerData: { bytes: Uint8Array.from(bytes), page, width: bounds.width },
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const finish = (answer?: Answer): void => {
      clearTimeout(late);
      resolve(answer && 'png' in answer ? answer : undefined);
      void worker.terminate();
    };
    const late = setTimeout(() => finish(), bounds.milliseconds);
    worker.once('message', (answer: Answer) => finish(answer));
    worker.once('error', () => finish());
    worker.once('exit', () => finish());
  });
}
