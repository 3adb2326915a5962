// Entry of the bundle for the page's own world, run before its scripts.
import { countPulse } from './pulse.ts';

countPulse(window);
