import { testFixtures } from '../dimension-fixtures.ts';

testFixtures('gdpr_dpa');
