// Which versions name a commit or a tag, and what a commit message's subject is.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findRevision, findSubject, isCommit } from '../../src/notify-slack/deployment.ts';

const sha = 'a7f3c92d0b1c4e5f6a7b8c9d0e1f2a3b4c5d6e7f';

test('a version names the commit or the tag that it was made of', () => {
  const rows: [string | undefined, string | undefined][] = [
    ['a7f3c92', 'a7f3c92'],
    [sha, sha],
    ['a7f3c92-20260119142345', 'a7f3c92'],
    ['v2.4.1-abc123f', 'abc123f'],
    ['2.4.1-rc.1-abc123f', 'abc123f'],
    ['v2.4.1', 'v2.4.1'],
    ['2.4', '2.4'],
    ['v2.4.1-rc.1', 'v2.4.1-rc.1'],
    ['latest', undefined],
    ['main', undefined],
    ['../../x', undefined],
    ['v1.0.0...v2', undefined],
    [undefined, undefined],
  ];
  for (const [version, revision] of rows) assert.equal(findRevision(version), revision, version);
});

test('a commit is told from a tag', () => {
  assert.deepEqual(['a7f3c92', sha, 'v2.4.1', '2.4'].map(isCommit), [true, true, false, false]);
});

test('a subject is the first line of a message', () => {
  const rows: [string | undefined, string | undefined][] = [
    ['feat: add gift cards (#15)\n\n* one\n* two', 'feat: add gift cards (#15)'],
    ['\n\nfix: x\r\nbody', 'fix: x'],
    ['  ', undefined],
    [undefined, undefined],
  ];
  for (const [message, subject] of rows) assert.equal(findSubject(message), subject);
});
