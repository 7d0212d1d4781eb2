// What a real Argo CD is made of here: programs in pinned versions, built once per machine from the Go module proxy into a cache folder.
// Nothing is installed for the machine, and nothing runs because of this file.

import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

interface Part {
  readonly name: string;
  readonly module: string;
  readonly version: string;
  /** Program → its package in the module. */
  readonly programs: Readonly<Record<string, string>>;
  readonly linkerFlags?: string;
}

const versionWords = 'k8s.io/component-base/version';
const kubernetes = { version: 'v1.36.1', staging: 'v0.36.1' };

// These fit together. Argo CD 3.3 to 3.5 name a folder that is not in their module, and 3.2.12 does not compile.
const parts: readonly Part[] = [
  {
    name: 'kubernetes',
    module: 'k8s.io/kubernetes',
    version: kubernetes.version,
    programs: { 'kube-apiserver': 'cmd/kube-apiserver', 'kube-controller-manager': 'cmd/kube-controller-manager' },
    linkerFlags: `-X ${versionWords}.gitVersion=v1.36.1 -X ${versionWords}.gitMajor=1 -X ${versionWords}.gitMinor=36`,
  },
  { name: 'kwok', module: 'sigs.k8s.io/kwok', version: 'v0.8.0', programs: { kwok: 'cmd/kwok' } },
  {
    name: 'argo-cd',
    module: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.2.11',
    programs: { argocd: 'cmd' },
    linkerFlags: '-X github.com/argoproj/argo-cd/v3/common.version=3.2.11',
  },
  {
    name: 'kustomize',
    module: 'sigs.k8s.io/kustomize/kustomize/v5',
    version: 'v5.8.1',
    programs: { kustomize: '' },
  },
  {
    name: 'argo-rollouts',
    module: 'github.com/argoproj/argo-rollouts',
    version: 'v1.10.1',
    programs: { 'rollouts-controller': 'cmd/rollouts-controller' },
  },
];

/** Where the programs lie, and the sources of those parts whose custom resources and rules are read from there. */
export interface Installed {
  readonly programs: Readonly<Record<string, string>>;
  readonly sources: { readonly argocd: string; readonly rollouts: string; readonly kwok: string };
}

/** Builds what is missing, one part after the other: some fifteen minutes on a new machine, nothing on one that has them. */
export function installParts(say: (line: string) => void): Installed {
  const programs: Record<string, string> = {};
  for (const part of parts) {
    const folder = path.join(cacheFolder(), `${part.name}-${part.version}`);
    const missing = Object.keys(part.programs).filter((program) => !existsSync(path.join(folder, program)));
    if (missing.length > 0) {
      say(`building ${part.name} ${part.version}: ${missing.join(', ')}`);
      const started = Date.now();
      build(part, folder);
      say(`  took ${Math.round((Date.now() - started) / 1000)} s`);
    }
    for (const program of Object.keys(part.programs)) programs[program] = path.join(folder, program);
  }
  const sources = { argocd: sourceOf('argo-cd'), rollouts: sourceOf('argo-rollouts'), kwok: sourceOf('kwok') };
  return { programs, sources };
}

const cacheFolder = (): string =>
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'ship-actions', 'argocd-lab');

const go = (args: readonly string[], cwd: string): string =>
  execFileSync('go', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });

/** The folder of a part's sources in Go's module cache. */
function sourceOf(name: string): string {
  const part = parts.find((each) => each.name === name);
  if (part === undefined) throw new Error(`${name} is not a part of the lab`);
  return download(part).Dir;
}

const download = (part: Part): { Dir: string; GoMod: string } =>
  JSON.parse(go(['mod', 'download', '-json', `${part.module}@${part.version}`], tmpdir())) as {
    Dir: string;
    GoMod: string;
  };

/** `go install` refuses a module whose go.mod replaces others; a module of our own with the same lines may build its programs. */
function build(part: Part, folder: string): void {
  const { Dir, GoMod } = download(part);
  const scratch = mkdtempSync(path.join(tmpdir(), 'ship-argocd-lab-'));

  try {
    const lines = readFileSync(GoMod, 'utf8')
      .replace(/^module .*$/m, `module ship.example/${part.name}`)
      // Kubernetes lists its own libraries as folders, which its module does not hold; they are modules of a version of their own.
      .replace(/^(\s*(?:replace )?k8s\.io\/[a-z-]+) => \.\/staging\/src\/(\S+)$/gm, `$1 => $2 ${kubernetes.staging}`);
    writeFileSync(path.join(scratch, 'go.mod'), `${lines}\nrequire ${part.module} ${part.version}\n`);
    const sums = path.join(Dir, 'go.sum');
    if (existsSync(sums)) copyFileSync(sums, path.join(scratch, 'go.sum'));

    const out = path.join(scratch, 'out');
    mkdirSync(out);
    mkdirSync(folder, { recursive: true });
    for (const [program, below] of Object.entries(part.programs)) {
      const target = path.join(out, program);
      const flags = ['-mod=mod', '-trimpath', '-ldflags', `-s -w ${part.linkerFlags ?? ''}`, '-o', target];
      go(['build', ...flags, [part.module, below].filter((each) => each !== '').join('/')], scratch);
      copyFileSync(target, path.join(folder, `${program}.part`));
      renameSync(path.join(folder, `${program}.part`), path.join(folder, program));
    }
  } finally {
    execFileSync('chmod', ['-R', 'u+w', scratch]);
    rmSync(scratch, { recursive: true, force: true });
  }
}
