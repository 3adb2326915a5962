// The picture's images: those that wait to be scrolled to are asked for, and all are waited for, within a bound.
import { pause } from './look.ts';
import { elementsOf } from './tree.ts';

export async function awaitImages({ within }: { readonly within: number }): Promise<number> {
  const images: HTMLImageElement[] = [];
  for (const element of elementsOf(document.body)) {
    if (element.localName !== 'img') continue;
    const image = element as HTMLImageElement;
    if (image.loading === 'lazy') image.loading = 'eager';
    images.push(image);
  }
  const until = performance.now() + within;
  let missing = images.filter((image) => !image.complete).length;
  while ((missing > 0 || document.fonts.status === 'loading') && performance.now() < until) {
    await pause(20);
    missing = images.filter((image) => !image.complete).length;
  }
  return missing;
}
