import { testFixtures } from '../dimension-fixtures.ts';

testFixtures('training_on_customer_data');
