// Runs the example service's workflows under act, against the demo's world; the last line is `N passed, N failed`.
// Usage: npm run test:workflows   Needs Go (for act, which is installed when absent), git and a build engine.

import { globSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { ensureAct } from '../test/fakes/act.ts';

const root = path.resolve(import.meta.dirname, '..');
console.log(`act: ${ensureAct()}`);

const files = globSync('test/**/*.scenario.ts', { cwd: root }).map((file) => path.join(root, file));
const count = { passed: 0, failed: 0 };
const stream = run({ files, concurrency: 1, timeout: 600_000 });
stream.on('test:pass', (event) => {
  // What was left out has shown nothing.
  if (event.skip === undefined && event.todo === undefined) count.passed += 1;
  else count.failed += 1;
});
stream.on('test:fail', () => {
  count.failed += 1;
});
const reporter = new spec();
stream.compose(reporter).pipe(process.stdout, { end: false });
await new Promise((resolve) => reporter.on('end', resolve));

if (count.passed + count.failed === 0) count.failed += 1;
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed > 0 ? 1 : 0;
