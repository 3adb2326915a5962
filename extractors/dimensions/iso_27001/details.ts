// What the details of this dimension may hold: the same for every certificate of a management system.
import { isoDetails } from '../../attestation/iso.ts';

export const iso27001Details = isoDetails;
