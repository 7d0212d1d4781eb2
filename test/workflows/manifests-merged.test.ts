// The step of the template manifests-merged.yml that starts the services' workflows, as bash runs it, with a `gh` that writes down what
// it is asked for.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { readWorkflow } from './workflow-file.ts';

const file = path.resolve(import.meta.dirname, '../../workflows-templates/manifests-merged.yml');
const { jobs } = readWorkflow(readFileSync(file, 'utf8'));
const script = jobs['verify']?.steps?.find(({ run }) => run !== undefined)?.run ?? '';

/** What `gh` was asked for and what the log says after one merge, whose source is `repository`. */
function merge(context: TestContext, repository: string) {
  const folder = temporaryFolder(context);
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=n@x', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  git('init', '-q');
  git('commit', '-q', '--allow-empty', '-m', 'first');
  const before = git('rev-parse', 'HEAD');
  const image = `r.io/shop/app:v1@sha256:${'d'.repeat(64)}`;
  const trailers = `Ship-Environment: staging\nShip-Image: ${image}\nShip-Source-Repository: ${repository}`;
  git('commit', '-q', '--allow-empty', '--cleanup=verbatim', '-m', `chore: bump app (#7)\n\n${trailers}\n`);

  const [tools, asked] = [path.join(folder, 'tools'), path.join(folder, 'asked')];
  mkdirSync(tools);
  writeFileSync(path.join(tools, 'gh'), `#!/bin/sh\necho "$@" >> '${asked}'\n`, { mode: 0o755 });
  const env = { PATH: `${tools}:${process.env['PATH']}`, HOME: '/nonexistent', BEFORE: before, OWNER: 'shop' };
  const shell = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
  const { stdout } = spawnSync('bash', shell, { cwd: folder, env, encoding: 'utf8' });
  return { asked: existsSync(asked) ? readFileSync(asked, 'utf8') : '', stdout };
}

test('after a merge the workflow of its service is started', (context) =>
  assert.match(
    merge(context, 'shop/app').asked,
    /^workflow run verify.yml --repo shop\/app -f environment=staging -f registry=r\.io -f repository=shop\/app -f tag=v1 -f digest=sha256:d+ /,
  ));

for (const repository of ['evil/app', 'shop/evil.example/app', 'shop/app\r::add-mask::x', 'shop/a b', 'shopping/app'])
  test(`for ${JSON.stringify(repository)} nothing is started, and the runner is told no command`, (context) => {
    const { asked, stdout } = merge(context, repository);
    assert.equal(asked, '');
    assert.match(stdout, /^::warning::[^\r\n]* is not ours: nothing is started\n$/);
  });
