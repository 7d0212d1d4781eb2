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
