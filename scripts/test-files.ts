// Runs test files, by default one after the other; the last line is `N passed, N failed`. What is skipped has shown nothing, and counts as failed.

import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** How many files at once, and milliseconds that one may take. */
export interface Pace {
  readonly concurrency: number;
  readonly timeout: number;
}

/** Runs them, and sets the exit code of this process. */
export async function runToTheEnd(
  files: readonly string[],
  { concurrency, timeout }: Pace = { concurrency: 1, timeout: 600_000 },
): Promise<void> {
  const count = { passed: 0, failed: 0 };
  const stream = run({ files: [...files], concurrency, timeout });
  stream.on('test:pass', (event) => {
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
}
