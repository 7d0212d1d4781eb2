// Tells each story of the demo, and compares what it says with what the world holds; the last line is `N passed, N failed`.
// Usage: npm run test:demo [-- <part of a test's file name>]   Needs git, a build engine and chromium.

import { globSync } from 'node:fs';
import path from 'node:path';
import { runToTheEnd } from './test-files.ts';

const root = path.resolve(import.meta.dirname, '..');
const [part = ''] = process.argv.slice(2);
const files = globSync('test/demo/*.story.ts', { cwd: root }).filter((file) => file.includes(part));
await runToTheEnd(files.sort().map((file) => path.join(root, file)));
