// Is there an ISO/IEC 27001 certification covering this offering?
import { isoReader } from '../../attestation/iso.ts';
import { iso27001Details } from './details.ts';

export const iso27001 = isoReader({
  key: 'iso_27001',
  number: '27001',
  name: 'ISO/IEC 27001',
  family: ['27017', '27018', '27701'],
  details: iso27001Details,
});
