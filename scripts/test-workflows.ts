// Runs the example service's workflows under act, against the demo's world; the last line is `N passed, N failed`.
// Usage: npm run test:workflows   Needs Go (for act, which is installed when absent), git and a build engine.

import { globSync } from 'node:fs';
import path from 'node:path';
import { ensureAct } from '../test/fakes/act.ts';
import { runToTheEnd } from './test-files.ts';

const root = path.resolve(import.meta.dirname, '..');
console.log(`act: ${ensureAct()}`);

const files = globSync('test/**/*.scenario.ts', { cwd: root }).map((file) => path.join(root, file));
await runToTheEnd(files);
