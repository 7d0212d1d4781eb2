// Runs the formatter, the linter, the type checker and every test; the last line is `N passed, N failed`.
// Usage: npm test [-- <part of a test file's path> …]   With a part given, only those tests run.

import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const root = path.resolve(import.meta.dirname, '..');
const parts = process.argv.slice(2);

if (parts.length === 0 && spawnSync('npm', ['run', '--silent', 'lint'], { cwd: root, stdio: 'inherit' }).status !== 0) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const files = globSync('test/**/*.test.ts', { cwd: root })
  .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
  .map((file) => path.join(root, file))
  .sort();
const count = { passed: 0, failed: 0, skipped: 0 };
const stream = run({ files, concurrency: 2, timeout: 300_000 });
stream.on('test:pass', (event) => {
  if (event.details.type === 'suite') return;
  if (event.skip === undefined && event.todo === undefined) count.passed += 1;
  else count.skipped += 1;
});
stream.on('test:fail', (event) => {
  if (event.details.type !== 'suite') count.failed += 1;
});
const reporter = new spec();
stream.compose(reporter).pipe(process.stdout, { end: false });
await new Promise((resolve) => reporter.on('end', resolve));

if (count.passed + count.failed === 0) count.failed += 1;
const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
console.log(`${count.passed} passed, ${count.failed} failed${skipped}`);
process.exitCode = count.failed > 0 || (process.env['CI'] === 'true' && count.skipped > 0) ? 1 : 0;
