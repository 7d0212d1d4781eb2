// Runs bump-manifest and smoke-test against a real Argo CD on a real Kubernetes API, on loopback; the last line is `N passed, N failed`.
// Usage: npm run test:argocd [-- <part of a file's name> …]   Needs Go, and etcd and redis of Debian. The first run builds for some
// fifteen minutes. Not a part of `npm test`.

import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Lab, startLab } from './argocd-lab/lab.ts';
import { runToTheEnd } from './test-files.ts';

const root = path.resolve(import.meta.dirname, '..');
const parts = process.argv.slice(2);
const files = globSync('test/argocd/*.lab.ts', { cwd: root })
  .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
  .map((file) => path.join(root, file))
  .sort();

const folder = mkdtempSync(path.join(tmpdir(), 'ship-argocd-'));
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

  await runToTheEnd(files, { concurrency: 3, timeout: 900_000 });
} finally {
  await clean();
}
