// Runs bump-manifest and smoke-test against a real Argo CD on a real Kubernetes API, on loopback; the last line is `N passed, N failed`.
// Usage: npm run test:argocd [-- <part of a file's name> …]   Needs Go, and etcd and redis of Debian. The first run builds for some
// fifteen minutes. Not a part of `npm test`.

import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { type Lab, startLab } from './argocd-lab/lab.ts';

const root = path.resolve(import.meta.dirname, '..');
const parts = process.argv.slice(2);
const files = globSync('test/argocd/*.lab.ts', { cwd: root })
  .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
  .map((file) => path.join(root, file))
  .sort();

const folder = mkdtempSync(path.join(tmpdir(), 'ship-argocd-'));
const count = { passed: 0, failed: 0 };
let lab: Lab | undefined;
const clean = async (): Promise<void> => {
  await lab?.close();
  rmSync(folder, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void clean().finally(() => process.exit(1)));

try {
  lab = await startLab(folder, (line) => console.log(line));
  const address = path.join(folder, 'lab.json');
  writeFileSync(address, JSON.stringify(lab.address));
  process.env['SHIP_ARGOCD_LAB'] = address;
  console.log(`Argo CD runs at ${lab.address.argocd}`);

  const stream = run({ files, concurrency: 3, timeout: 900_000 });
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
} finally {
  await clean();
}

if (count.passed + count.failed === 0) count.failed += 1;
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed > 0 ? 1 : 0;
