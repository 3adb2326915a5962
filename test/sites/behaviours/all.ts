// Every behaviour, in the order in which the table of behaviours is printed.
import type { Behaviour } from '../site.ts';
import { archivedOnly } from './archived-only.ts';
import { cardPortal } from './card-portal.ts';
import { challenge } from './challenge.ts';
import { charsets } from './charsets.ts';
import { conditional } from './conditional.ts';
import { cookieDialog } from './cookie-dialog.ts';
import { cutLists } from './cut-lists.ts';
import { emailProtection } from './email-protection.ts';
import { emptyPages } from './empty-pages.ts';
import { errorFlip } from './error-flip.ts';
import { floods } from './floods.ts';
import { folded } from './folded.ts';
import { hiddenPlaces } from './hidden-places.ts';
import { languages } from './languages.ts';
import { loading } from './loading.ts';
import { longLists } from './long-lists.ts';
import { falseLoginWall, login } from './login.ts';
import { markdownTwin } from './markdown-twin.ts';
import { modalPortal } from './modal-portal.ts';
import { oneShell } from './one-shell.ts';
import { pdfs } from './pdfs.ts';
import { perVisitNoise } from './per-visit-noise.ts';
import { prying } from './prying.ts';
import { redirects } from './redirects.ts';
import { restless } from './restless.ts';
import { robotsStates } from './robots.ts';
import { softFailures } from './soft-failures.ts';
import { staticCards } from './static-cards.ts';
import { statusCodes } from './statuses.ts';
import { tablePortal } from './table-portal.ts';
import { unreachableHosts } from './unreachable.ts';

export const behaviours: readonly Behaviour[] = [
  tablePortal,
  cardPortal,
  modalPortal,
  staticCards,
  login,
  falseLoginWall,
  loading,
  errorFlip,
  softFailures,
  emptyPages,
  oneShell,
  challenge,
  statusCodes,
  unreachableHosts,
  redirects,
  robotsStates,
  languages,
  cutLists,
  longLists,
  emailProtection,
  perVisitNoise,
  cookieDialog,
  folded,
  hiddenPlaces,
  restless,
  prying,
  charsets,
  conditional,
  markdownTwin,
  pdfs,
  floods,
  archivedOnly,
];
