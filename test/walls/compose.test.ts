import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './sources.ts';

interface Service {
  readonly command: string;
  readonly environment?: Record<string, string>;
  readonly ports?: string[];
}

const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8')) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};

describe('docker-compose.yml', () => {
  it('runs an owner, workers and a Redis that loses no job', () => {
    expect(Object.keys(compose.services).toSorted()).toEqual(['owner', 'redis', 'worker']);
    expect(compose.services['redis']?.command).toContain('--appendonly yes');
    expect(compose.services['redis']?.command).toContain('--maxmemory-policy noeviction');
    expect(compose.services['owner']?.command).toBe('node cli/assay.mjs serve');
    expect(compose.services['worker']?.command).toBe('node cli/assay.mjs worker');
  });

  it('gives owner and workers the same registry and queue', () => {
    const { owner, worker } = compose.services;
    for (const key of ['REDIS_URL', 'ASSAY_REGISTRY'])
      expect(worker?.environment?.[key]).toBe(owner?.environment?.[key]);
  });

  it('lets nobody in from outside, and holds no secret', () => {
    expect(compose.services['owner']?.ports).toEqual(['127.0.0.1:4680:4680']);
    const variables = Object.values(compose.services).flatMap((service) =>
      Object.keys(service.environment ?? {}),
    );
    expect(variables.filter((name) => /TOKEN|PASSWORD|SECRET|KEY/.test(name))).toEqual([]);
  });
});
