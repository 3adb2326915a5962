import { testFixtures } from '../dimension-fixtures.ts';

testFixtures('trust_center');
