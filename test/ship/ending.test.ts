// Tests of what may be said of how a deployment ended: a row per state, and that no word stands without its fact.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { orThrow } from '../../src/domain/action-error.ts';
import { decideEnding, type Ending, type EndingFacts, readFacts } from '../../src/ship/ending.ts';

const facts = (given: Partial<EndingFacts>): EndingFacts => ({
  ...orThrow(readFacts([])),
  task: 'bump',
  sync: 'auto',
  result: 'success',
  outcome: 'bumped',
  waiting: 'false',
  version: 'v2',
  'previous-version': 'v1',
  ...given,
});
const red = { verdict: 'fail', reason: 'assertion', explanation: 'GET /health said 500.', result: 'failure' };
const back = { 'rollback-tried': 'true', 'rollback-outcome': 'rolled-back', 'rollback-version': 'v1' };

const rows: readonly (readonly [string, Partial<EndingFacts>, Partial<Ending>])[] = [
  [
    'a version that answers',
    { verdict: 'pass', 'version-seen': 'true' },
    { event: 'deployed', 'serving-version': 'v2' },
  ],
  ['a healthy answer of whatever version', { verdict: 'pass' }, { event: 'deployed', 'serving-version': '' }],
  ['a bump that a person syncs', { sync: 'manual', waiting: 'true' }, { event: 'ready', 'serving-version': '' }],
  ['a pull request', { sync: 'pull-request', outcome: 'pull-request', waiting: 'true' }, { event: 'ready' }],
  ['a lost race with a newer run', { outcome: 'superseded' }, { event: 'cancelled', reason: 'superseded' }],
  [
    'a version whose roll-back holds',
    { outcome: 'superseded', explanation: 'Nothing was written: v2 was rolled back.' },
    { event: 'cancelled', explanation: 'Nothing was written: v2 was rolled back.' },
  ],
  [
    'a bump that did not say what stood in its way',
    { outcome: 'superseded' },
    { explanation: 'Nothing was written: what stands in the manifests goes before this run.' },
  ],
  ['an approval that was refused', { result: 'refused', outcome: '' }, { event: 'cancelled', reason: 'refused' }],
  ['a red bump', { result: 'failure', outcome: '' }, { event: 'failed', explanation: 'The bump failed: see the run.' }],
  [
    'a smoke test that the platform ended',
    { result: 'failure' },
    { event: 'failed', explanation: 'The smoke test left no verdict: which version serves is not known.' },
  ],
  [
    'a red smoke test that is not rolled back',
    red,
    { event: 'failed', reason: 'assertion', explanation: red.explanation },
  ],
  [
    'a roll-back that serves',
    { ...red, ...back, 'rollback-verdict': 'pass', 'rollback-version-seen': 'true' },
    { event: 'rolled-back', version: 'v2', 'previous-version': 'v1', 'serving-version': 'v1' },
  ],
  ['a roll-back that nobody measured', { ...red, ...back }, { event: 'rolled-back', 'serving-version': '' }],
  [
    'a roll-back that does not serve',
    { ...red, ...back, 'rollback-verdict': 'fail', 'rollback-explanation': 'v2 still answers.' },
    {
      event: 'rolled-back',
      'serving-version': '',
      explanation: 'GET /health said 500. After the roll-back: v2 still answers.',
    },
  ],
  [
    'a roll-back to a version that lacks what a check of the new commit asks for',
    {
      ...{ ...red, ...back, 'rollback-verdict': 'fail', 'rollback-version-seen': 'true' },
      ...{ 'rollback-reason': 'assertion', 'rollback-explanation': 'GET /new said 404.' },
    },
    {
      event: 'rolled-back',
      'serving-version': 'v1',
      explanation: 'GET /health said 500. After the roll-back: GET /new said 404.',
    },
  ],
  [
    'a roll-back after which old and new answer side by side',
    {
      ...{ ...red, ...back, 'rollback-verdict': 'fail', 'rollback-version-seen': 'true' },
      ...{ 'rollback-reason': 'version_unstable' },
    },
    { event: 'rolled-back', 'serving-version': '' },
  ],
  [
    'a roll-back that found another image',
    { ...red, ...back, 'rollback-outcome': 'superseded' },
    {
      event: 'failed',
      explanation: 'GET /health said 500. The roll-back wrote nothing: the manifests hold another image by now.',
    },
  ],
  [
    'a red run that was started again after it had rolled back',
    { ...red, ...back, 'rollback-outcome': 'unchanged' },
    {
      event: 'failed',
      'serving-version': '',
      explanation: 'GET /health said 500. An earlier try of this run rolled back already: the manifests hold v1.',
    },
  ],
  [
    'a roll-back that an earlier try has done, to an image without a tag',
    { ...red, ...back, 'rollback-outcome': 'unchanged', 'rollback-version': '' },
    {
      explanation:
        'GET /health said 500. An earlier try of this run rolled back already: the manifests hold the image from before.',
    },
  ],
  [
    'a red check of a service that is not asked for its version, synced by hand',
    { ...red, task: 'verify', outcome: '', sync: 'manual' },
    {
      event: 'failed',
      explanation:
        'GET /health said 500. Nothing was rolled back. The service is not asked for its version, so it is not known whether the new one was there.',
    },
  ],
  [
    'a red check of what stood there before',
    { ...red, outcome: 'unchanged' },
    { event: 'failed', explanation: 'GET /health said 500. Nothing was rolled back: this run wrote nothing.' },
  ],
  [
    'a pull request that nobody merged, proposed where others are pushed',
    { ...red, outcome: 'pull-request', 'version-seen': 'false', explanation: 'v1 answers.' },
    {
      explanation:
        'v1 answers. Nothing was rolled back: the new version never answered, perhaps because nobody has synced or merged it yet.',
    },
  ],
  [
    'a roll-back by a person that this run had made before',
    { task: 'rollback', outcome: 'superseded', explanation: 'This run rolled back to v1 already.' },
    { event: 'cancelled', explanation: 'This run rolled back to v1 already.' },
  ],
  [
    'a roll-back that failed',
    { ...red, 'rollback-tried': 'true' },
    { event: 'failed', explanation: 'GET /health said 500. The roll-back failed, too: see the run.' },
  ],
  [
    'a service that could not be measured',
    { ...red, conclusive: 'false', explanation: 'No answer.' },
    { event: 'failed', explanation: 'No answer. Nothing was rolled back, because the service could not be measured.' },
  ],
  [
    'a wait on the runner that nobody ended',
    { ...red, sync: 'manual', 'version-seen': 'false', explanation: 'v1 answers.' },
    {
      event: 'failed',
      explanation:
        'v1 answers. Nothing was rolled back: the new version never answered, perhaps because nobody has synced or merged it yet.',
    },
  ],
  [
    'a run that was cancelled before the bump',
    { result: 'cancelled', outcome: '' },
    { event: 'cancelled', explanation: 'The run was cancelled; as far as it knows, it had not written anything yet.' },
  ],
  [
    'a run that was cancelled after the bump',
    { result: 'cancelled' },
    {
      event: 'cancelled',
      explanation: 'The run was cancelled before it had a verdict; what it wrote is still in the manifests.',
    },
  ],
  [
    'a verified bump',
    { task: 'verify', outcome: '', verdict: 'pass', 'version-seen': 'true' },
    { event: 'deployed', 'serving-version': 'v2' },
  ],
  [
    'a verified bump that is red and rolled back by hand',
    { ...red, ...back, task: 'verify', outcome: '', sync: 'manual' },
    { event: 'rolled-back', 'serving-version': '' },
  ],
  [
    'a roll-back by a person that serves',
    {
      task: 'rollback',
      outcome: 'rolled-back',
      version: 'v1',
      'previous-version': 'v2',
      verdict: 'pass',
      'version-seen': 'true',
    },
    { event: 'rolled-back', version: 'v2', 'previous-version': 'v1', 'serving-version': 'v1' },
  ],
  [
    'a roll-back by a person that waits for a sync',
    {
      task: 'rollback',
      outcome: 'rolled-back',
      version: 'v1',
      'previous-version': 'v2',
      sync: 'manual',
      waiting: 'true',
    },
    { event: 'rolled-back', 'serving-version': '' },
  ],
  [
    'a roll-back by a person that found another image',
    { task: 'rollback', outcome: 'superseded' },
    { event: 'cancelled', explanation: 'Nothing was written: the manifests hold another image by now.' },
  ],
];
for (const [state, given, said] of rows) {
  test(`after ${state}: ${said.event}`, () => {
    const found = decideEnding(facts(given));
    assert.deepEqual({ ...found, ...said }, found);
  });
}

const anyFacts = fc.record({
  task: fc.constantFrom('bump', 'rollback', 'verify'),
  sync: fc.constantFrom('auto', 'manual', 'pull-request'),
  result: fc.constantFrom('success', 'failure', 'cancelled', 'refused'),
  outcome: fc.constantFrom('', 'bumped', 'unchanged', 'superseded', 'pull-request', 'rolled-back'),
  waiting: fc.constantFrom('', 'true', 'false'),
  verdict: fc.constantFrom('', 'pass', 'fail'),
  conclusive: fc.constantFrom('', 'true', 'false'),
  'version-seen': fc.constantFrom('', 'true', 'false'),
  'rollback-tried': fc.constantFrom('', 'true'),
  'rollback-outcome': fc.constantFrom('', 'rolled-back', 'superseded', 'unchanged', 'pull-request'),
  'rollback-verdict': fc.constantFrom('', 'pass', 'fail'),
  reason: fc.constantFrom('', 'assertion', 'version_mismatch', 'unreachable'),
  'rollback-reason': fc.constantFrom('', 'assertion', 'version_mismatch', 'unreachable'),
  'rollback-version-seen': fc.constantFrom('', 'true', 'false'),
});

test('no version is said to serve unless it was stable in a smoke test', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const found = decideEnding(facts({ ...given, 'rollback-version': 'v1' }));
      const wasStable =
        (given.reason === 'assertion' && given['version-seen'] === 'true') ||
        (given['rollback-reason'] === 'assertion' && given['rollback-version-seen'] === 'true');
      if (found['serving-version'] !== '')
        assert.ok(given.verdict === 'pass' || given['rollback-verdict'] === 'pass' || wasStable);
    }),
  );
});

test('`deployed` is said only of a version that answers', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const found = decideEnding(facts(given));
      if (found.event === 'deployed') assert.equal(given.verdict, 'pass');
    }),
  );
});

test('a run that ended red is never told as deployed', () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const found = decideEnding(facts({ ...given, verdict: given.verdict === 'pass' ? '' : given.verdict }));
      assert.notEqual(found.event, 'deployed');
    }),
  );
});

test('facts that are no object are refused', () => {
  assert.equal(readFacts(['x']).problems[0]?.code, 'facts_invalid');
});

test('what GitHub leaves out is empty, and later facts win', () => {
  const found = orThrow(readFacts([{ version: 'v2', waiting: true, sync: null }, null, { version: 'v3' }]));
  assert.deepEqual([found.version, found.waiting, found.sync], ['v3', 'true', '']);
});
