// The template new-service.yml: its own commands, run as the runner would beside three checkouts. npm and gh are stand-ins; git is real.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { commitAll, git } from '../../scripts/demo/world.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { workflowTexts } from './repository.ts';
import { readWorkflow } from './workflow-file.ts';

const root = path.resolve(import.meta.dirname, '../..');
const template = readWorkflow(workflowTexts().callers['workflows-templates/new-service.yml'] ?? '');
const steps = (template.jobs['propose']?.steps ?? []) as readonly { run?: string; 'working-directory'?: string }[];

test('its commands write the files and propose them on a branch of the service', (t) => {
  const folder = temporaryFolder(t);
  const [service, manifests, bare, tools] = ['service', 'manifests', 'cart.git', 'tools'].map((each) =>
    path.join(folder, each),
  ) as [string, string, string, string];
  for (const each of [service, manifests, tools]) mkdirSync(each);
  mkdirSync(path.join(folder, 'ship-actions'));
  for (const part of ['scripts', 'src', 'workflows-templates', 'node_modules', 'package.json'])
    symlinkSync(path.join(root, part), path.join(folder, 'ship-actions', part));
  writeFiles(service, { Dockerfile: 'FROM scratch\nARG VERSION\n', 'package.json': '{"scripts": {"test": "true"}}' });
  const image = 'r.example/shop/cart';
  writeFiles(manifests, {
    'staging/cart/kustomization.yaml': `images:\n  - {name: ${image}, newTag: v1}\n`,
  });
  for (const each of [service, manifests]) {
    git(each, 'init', '--quiet', '--initial-branch=main');
    commitAll(each, 'feat: first');
  }
  git(folder, 'clone', '--quiet', '--bare', service, bare);
  git(service, 'remote', 'add', 'origin', bare);
  git(manifests, 'remote', 'add', 'origin', 'https://github.com/shop/k8s-manifests');
  const calls = path.join(folder, 'calls');
  for (const tool of ['npm', 'gh']) {
    writeFileSync(path.join(tools, tool), `#!/bin/sh\necho "${tool} $*" >> ${calls}\n`);
    chmodSync(path.join(tools, tool), 0o755);
  }

  const env = {
    PATH: `${tools}:${process.env['PATH']}`,
    HOME: folder,
    RUNNER_TEMP: folder,
    OPTIONS: '--service cart --url staging=https://cart.staging.shop.example',
    GIT_CONFIG_NOSYSTEM: '1',
  };
  for (const { run, 'working-directory': place = '.' } of steps) {
    if (run === undefined) continue;
    execFileSync('bash', ['-eo', 'pipefail', '-c', run], { cwd: path.join(folder, place), env, encoding: 'utf8' });
  }

  const proposed = git(bare, 'diff', '--name-only', 'main', 'ship-actions').trim().split('\n');
  assert.ok(
    proposed.includes('.github/ship.yml') && proposed.includes('.github/workflows/preflight.yml'),
    `${proposed}`,
  );
  assert.ok(proposed.every((file) => file.startsWith('.github/')));
  const said = readFileSync(calls, 'utf8');
  assert.match(said, /^npm ci .*--omit=dev/m);
  assert.match(said, /^gh pr create --head ship-actions .*--body-file .*found\.txt$/m);
  assert.match(readFileSync(path.join(folder, 'found.txt'), 'utf8'), /Left to do/);
});
