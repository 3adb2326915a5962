import { testFixtures } from '../dimension-fixtures.ts';

testFixtures('hipaa_baa');
