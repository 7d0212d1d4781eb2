// The script of the monorepo recipe, run by bash in a real repository: which services a change touches; and when its aggregate job is red.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { bare, needs } from './condition-rows.ts';
import { evaluate } from './github-parser.ts';
import { readWorkflow } from './workflow-file.ts';

const file = path.resolve(import.meta.dirname, '../../examples/recipes/monorepo.yml');
const { jobs } = readWorkflow(readFileSync(file, 'utf8'));
const script = jobs['changed']?.steps?.find(({ id }) => id === 'changed')?.run ?? '';

const changes: readonly (readonly [string, (folder: string) => void, readonly string[]])[] = [
  ['one service', (folder) => writeFileSync(path.join(folder, 'services/cart/a.js'), '2'), ['cart']],
  [
    'two services',
    (folder) => {
      writeFileSync(path.join(folder, 'services/till/a.js'), '2');
      writeFileSync(path.join(folder, 'services/cart/b.js'), '2');
    },
    ['cart', 'till'],
  ],
  ['no service', (folder) => writeFileSync(path.join(folder, 'README.md'), '2'), []],
  ['a service that is deleted', (folder) => rmSync(path.join(folder, 'services/cart'), { recursive: true }), []],
];
for (const [what, change, expected] of changes) {
  test(`a change of ${what}: ${JSON.stringify(expected)}`, (t) => {
    const folder = temporaryFolder(t);
    const git = (...args: string[]): string =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=Robin', '-c', 'user.email=robin@shop.example', ...args], {
        encoding: 'utf8',
      }).trim();
    const commit = (): string => {
      git('add', '--all');
      git('commit', '--quiet', '--message=change');
      return git('rev-parse', 'HEAD');
    };

    git('init', '--quiet', '--initial-branch=main');
    for (const service of ['cart', 'till']) {
      mkdirSync(path.join(folder, 'services', service), { recursive: true });
      for (const name of ['ship.yml', 'a.js']) writeFileSync(path.join(folder, 'services', service, name), '1');
    }
    const base = commit();
    change(folder);
    commit();

    const output = path.join(folder, '.git/output');
    const env = { ...process.env, BASE: base, GITHUB_OUTPUT: output };
    execFileSync('bash', ['-eo', 'pipefail', '-c', script], { cwd: folder, env });
    assert.equal(readFileSync(output, 'utf8'), `services=${JSON.stringify(expected)}\n`);
  });
}

const endings: readonly (readonly [changed: string, service: string, isRed: boolean])[] = [
  ['success', 'success', false],
  ['success', 'skipped', false],
  ['success', 'failure', true],
  ['success', 'cancelled', true],
  ['failure', 'skipped', true],
  ['cancelled', 'skipped', true],
];
for (const [changed, service, isRed] of endings) {
  test(`every service: changed ${changed}, service ${service} is ${isRed ? 'red' : 'green'}`, () => {
    assert.equal(jobs['all']?.if, 'always()');
    const condition = bare(jobs['all']?.steps?.[0]?.if ?? '');
    assert.equal(evaluate(condition, { needs: needs({ changed, service }) }), String(isRed));
  });
}
