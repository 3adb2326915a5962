// Entry of the bundle for our own world.
import { inPage } from './main.ts';

(globalThis as unknown as { assay: typeof inPage }).assay ??= inPage;
