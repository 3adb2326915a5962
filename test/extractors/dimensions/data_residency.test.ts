import { testFixtures } from '../dimension-fixtures.ts';

testFixtures('data_residency');
