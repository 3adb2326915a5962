// What the details of this dimension may hold: shared by all certificates of management systems.
export { isoDetails as details } from '../../attestation/iso.ts';
