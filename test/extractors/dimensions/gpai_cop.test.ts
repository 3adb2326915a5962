import { testFixtures } from '../dimension-fixtures.ts';

testFixtures('gpai_cop');
