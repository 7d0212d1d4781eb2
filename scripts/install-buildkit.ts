// Brings buildx and BuildKit's daemon in pinned versions into Go's bin folder, where the tests look for them. Several minutes on a new
// machine, nothing on one that has them. Usage: npm run buildkit

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const buildx = 'v0.38.2';
const buildkit = 'v0.34.2';

const go = (args: readonly string[], cwd: string, env: Record<string, string> = {}): string =>
  execFileSync('go', args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();

const folder = mkdtempSync(path.join(tmpdir(), 'ship-buildkit-'));
try {
  const bin = go(['env', 'GOBIN'], folder) || path.join(go(['env', 'GOPATH'], folder), 'bin');
  if (!existsSync(path.join(bin, 'buildx'))) go(['install', `github.com/docker/buildx/cmd/buildx@${buildx}`], folder);
  if (!existsSync(path.join(bin, 'buildkitd'))) buildDaemon(bin);
  console.log(`buildx and buildkitd are in ${bin}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** BuildKit's own go.mod excludes versions, which `go install` of a foreign module refuses; a module that requires it may build it. */
function buildDaemon(bin: string): void {
  const module = 'github.com/moby/buildkit';
  const found = JSON.parse(go(['mod', 'download', '-json', `${module}@${buildkit}`], folder)) as { GoMod: string };
  const version = /^go (\S+)$/m.exec(readFileSync(found.GoMod, 'utf8'))?.[1] ?? '1.26';
  writeFileSync(
    path.join(folder, 'go.mod'),
    `module ship.example/buildkit\n\ngo ${version}\n\nrequire ${module} ${buildkit}\n`,
  );
  const imports = `//go:build tools\n\npackage tools\n\nimport _ "${module}/cmd/buildkitd"\n`;
  writeFileSync(path.join(folder, 'tools.go'), imports);
  go(['build', '-mod=mod', '-o', path.join(bin, 'buildkitd'), `${module}/cmd/buildkitd`], folder);
}
