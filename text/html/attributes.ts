// The attributes that reading a page looks at. The others, which are most, are never put into the tree.
import { KnownNames } from './known-names.ts';
import { words } from './tags.ts';

export const readAttributes = new KnownNames(
  words(
    'alt class colspan content data-cfemail data-state hidden href http-equiv id lang open property rel role',
    'rowspan shadowroot shadowrootmode style title type value xml:lang aria-controls aria-expanded aria-haspopup',
    'aria-hidden aria-label aria-level aria-modal',
  ),
  (name) => name,
);
