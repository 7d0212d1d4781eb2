// Which records of a history count, and when the branch got them: merges, squashes, reverts, and commits that say what is not so.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { openLocalHistory } from '../../../src/clients/git/local/history.ts';
import type { History } from '../../../src/ship/history/deployment.ts';
import { readHistory } from '../../../src/ship/history/reading.ts';
import { fileOf, imageOf, manifestOf, startHistory } from '../../fakes/shipped-history.ts';

const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' };
const file = fileOf('checkout-service', 'production');
const at = (hour: number): string => `2026-01-05T${String(hour).padStart(2, '0')}:00:00Z`;
const holding = (tag: string) => ({ [file]: manifestOf('checkout-service', imageOf('checkout-service', tag)) });

async function read(history: ReturnType<typeof startHistory>, since?: number): Promise<History> {
  const local = openLocalHistory({ folder: history.make({ after }), revision: undefined, env });
  const state = await local.state();
  assert.ok(state.kind === 'whole');
  return await readHistory(local, { head: state.head, since });
}

/** Version and hour at which the branch got it. */
const told = ({ deployments }: History): string[] =>
  deployments.map(({ image, at: seconds }) => `${image.split(':')[1]} at ${new Date(seconds * 1000).getUTCHours()}`);

test('a bump that came by a merge counts at the time of the merge, once', async () => {
  const history = startHistory();
  const base = history.ship({ at: at(1), tag: 'v1' });
  const side = history.ship({ at: at(2), tag: 'v2', previous: 'v1', parents: [base] });
  history.write({ at: at(5), message: 'Merge pull request #7', files: holding('v2'), parents: [base, side] });
  assert.deepEqual(told(await read(history)), ['v1 at 1', 'v2 at 5']);
});

test('a merge that repeats the trailers of what it merges counts once', async () => {
  const history = startHistory();
  const base = history.ship({ at: at(1), tag: 'v1' });
  const side = history.ship({ at: at(2), tag: 'v2', previous: 'v1', parents: [base] });
  history.ship({ at: at(5), tag: 'v2', previous: 'v1', parents: [base, side] });
  assert.deepEqual(told(await read(history)), ['v1 at 1', 'v2 at 5']);
});

test('a merge that drops the image brings nothing', async () => {
  const history = startHistory();
  const base = history.ship({ at: at(1), tag: 'v1' });
  const side = history.ship({ at: at(2), tag: 'v2', previous: 'v1', parents: [base] });
  history.write({ at: at(5), message: 'Merge, ours', files: holding('v1'), parents: [base, side] });
  assert.deepEqual(await read(history).then(({ deployments, falseClaims }) => [deployments.length, falseClaims]), [
    1,
    [],
  ]);
});

test('a commit that is reached by two merges came with the older one', async () => {
  const history = startHistory();
  const base = history.ship({ at: at(1), tag: 'v1' });
  const side = history.ship({ at: at(2), tag: 'v2', previous: 'v1', parents: [base] });
  const more = history.write({ at: at(3), message: 'more', files: { 'README.md': 'more' }, parents: [side] });
  const first = history.write({ at: at(4), message: 'Merge #1', files: holding('v2'), parents: [base, side] });
  history.write({ at: at(6), message: 'Merge #2', files: { 'README.md': 'more' }, parents: [first, more] });
  assert.deepEqual(told(await read(history)), ['v1 at 1', 'v2 at 4']);
});

test('a branch that took the main line in again brings its own commits alone', async () => {
  const history = startHistory();
  const base = history.ship({ at: at(1), tag: 'v1' });
  const side = history.write({ at: at(2), message: 'work', files: { 'NOTES.md': 'x' }, parents: [base] });
  const main = history.ship({ at: at(3), tag: 'v2', previous: 'v1', parents: [base] });
  const updated = history.write({ at: at(4), message: 'Merge main', files: holding('v2'), parents: [side, main] });
  history.write({ at: at(5), message: 'Merge #3', files: { 'NOTES.md': 'x' }, parents: [main, updated] });
  assert.deepEqual(told(await read(history)), ['v1 at 1', 'v2 at 3']);
});

test('a squash merge that writes something below the trailers counts', async () => {
  const history = startHistory();
  history.ship({ at: at(1), tag: 'v1' });
  history.ship({ at: at(2), tag: 'v2', previous: 'v1', postscript: '\nCo-authored-by: Grace <grace@example.org>\n' });
  assert.deepEqual(told(await read(history)), ['v1 at 1', 'v2 at 2']);
});

test('a revert by hand is no record, and the next record shows that something changed', async () => {
  const history = startHistory();
  history.ship({ at: at(1), tag: 'v1' });
  history.ship({ at: at(2), tag: 'v2', previous: 'v1' });
  history.write({
    at: at(3),
    message: 'Revert "chore(production): bump …"\n\nThis reverts commit abc.',
    files: holding('v1'),
  });
  history.ship({ at: at(4), tag: 'v3', previous: 'v1' });
  assert.deepEqual(told(await read(history)), ['v1 at 1', 'v2 at 2', 'v3 at 4']);
});

const forgeries = {
  'changes no file': manifestOf('checkout-service', imageOf('checkout-service', 'v1')),
  'writes the image into a comment': `# ${imageOf('checkout-service', 'v2')}\n${manifestOf('checkout-service', imageOf('checkout-service', 'v1'))}`,
  'writes the version elsewhere': `${manifestOf('checkout-service', imageOf('checkout-service', 'v1'))}# a label\nversion: v2\n`,
};
for (const [what, body] of Object.entries(forgeries))
  test(`a commit that ${what} wrote nothing, whatever its trailers say`, async () => {
    const history = startHistory();
    history.ship({ at: at(1), tag: 'v1' });
    history.ship({ at: at(2), tag: 'v2', previous: 'v1', body });
    const found = await read(history);
    assert.deepEqual(told(found), ['v1 at 1']);
    assert.deepEqual(
      found.falseClaims.map(({ image }) => image),
      [imageOf('checkout-service', 'v2')],
    );
  });

const shapes = {
  'an image and its tag apart': [
    'image:\n  repository: registry.example/shop/checkout-service\n  tag: v1\n',
    'v1',
    'v2',
  ],
  'a parameter of an Argo CD application': [
    'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      parameters:\n        - name: image.tag\n          value: v1\n',
    'value: v1',
    'value: v2',
  ],
} as const;
for (const [what, [body, from, to]] of Object.entries(shapes))
  test(`a record holds of ${what}`, async () => {
    const history = startHistory();
    history.ship({ at: at(1), tag: 'v1', body });
    history.ship({ at: at(2), tag: 'v2', previous: 'v1', body: body.replace(from, to) });
    assert.deepEqual(told(await read(history)), ['v1 at 1', 'v2 at 2']);
  });

test('of what is older than asked for only the newest are read, and what stood there is among them', async () => {
  const history = startHistory();
  for (let number = 0; number < 30; number++)
    history.ship({ at: new Date(Date.UTC(2025, 0, 1 + number)).toISOString(), tag: `v${number}` });
  const { deployments } = await read(history, Date.UTC(2026, 0, 1) / 1000);
  assert.deepEqual([deployments.length, deployments.at(-1)?.image], [20, imageOf('checkout-service', 'v29')]);
});

test('a history of many merges tells what the branch itself stood at', async () => {
  const history = startHistory();
  const truth: string[] = [];
  let main = history.ship({ at: at(0), tag: 'v0' });
  for (let number = 1; number <= 20; number++) {
    const when = (minute: number): string => `2026-01-06T${String(number).padStart(2, '0')}:${minute}:00Z`;
    const side = history.ship({ at: when(10), tag: `v${number}`, previous: `v${number - 1}`, parents: [main] });
    const other = history.write({ at: when(20), message: 'docs', files: { [`${number}.md`]: 'x' }, parents: [main] });
    const merged = history.write({
      at: when(30),
      message: 'Merge',
      files: holding(`v${number}`),
      parents: [other, side],
    });
    main = merged;
    truth.push(`v${number} at ${number}`);
  }
  assert.deepEqual(told(await read(history)).slice(1), truth);
});
