// Pages of the scenario's vendors that the archive has.
import type { Scene } from '../scene.ts';
import type { Memento } from '../wayback/memento.ts';
import { ferrousMementos } from './ferrous.ts';

export function vendorMementos(scene: Scene): Memento[] {
  return ferrousMementos(scene);
}
