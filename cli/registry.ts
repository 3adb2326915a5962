// The registry for commands that need no data folder.
import type { Registry } from '#types/registry.ts';
import type { CliContext } from './context.ts';

export async function registryOf(context: CliContext): Promise<Registry> {
  const { loadRegistry } = await import('#pipeline/registry/load.ts');
  const { RegistryError } = await import('#pipeline/registry/errors.ts');
  const loaded = loadRegistry(context.registryFolder);
  if (loaded.problems) throw new RegistryError(context.registryFolder, loaded.problems);
  return loaded.registry;
}
