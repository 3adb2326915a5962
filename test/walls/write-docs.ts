// npm run docs: writes the generated blocks of docs/*.md anew.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withGeneratedBlocks } from './docs.ts';
import { filesUnder, root } from './sources.ts';

for (const file of filesUnder('docs', ['.md'])) {
  const written = withGeneratedBlocks(file.text);
  if (written === file.text) continue;
  writeFileSync(join(root, file.path), written);
  console.log(`${file.path} written anew`);
}
