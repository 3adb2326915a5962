import { testFixtures } from '../dimension-fixtures.ts';

testFixtures('iso_27001');
