import { testFixtures } from '../dimension-fixtures.ts';

testFixtures('retention_zdr');
