// One comment, updated and never doubled.

import assert from 'node:assert/strict';
import test from 'node:test';
import { keepComment } from '../../../../src/clients/github/verdicts/comments.ts';
import { type Call, memoryGitHub, refusal } from '../memory-github.ts';

const sticky = { repository: 'shop/cart', number: 7, mark: '<!-- mark -->', body: '<!-- mark -->\nnew' };

interface Stored {
  id: number;
  body: string;
  foreign?: boolean;
}

/** A pull request with these comments, as GitHub answers for it. */
function pullRequest(comments: Stored[], afterPost?: () => void) {
  let next = 100;
  const answer = ({ route, parameters }: Call): unknown => {
    const id = Number(route.split('/').at(-1));
    const known = comments.find((each) => each.id === id);
    if (route.startsWith('GET')) {
      const { per_page: size, page } = parameters as { per_page: number; page: number };
      return comments.slice((page - 1) * size, page * size);
    }
    if (route.startsWith('POST')) {
      const made = { id: next++, body: String(parameters['body']) };
      comments.push(made);
      afterPost?.();
      return made;
    }
    if (known === undefined || known.foreign === true) throw refusal(403);
    if (route.startsWith('PATCH')) known.body = String(parameters['body']);
    else comments.splice(comments.indexOf(known), 1);
    return known;
  };
  return { comments, ...memoryGitHub(answer) };
}

test('a first run makes one, a second run updates it', async () => {
  const { comments, github } = pullRequest([{ id: 1, body: 'hello' }]);
  await keepComment(github, { ...sticky, body: '<!-- mark -->\nold' });
  await keepComment(github, sticky);
  assert.deepEqual(
    comments.map((each) => each.body),
    ['hello', '<!-- mark -->\nnew'],
  );
});

test('it is found behind a hundred others', async () => {
  const others = Array.from({ length: 150 }, (_, id) => ({ id, body: `talk ${id}` }));
  const { comments, github } = pullRequest([...others, { id: 999, body: '<!-- mark -->\nold' }]);
  await keepComment(github, sticky);
  assert.deepEqual([comments.length, comments.at(-1)?.body], [151, '<!-- mark -->\nnew']);
});

test('a person’s comment with the mark is left alone', async () => {
  const { comments, github } = pullRequest([{ id: 1, body: '<!-- mark -->\nforged', foreign: true }]);
  await keepComment(github, sticky);
  assert.deepEqual(
    comments.map((each) => each.body),
    ['<!-- mark -->\nforged', '<!-- mark -->\nnew'],
  );
});

test('of two that were made at the same moment the older one stays', async () => {
  const comments: Stored[] = [];
  const { github } = pullRequest(comments, () => comments.unshift({ id: 50, body: '<!-- mark -->\nrace' }));
  await keepComment(github, sticky);
  assert.deepEqual(comments, [{ id: 50, body: '<!-- mark -->\nnew' }]);
});

test('an outage is thrown', async () => {
  const { github } = memoryGitHub(() => {
    throw refusal(502, 'Bad gateway');
  });
  await assert.rejects(keepComment(github, sticky), /Bad gateway/);
});
