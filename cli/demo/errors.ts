// What the demo itself refuses.
import { CommandError } from '../errors.ts';

/** The demo fills a folder of its own: it never writes into somebody's data. */
export class DemoHomeInUse extends CommandError {
  constructor(home: string) {
    super(
      'demo_home_in_use',
      `${home} holds a database already.`,
      'Give --home a new folder, or leave it out for a temporary one.',
    );
  }
}

/** REDIS_URL names a server that does not answer. */
export class DemoRedisUnreachable extends CommandError {
  constructor(url: string, cause: Error) {
    // Never the whole address: it may hold a password.
    const place = URL.canParse(url) ? `Redis at ${new URL(url).host}` : 'The Redis that REDIS_URL names';
    super(
      'redis_unreachable',
      `${place} does not answer: ${cause.message}.`,
      'Start it, correct REDIS_URL, or unset it: the demo needs no Redis.',
    );
  }
}
