import { defineConfig } from 'vitest/config';

// Limits end what hangs; none is meant to be met, on a machine however busy. What a test waits for is a fact.
const longest = 300_000;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: longest,
    hookTimeout: 2 * longest,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    maxWorkers: 2,
  },
});
