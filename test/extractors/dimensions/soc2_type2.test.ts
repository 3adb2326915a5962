import { testFixtures } from '../dimension-fixtures.ts';

testFixtures('soc2_type2');
