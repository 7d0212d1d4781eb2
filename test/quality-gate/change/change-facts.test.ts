// What is gathered of a change, and when it is worth asking for.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { WorkTreeHistory } from '../../../src/clients/git/diff.ts';
import { gatherChange } from '../../../src/quality-gate/change/change-facts.ts';
import { readContext } from '../../../src/runner/context.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

const asked: string[] = [];
const history: WorkTreeHistory = {
  trackedFiles: async () => ['a.js'],
  commit: async (name) => `${name}!`,
  parents: async () => [],
  mergeBase: async () => 'ba5e',
  isShallow: async () => false,
  fetch: async () => ({ exitCode: 0, stdout: '', stderr: '' }),
  diff: async (_from, _to, onText) => {
    asked.push('diff');
    onText('diff --git a/a.js b/a.js\n+++ b/a.js\n@@ -1 +1 @@\n-x\n+y\n');
    return true;
  },
  fileAt: async () => 'quality-gate: {min-tests: 9, config-change: fail}\n',
};
const wishes = {
  baseRef: undefined,
  readsChange: false,
  demandsChange: false,
  configFile: '.github/ship.yml',
  environment: undefined,
  fixedKeys: () => new Set<string>(),
};
const pullRequest = { number: 1, title: '', url: '', baseRef: 'main', baseSha: 'a', headSha: 'b', fork: false };

test('a pull request: changed lines, and what its config file demands less', async (context) => {
  const workspace = temporaryFolder(context);
  writeFiles(workspace, { '.github/ship.yml': 'quality-gate: {min-tests: 1}\n' });
  const facts = await gatherChange(
    { ...wishes, readsChange: true },
    { ...readContext({}, workspace), pullRequest },
    undefined,
    history,
  );
  assert.deepEqual(facts.weakened, ['`min-tests` goes from 9 to 1', '`config-change` goes from fail to warn']);
  assert.equal(facts.baseIsStrict, true);
  assert.ok(facts.change !== undefined && 'lines' in facts.change && facts.change.lines.has('a.js'));
});

test('a push without a demand asks for nothing', async (context) => {
  asked.length = 0;
  const facts = await gatherChange(
    { ...wishes, readsChange: true },
    readContext({ GITHUB_EVENT_NAME: 'push' }, temporaryFolder(context)),
    undefined,
    history,
  );
  assert.deepEqual([facts.change, facts.weakened, asked], [undefined, [], []]);
});

test('a demand without git says why', async (context) => {
  const none = { ...history, trackedFiles: async () => undefined };
  const context1 = readContext({}, temporaryFolder(context));
  const facts = await gatherChange({ ...wishes, demandsChange: true, readsChange: true }, context1, undefined, none);
  assert.ok(
    facts.change !== undefined && 'unknown' in facts.change && /not a git repository/.test(facts.change.unknown),
  );
});

test('a base that cannot be compared is said, since it may have been weakened', async (context) => {
  const lost = {
    ...history,
    commit: async (name: string) => (name === 'HEAD' ? 'h' : undefined),
    fetch: async () => ({ exitCode: 1, stdout: '', stderr: '' }),
  };
  const facts = await gatherChange(
    wishes,
    { ...readContext({}, temporaryFolder(context)), pullRequest },
    undefined,
    lost,
  );
  assert.match(
    facts.weakened[0] ?? '',
    /^the base's `\.github\/ship\.yml` cannot be compared: the base "main" cannot be found/,
  );
});

test('a pull request without git, but with a config file, is told that nothing was compared', async (context) => {
  const workspace = temporaryFolder(context);
  writeFiles(workspace, { '.github/ship.yml': 'quality-gate: {}\n' });
  const none = { ...history, trackedFiles: async () => undefined };
  const facts = await gatherChange(wishes, { ...readContext({}, workspace), pullRequest }, undefined, none);
  assert.match(facts.weakened[0] ?? '', /cannot be compared: the workspace is not a git repository/);
});
