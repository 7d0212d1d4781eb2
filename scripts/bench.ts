// Measures what we promise about speed, against the plain way in the same run. Prints ratios; fails when one is over its limit.
// Usage: npm run bench -- bump | gate [--peers <folder>] | image | report | slack | start

import { existsSync } from 'node:fs';
import path from 'node:path';

const [name = ''] = process.argv.slice(2);
const file = path.join(import.meta.dirname, `bench-${name}.ts`);
if (name === '' || !existsSync(file)) {
  console.log(
    `There is no bench "${name}". Usage: npm run bench -- bump | gate [--peers <folder>] | image | report | slack | start`,
  );
  process.exitCode = 1;
} else {
  await import(file);
}
