// A full-page picture with the rectangles of its text, taken while the page holds still.
import type { LayoutBox } from '#types/capture.ts';
import type { Posed } from './in-page/main.ts';
import { viewport, type Lane } from './lane.ts';
import type { Picture, RenderLimits } from './types.ts';

export interface Taken {
  readonly picture: Picture;
  /** How often the page had changed by then: the same as when its DOM was read, or it is not of the same moment. */
  readonly changes: number;
}

const quality = 70;
const lowerQuality = 40;
const mostBytes = 3_000_000;
/** Taller pages are taken smaller, down to half: still legible, and of bounded size. */
const fullScaleHeight = 10_000;
const within = 20_000;
const imagesWithin = 3_000;

/** Undefined where the page has no size. */
export async function takePicture(lane: Lane, limits: RenderLimits): Promise<Taken | undefined> {
  await lane.call('awaitImages', { within: lane.scriptsEnded ? 0 : imagesWithin }, within);
  const posed = await lane.call('pose', undefined, within);
  if (posed.height < 1) return undefined;
  try {
    const picture = await shootPosed(lane, posed, limits);
    return { picture, changes: await lane.call('relax', undefined, within) };
  } catch (error) {
    await lane.call('relax', undefined, within).catch(() => 0);
    throw error;
  }
}

async function shootPosed(lane: Lane, posed: Posed, limits: RenderLimits): Promise<Picture> {
  const height = Math.min(Math.ceil(posed.height), limits.pictureHeight);
  const scale = Math.max(0.5, Math.min(1, fullScaleHeight / height));
  const area = { x: 0, y: 0, width: viewport.width, height, scale };
  const first = await shoot(lane, area, quality);
  const bytes = first.length > mostBytes ? await shoot(lane, area, lowerQuality) : first;
  return {
    bytes,
    mediaType: 'image/jpeg',
    width: Math.round(viewport.width * scale),
    height: Math.round(height * scale),
    scale,
    cut: height < posed.height,
    layout: scaled(posed.layout, scale, height),
  };
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

async function shoot(lane: Lane, clip: Area, jpegQuality: number): Promise<Uint8Array> {
  const { data } = await lane.session.send('Page.captureScreenshot', {
    format: 'jpeg',
    quality: jpegQuality,
    captureBeyondViewport: true,
    optimizeForSpeed: true,
    clip,
  });
  return Buffer.from(data, 'base64');
}

function scaled(layout: readonly LayoutBox[], scale: number, height: number): LayoutBox[] {
  return layout
    .filter((box) => box.y < height && box.y + box.height > 0)
    .map(({ text, x, y, width, height: tall }) => ({
      text,
      x: Math.round(x * scale),
      y: Math.round(y * scale),
      width: Math.round(width * scale),
      height: Math.round(tall * scale),
    }));
}
