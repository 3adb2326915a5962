// A 304 to a conditional request: nothing new, where the document came by plain HTTP before.
import { judged, type Rule } from '../input.ts';

export const notModified: Rule = ({ response, lastGood }) => {
  if (response?.status !== 304 || lastGood === undefined) return undefined;
  if (lastGood.rendered) {
    return judged(
      'incomplete',
      'not-modified-shell',
      'the server says that nothing changed, but the text came from rendering: that proves nothing',
    );
  }
  return judged(
    'ok',
    'not-modified',
    `the server says that nothing changed since ${lastGood.at.slice(0, 10)}`,
  );
};
