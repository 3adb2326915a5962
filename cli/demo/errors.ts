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
