// Bounds of one page. A page of documents stays far below all of them.
import type { RenderLimits } from './types.ts';

export const normalLimits: RenderLimits = {
  milliseconds: 45_000,
  requests: 600,
  bytes: 60_000_000,
  domCharacters: 20_000_000,
  elements: 100_000,
  views: 40,
  pictureHeight: 16_000,
};

/** What one connection may bring; a page's own bound is counted by the browser. */
export const mostConnectionBytes = 120_000_000;

/** A page that answers no more, and whose host has sent more than this, is choking on it. */
export const mostUnansweredBytes = 8_000_000;

/** Resident memory of one page's process; beyond it the process is ended. */
export const mostPageMemory = 1_500_000_000;

export function limitsOf(asked: Partial<RenderLimits> | undefined): RenderLimits {
  return { ...normalLimits, ...asked };
}
