// The vendors of the scenario.
import type { Site } from '../site.ts';
import { codeOfficeSite } from './code-office.ts';
import { ferrousSite } from './ferrous.ts';
import { northwindSite } from './northwind.ts';
import { skybridgeSite } from './skybridge.ts';
import { tidewaterSite } from './tidewater.ts';

export const vendors: readonly Site[] = [
  northwindSite,
  skybridgeSite,
  tidewaterSite,
  ferrousSite,
  codeOfficeSite,
];
