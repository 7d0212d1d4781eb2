// Masks and redaction of the log, and foreign text that looks like a workflow command.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createLog } from '../../src/runner/log.ts';

test('redacts the whole secret and each of its lines, and an empty one hides nothing', () => {
  const log = createLog();
  log.mask('');
  log.mask('-----BEGIN\nabcdef\n-----END');
  assert.equal(log.redact('x abcdef y'), 'x *** y');
  assert.equal(log.redact('plain'), 'plain');
});

test('what is too short or too common to hide is left alone and told once, since it would garble digests and verdicts', (t) => {
  const written: string[] = [];
  t.mock.method(process.stdout, 'write', (text: string) => written.push(text) > 0);
  const log = createLog();
  for (const value of ['1', 'abc', 'true', 'FALSE', '{\n"key": "s3cret"\n}']) log.mask(value);
  t.mock.restoreAll();
  assert.equal(log.redact('sha256:1abc {true} "key": "s3cret"'), 'sha256:1abc {true} ***');
  assert.equal(written.filter((line) => line.startsWith('::warning::')).length, 1);
  assert.equal(written.filter((line) => line.startsWith('::add-mask::')).length, 2);
});

test('foreign text is no workflow command: neither :: at the start of a line nor ##[ anywhere in it', (t) => {
  const written: string[] = [];
  t.mock.method(process.stdout, 'write', (text: string) => written.push(text) > 0);
  const table: [string, string][] = [
    ['::error::x', '> ::error::x'],
    ['  ::set-output name=a::b', '  > ::set-output name=a::b'],
    ['a\r::error::x', 'a\r> ::error::x'],
    ['a ::b::', 'a ::b::'],
    ['##[error]x', '# #[error]x'],
    ['#5 0.1 ##[set-output name=digest]x', '#5 0.1 # #[set-output name=digest]x'],
  ];
  for (const [line] of table) createLog().info(line);
  t.mock.restoreAll();
  assert.deepEqual(
    written.map((line) => line.replace(/\n$/, '')),
    table.map(([, printed]) => printed),
  );
});
