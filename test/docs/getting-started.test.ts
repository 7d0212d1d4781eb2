// What getting started says that a person will see is what was seen.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

test('the messages of the first merge are those of the recorded chain', () => {
  const page = read('docs/getting-started.md').replaceAll('\n', ' ');
  const [, sentence = ''] = /the channel says (.*?);/.exec(page) ?? [];
  const messages = [...sentence.matchAll(/_([^_]+)_/g)].map(([, message = '']) => message);
  const recorded = read('docs/pictures/chain.txt');
  assert.equal(messages.length, 2);
  assert.deepEqual(
    messages.filter((message) => !recorded.includes(message)),
    [],
  );
});
