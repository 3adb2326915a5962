// A registry read the short way: parse each file, check it by the schemas, stop at the first mistake, no lines, no hints.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { dimensionSchema, offeringSchema, partySchema, registrySettingsSchema } from '#types/registry.ts';

export function plainLoad(folder: string) {
  const read = (path: string): unknown => parse(readFileSync(join(folder, path), 'utf8'));
  const each = (name: string): unknown[] =>
    readdirSync(join(folder, name)).map((file) => read(join(name, file)));
  return {
    settings: registrySettingsSchema.parse(read('registry.yaml')),
    dimensions: dimensionSchema.array().parse(read('dimensions.yaml')),
    parties: partySchema.array().parse(each('parties')),
    offerings: offeringSchema.array().parse(each('offerings')),
  };
}
