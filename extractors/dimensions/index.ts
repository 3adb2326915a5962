// Every dimension that has a reader of its own.
import type { DimensionReader } from '../reader.ts';
import { art53Summary } from './art53_summary/index.ts';
import { dataResidency } from './data_residency/index.ts';
import { gdprDpa } from './gdpr_dpa/index.ts';
import { gpaiCop } from './gpai_cop/index.ts';
import { hipaaBaa } from './hipaa_baa/index.ts';
import { iso27001 } from './iso_27001/index.ts';
import { iso42001 } from './iso_42001/index.ts';
import { soc2Type2 } from './soc2_type2/index.ts';
import { retentionZdr } from './retention_zdr/index.ts';
import { trustCenter } from './trust_center/index.ts';
import { trainingOnCustomerData } from './training_on_customer_data/index.ts';

const all: readonly DimensionReader[] = [
  trainingOnCustomerData,
  retentionZdr,
  dataResidency,
  hipaaBaa,
  soc2Type2,
  iso27001,
  iso42001,
  trustCenter,
  gdprDpa,
  gpaiCop,
  art53Summary,
];

export const readers: ReadonlyMap<string, DimensionReader> = new Map(
  all.map((reader) => [reader.key, reader]),
);
