// Every behaviour, in the order in which the table of behaviours is printed.
import type { Behaviour } from '../site.ts';
import { challenge } from './challenge.ts';
import { errorFlip } from './error-flip.ts';
import { statusCodes } from './statuses.ts';
import { tablePortal } from './table-portal.ts';

export const behaviours: readonly Behaviour[] = [tablePortal, errorFlip, challenge, statusCodes];
