// What it costs to know the line and the hint of every problem in the registry.
import { fileURLToPath } from 'node:url';
import { loadRegistry } from '#pipeline/registry/load.ts';
import { plainLoad } from '../baselines/plain-load.ts';
import { defineSection } from '../frame.ts';

const folder = fileURLToPath(new URL('../../registry/', import.meta.url));

export const registryLoad = defineSection({
  name: 'registry/load',
  unit: 'the shipped registry',
  against: 'yaml.parse and zod',
  bar: { atLeast: 0.5, because: 'reading with lines, references and hints costs at most twice a bare read' },
  subject: {
    prepare: () => folder,
    run: (path) => {
      const loaded = loadRegistry(path);
      if (loaded.problems) throw new Error(loaded.problems[0]?.message);
      return loaded.registry;
    },
  },
  baseline: { prepare: () => folder, run: (path) => plainLoad(path) },
});
