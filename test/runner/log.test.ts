// Masks and redaction of the log, and foreign text that looks like a workflow command.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createLog } from '../../src/runner/log.ts';
import { cpuMilliseconds } from '../fakes/cpu-time.ts';

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

const printedBy = (t: test.TestContext, act: (log: ReturnType<typeof createLog>) => void): string => {
  const written: string[] = [];
  t.mock.method(process.stdout, 'write', (text: string) => written.push(text) > 0);
  act(createLog());
  t.mock.restoreAll();
  return written.join('').replace(/\n$/, '');
};

const foreign: readonly [string, string][] = [
  ['::error::x', '> ::error::x'],
  ['  ::set-output name=a::b', '  > ::set-output name=a::b'],
  ['a\r::error::x', 'a\r> ::error::x'],
  ['a\n\n \n::error::x', 'a\n\n \n> ::error::x'],
  ['\u0085::error::x', '\u0085> ::error::x'],
  [' \u0085\u3000::error::x', ' \u0085\u3000> ::error::x'],
  ['\u2028\u2029::error::x', '\u2028\u2029> ::error::x'],
  ['\v\f\u00a0\ufeff::error::x', '\v\f\u00a0\ufeff> ::error::x'],
  ['a ::b::', 'a ::b::'],
  ['##[error]x', '# #[error]x'],
  ['#5 0.1 ##[set-output name=digest]x', '#5 0.1 # #[set-output name=digest]x'],
];

for (const [line, expected] of foreign)
  test(`foreign text is no workflow command: ${JSON.stringify(line)}`, (t) =>
    assert.equal(
      printedBy(t, (log) => log.info(line)),
      expected,
    ));

/** What .NET trims: https://learn.microsoft.com/en-us/dotnet/api/system.char.iswhitespace */
const dotnetSpaces = [
  ...[0x9, 0xa, 0xb, 0xc, 0xd, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000],
  ...Array.from({ length: 11 }, (_, index) => 0x2000 + index),
].map((code) => String.fromCharCode(code));

for (const space of dotnetSpaces)
  test(`white space that the runner trims lets no command through: ${space.charCodeAt(0)}`, (t) => {
    const printed = printedBy(t, (log) => log.info(`x\n${space}::error::x`));
    assert.doesNotMatch(printed, /^[\s\u0085]*::/m);
  });

for (const [what, text] of [
  ['carriage returns', '\r'],
  ['line feeds', '\n'],
  ['spaces', ' '],
  ['next lines', '\u0085'],
] as const)
  test(`120 kB of ${what} are printed in a moment`, (t) => {
    const began = cpuMilliseconds();
    printedBy(t, (log) => log.info(`${text.repeat(120_000)}x`));
    assert.ok(cpuMilliseconds() - began < 1000);
  });

test('an annotation is cut', (t) => {
  const printed = printedBy(t, (log) => log.error('x'.repeat(420_000)));
  assert.ok(printed.length < 20_000);
  assert.match(printed, /… \(404000 characters more\)$/);
});

test('a secret leaves no tail behind, whatever was told first', (t) => {
  const log = printedBy(t, (each) => {
    for (const secret of ['hunter', 'hunter2-and-more', 'line one\nline two']) each.mask(secret);
    each.info('hunter2-and-more, line two');
  });
  assert.match(log, /^\*\*\*, \*\*\*$/m);
});
