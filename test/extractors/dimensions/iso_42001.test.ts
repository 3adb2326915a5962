import { testFixtures } from '../dimension-fixtures.ts';

testFixtures('iso_42001');
