// What a package.json says about gates.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ActionError } from '../../../src/domain/action-error.ts';
import { nodeGates, nodeScripts } from '../../../src/quality-gate/gates/node-gates.ts';

const gates = (manifest: object, others: readonly string[] = []) =>
  nodeGates({
    names: ['package.json', ...others],
    text: (name) => (name === 'package.json' ? JSON.stringify(manifest) : undefined),
  });
const runs = (...args: Parameters<typeof gates>) => gates(...args).map((each) => each.run);
const scripts = (...names: string[]) => ({ scripts: Object.fromEntries(names.map((name) => [name, 'x'])) });

const manifests: readonly [fact: string, manifest: object, others: string[], runs: string[]][] = [
  ['type-check', scripts('type-check'), [], ['npm run type-check']],
  ['test:ci before test', scripts('test', 'test:ci'), [], ['npm run test:ci']],
  ['test:unit where there is no test', scripts('test:unit'), [], ['npm run test:unit']],
  ['test before test:unit', scripts('test:unit', 'test'), [], ['npm run test']],
  ['not what npm init wrote', { scripts: { test: 'echo "Error: no test specified" && exit 1' } }, [], []],
  ['workspaces of npm', { workspaces: ['packages/*'] }, [], ['npm run test --workspaces --if-present']],
  [
    'workspaces of pnpm',
    scripts('lint'),
    ['pnpm-workspace.yaml', 'pnpm-lock.yaml'],
    ['pnpm run lint', 'pnpm -r --if-present run test'],
  ],
  ['workspaces with a test of the root', { workspaces: ['a'], ...scripts('test') }, [], ['npm run test']],
];
for (const [fact, manifest, others, expected] of manifests)
  test(`detects ${fact}`, () => assert.deepEqual(runs(manifest, others), expected));

test('test gates pick up what their tools leave, others nothing', () => {
  const [lint, unit] = gates(scripts('lint', 'test'));
  assert.deepEqual(
    [lint?.coverage, unit?.junit?.[0], unit?.coverage?.[0]],
    [undefined, 'junit.xml', 'coverage/lcov.info'],
  );
  assert.ok(gates({ workspaces: ['a'] })[0]?.coverage?.includes('**/coverage/lcov.info'));
  assert.ok(nodeScripts.includes('test:ci'));
});

test('a broken package.json is an error', () => {
  assert.throws(() => nodeGates({ names: [], text: () => '{' }), ActionError);
  assert.deepEqual(nodeGates({ names: [], text: () => undefined }), []);
});
