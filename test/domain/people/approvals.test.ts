// Who approved: the last word of people, never of bots, for this environment only.

import assert from 'node:assert/strict';
import test from 'node:test';
import { approvalsOf, reviewersOf } from '../../../src/domain/people/approvals.ts';

const review = (login: string, state: string, commit = 'c1', type = 'User') => ({
  user: { login, type },
  state,
  commit_id: commit,
});

const rows: readonly [title: string, reviews: object[], found: string[]][] = [
  ['an approval counts', [review('bob', 'APPROVED')], ['bob']],
  ['a comment after it takes nothing back', [review('bob', 'APPROVED'), review('bob', 'COMMENTED')], ['bob']],
  ['a request for changes does', [review('bob', 'APPROVED'), review('bob', 'CHANGES_REQUESTED')], []],
  ['so does a dismissal', [review('bob', 'APPROVED'), review('bob', 'DISMISSED')], []],
  ['a later approval counts again', [review('bob', 'CHANGES_REQUESTED'), review('bob', 'APPROVED')], ['bob']],
  ['a bot approves nothing', [review('renovate[bot]', 'APPROVED'), review('x', 'APPROVED', 'c1', 'Bot')], []],
  ['a deleted account is nobody', [{ user: null, state: 'APPROVED' }], []],
  ['an approval of an earlier state is one, and is marked', [review('bob', 'APPROVED', 'c0')], ['bob earlier']],
];

for (const [title, reviews, found] of rows) {
  test(title, () => {
    const told = reviewersOf(reviews as never, 'c1').map(({ login, stale }) => (stale ? `${login} earlier` : login));
    assert.deepEqual(told, found);
  });
}

const entry = (login: string, state: string, ...names: string[]) => ({
  user: { login, type: 'User' },
  state,
  environments: names.map((name) => ({ name })),
});

test('of the history of a run, the approvals of this environment count', () => {
  const history = [
    entry('carol', 'approved', 'production'),
    entry('dave', 'approved', 'staging'),
    entry('erin', 'rejected', 'production'),
  ];
  const of = (environment: string | undefined) => approvalsOf(history, environment).map(({ login }) => login);
  assert.deepEqual(of('Production'), ['carol']);
  assert.deepEqual(of('qa'), []);
  assert.deepEqual(of(undefined), ['carol', 'dave']);
});
