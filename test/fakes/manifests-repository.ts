// A bare manifests repository for tests and benches: made from files, read back at its head. Runs the real git.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const env = {
  PATH: process.env['PATH'],
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Mona',
  GIT_AUTHOR_EMAIL: 'mona@shop.example',
  GIT_COMMITTER_NAME: 'Mona',
  GIT_COMMITTER_EMAIL: 'mona@shop.example',
};

/** A bare repository on disk. */
export interface ManifestsRepository {
  /** Folder of the bare repository. */
  readonly folder: string;
  git(...args: string[]): string;
  /** The bytes of a file at the head of `main`. */
  read(file: string): Buffer;
  head(): string;
  /** Subjects of all commits, newest first. */
  subjects(): string[];
  message(revision?: string): string;
  /** A commit by somebody else on `main`. */
  commit(files: Readonly<Record<string, string | Uint8Array>>, message?: string): string;
  /** Installs a hook script of the server, e.g. `pre-receive`. */
  hook(name: string, script: string): void;
}

/** Makes `<root>/<name>` with one commit of `files` on `main`. */
export function createManifests(
  root: string,
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): ManifestsRepository {
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  const run = (args: readonly string[], input?: string | Uint8Array): Buffer =>
    execFileSync('git', args, {
      cwd: folder,
      env,
      input: input ?? '',
      maxBuffer: 1 << 30,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  run(['init', '-q', '--bare', '--initial-branch=main', '.']);
  const git = (...args: string[]): string => run(args).toString().trim();
  const commit: ManifestsRepository['commit'] = (changed, message = 'docs: something else') => {
    const who = `Mona <mona@shop.example> ${Math.floor(Date.now() / 1000)} +0000`;
    const parts = Object.entries(changed).flatMap(([file, content]) => {
      const bytes = Buffer.from(content);
      return [Buffer.from(`M 100644 inline ${file}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n')];
    });
    const parent = git('for-each-ref', 'refs/heads/main') === '' ? '' : 'from refs/heads/main^0\n';
    const text = Buffer.from(message);
    const head = `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\ndata ${text.length}\n${message}\n${parent}`;
    run(['fast-import', '--quiet'], Buffer.concat([Buffer.from(head), ...parts]));
    return git('rev-parse', 'main');
  };
  commit(files, 'feat: add manifests');
  return {
    folder,
    git,
    read: (file) => run(['cat-file', 'blob', `main:${file}`]),
    head: () => git('rev-parse', 'main'),
    subjects: () => git('log', '--format=%s', 'main').split('\n'),
    message: (revision = 'main') => git('log', '-1', '--format=%B', revision),
    commit,
    hook: (hook, script) => {
      mkdirSync(path.join(folder, 'hooks'), { recursive: true });
      writeFileSync(path.join(folder, 'hooks', hook), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    },
  };
}

/** A Deployment of one container, with a comment behind the image. */
export const deployment = (name: string, image: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 5
  template:
    spec:
      containers:
        - name: app
          image: ${image} # bumped by the pipeline
          ports: [{containerPort: 8080}]
`;
