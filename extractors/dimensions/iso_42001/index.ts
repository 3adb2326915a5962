// Is there an ISO/IEC 42001 (AI management system) certification?
import { isoReader } from '../../attestation/iso.ts';
import { iso42001Details } from './details.ts';

export const iso42001 = isoReader({
  key: 'iso_42001',
  number: '42001',
  name: 'ISO/IEC 42001',
  family: [],
  details: iso42001Details,
});
