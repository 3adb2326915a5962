// Prints what doctor says of a data folder: for a test that asks it as another user.
import { contextFrom } from '#cli/context.ts';
import { checkDataFolder } from '#cli/doctor/disk.ts';

const context = contextFrom({ home: process.argv[2] ?? '' }, {}, new AbortController().signal);
console.log(JSON.stringify(checkDataFolder(context)));
