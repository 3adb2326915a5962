// Scrolling as a visitor does: for what waits to come into view, and for lists that hold only the rows in view.
import { counted } from '#text/counted.ts';
import { viewport, type Lane } from './lane.ts';

export interface Scrolling {
  /** Waits until what was set going has come. */
  settled(): Promise<unknown>;
  isLate(): boolean;
  readonly mostHeight: number;
  note(words: string): void;
  unfinished(words: string): void;
}

const callTime = 15_000;
const mostStretches = 12;
const mostScrolls = 200;

/** Grows the window over the whole page, so that what waits to scroll into view does. */
export async function stretch(lane: Lane, scrolling: Scrolling): Promise<void> {
  let before = -1;
  for (let round = 0; round < mostStretches && !scrolling.isLate(); round += 1) {
    const { height, moved } = await lane.call('scrollOn', undefined, callTime);
    if (height === before && moved === 0) break;
    before = height;
    await sizeWindow(
      lane,
      Math.min(Math.max(Math.ceil(height) + 600, viewport.height), scrolling.mostHeight),
    );
    await scrolling.settled();
  }
  await lane.call('scrollBack', undefined, callTime);
  await sizeWindow(lane, viewport.height);
}

/** Reads the rows of lists that recycle them; says how many are kept for the view that is read next. */
export async function scrollThrough(lane: Lane, scrolling: Scrolling): Promise<number> {
  const lists = await lane.call('findVirtualLists', undefined, callTime);
  let kept = 0;
  for (let list = 0; list < lists; list += 1) {
    await scrollOne(lane, list, scrolling);
    const rows = await lane.call('endList', { list }, callTime);
    if (rows > 0) scrolling.note(`read ${counted(rows, 'row')} of a list that holds only those in view`);
    kept += rows;
  }
  return kept;
}

async function scrollOne(lane: Lane, list: number, scrolling: Scrolling): Promise<void> {
  let idle = 0;
  for (let step = 0; idle < 2; step += 1) {
    const { added, atEnd } = await lane.call('scrollList', { list }, callTime);
    if (added === 0 && atEnd) return;
    if (step >= mostScrolls || scrolling.isLate()) {
      scrolling.unfinished('a list was scrolled for long and did not end');
      return;
    }
    idle = added === 0 ? idle + 1 : 0;
    await scrolling.settled();
  }
}

async function sizeWindow(lane: Lane, height: number): Promise<void> {
  await lane.session.send('Emulation.setDeviceMetricsOverride', {
    width: viewport.width,
    height,
    deviceScaleFactor: 1,
    mobile: false,
  });
  await lane.call('shownAnew', undefined, callTime);
}
