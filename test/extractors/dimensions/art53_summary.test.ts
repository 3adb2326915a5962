import { testFixtures } from '../dimension-fixtures.ts';

testFixtures('art53_summary');
