// What the customer entrusts, by each of the forms in which sentences name it.
import { describe, expect, it } from 'vitest';
import { namesCustomerData } from '#extractors/language/customer-data.ts';

describe('words for what customers entrust', () => {
  it.each([
    'your latest tickets and files',
    'the prompts are discarded',
    'everything that you type',
    'covered personal data',
    'requests submitted over the network',
    'messages of our business customers',
    'traffic through the lower tiers',
  ])('%s', (words) => {
    expect(namesCustomerData(words)).toBe(true);
  });

  it.each(['the weather in the north', 'a large body of code', 'our own records'])('not: %s', (words) => {
    expect(namesCustomerData(words)).toBe(false);
  });
});
