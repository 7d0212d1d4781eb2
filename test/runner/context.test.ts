// The typed context from GITHUB_* and the event file.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { readContext } from '../../src/runner/context.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';

test('the workspace is written without a slash at its end', () => {
  assert.equal(readContext({ GITHUB_WORKSPACE: '/home/runner/work/shop/' }, '/w').workspace, '/home/runner/work/shop');
});

test('a pull request event is typed, and a fork is known as one', (t) => {
  const folder = temporaryFolder(t);
  const side = (repository: string) => ({ ref: 'main', sha: 'b'.repeat(40), repo: { full_name: repository } });
  const event = {
    repository: { default_branch: 'main' },
    pull_request: { number: 7, title: 'feat', html_url: 'https://x/7', base: side('o/r'), head: side('fork/r') },
  };
  writeFiles(folder, { 'event.json': JSON.stringify(event) });
  const env = {
    GITHUB_EVENT_PATH: path.join(folder, 'event.json'),
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_RUN_ID: '42',
    GITHUB_REF_TYPE: 'branch',
  };
  const context = readContext(env, '/w');
  assert.deepEqual([context.pullRequest?.number, context.pullRequest?.fork, context.defaultBranch], [7, true, 'main']);
  assert.equal(context.runUrl, 'https://github.com/o/r/actions/runs/42');
  assert.equal(context.refType, 'branch');
});

test('what is absent is undefined, and a broken event file is no trouble', (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, { 'event.json': '{' });
  const context = readContext({ GITHUB_EVENT_PATH: path.join(folder, 'event.json'), GITHUB_SHA: '' }, '/w');
  assert.deepEqual(
    [context.workspace, context.sha, context.runUrl, context.pullRequest],
    ['/w', undefined, undefined, undefined],
  );
  assert.equal(context.apiUrl, 'https://api.github.com');
});
