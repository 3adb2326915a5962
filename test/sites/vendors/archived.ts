// Pages of the scenario's vendors that only the archive has.
import type { Scene } from '../scene.ts';
import type { Memento } from '../wayback/memento.ts';

export function vendorMementos(_scene: Scene): Memento[] {
  return [];
}
