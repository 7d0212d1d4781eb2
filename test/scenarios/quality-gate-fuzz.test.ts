// Spoiled reports of every format: cut, spliced, repeated, with flipped bits, huge values, NUL and halves of characters. Each is read or
// refused, never a crash, and says nothing that cannot be. FUZZ_ROUNDS=100000 asks for more rounds than the few that every run does.

import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import type { AnyReport } from '../../src/quality-gate/reports/any-report.ts';
import { mergeCoverage } from '../../src/quality-gate/reports/coverage/coverage.ts';
import { ReportFault } from '../../src/quality-gate/reports/report-fault.ts';
import { forgiveRetries } from '../../src/quality-gate/reports/tests/test-report.ts';
import { fixture, readText } from '../quality-gate/reports/reading.ts';

const names = globSync('{tools,junit,by-hand}/*.{xml,trx,tap,json,info,lcov,out,sarif}', {
  cwd: path.resolve(import.meta.dirname, '../fixtures/quality-gate'),
}).sort();
const rounds = Math.ceil(Number(process.env['FUZZ_ROUNDS'] ?? 0) / names.length);

/** Changes a text somewhere; `at` and `size` are shares of its length. */
type Spoil = (text: string) => string;

const scraps = [
  ...['\u0000', '\ud800', '\udfff', '\ufffe', '\u001b[31m', '\u202e', '\r', '\n', '\n\n', '\t'],
  ...[
    '<',
    '>',
    '"',
    "'",
    '&',
    '&x;',
    '&#0;',
    ']]>',
    '<![CDATA[',
    '<!--',
    '<!DOCTYPE a [<!ENTITY e "&e;">]>',
    '<a>',
    '</a>',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    'null',
    'true',
    '"__proto__":',
    '"constructor":{',
    '[[[[',
    '{"a":',
    '\\u0000',
    '\\ud800',
  ],
  ...['-1', '0', '1e999', '-0', '0.5', '99999999999999999999', 'NaN', '9007199254740993', '100000000'],
  ...[
    'end_of_record\n',
    'SF:a\n',
    'DA:1,1\n',
    'BRDA:1,0,0,1\n',
    'FN:1,a\n',
    'ok 1\n',
    'not ok 2 - a {\n',
    '    ok 1\n',
    '}\n',
    '1..5\n',
  ],
  ...[
    'Bail out!\n',
    '{"Action":"fail","Package":"a"}\n',
    'a.go:1.1,9.9 4096 1\n',
    'x'.repeat(100_000),
    '<a>'.repeat(300),
  ],
];

const place = fc.double({ min: 0, max: 1, noNaN: true });
const spoil: fc.Arbitrary<Spoil> = fc.oneof(
  fc.tuple(place, fc.nat(200)).map(
    ([at, size]): Spoil =>
      (text) =>
        replaced(text, at, size, ''),
  ),
  fc.tuple(place, fc.nat(20), fc.constantFrom(...scraps)).map(
    ([at, size, scrap]): Spoil =>
      (text) =>
        replaced(text, at, size, scrap),
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 2, max: 60 })).map(
    ([at, size, times]): Spoil =>
      (text) =>
        replaced(text, at, size, text.slice(placeIn(text, at), placeIn(text, at) + size).repeat(times)),
  ),
  fc.tuple(place, fc.integer({ min: 0, max: 15 })).map(
    ([at, bit]): Spoil =>
      (text) =>
        replaced(text, at, 1, String.fromCharCode(text.charCodeAt(placeIn(text, at)) ^ (1 << bit))),
  ),
  fc.tuple(place, fc.constantFrom(...names), place, fc.nat(500)).map(
    ([at, name, from, size]): Spoil =>
      (text) =>
        replaced(
          text,
          at,
          0,
          fixture(name)
            .slice(placeIn(fixture(name), from))
            .slice(0, size),
        ),
  ),
  fc.tuple(place, fc.constantFrom('-1', '1e400', '0', '4294967296', '1.5', '', 'x', '99999999999999999999')).map(
    ([at, number]): Spoil =>
      (text) =>
        text.slice(0, placeIn(text, at)) + text.slice(placeIn(text, at)).replace(/\d+/, number),
  ),
  fc.tuple(place, fc.constantFrom('null', '[]', '{}', '0', '""', '[null]', '{"__proto__":{}}')).map(
    ([at, value]): Spoil =>
      (text) =>
        text.slice(0, placeIn(text, at)) +
        text.slice(placeIn(text, at)).replace(/"[^"\n]*"(?!:)|\{[^{}]*\}|\[[^[\]]*\]/, value),
  ),
);

const placeIn = (text: string, at: number): number => Math.floor(at * text.length);
const replaced = (text: string, at: number, size: number, by: string): string =>
  text.slice(0, placeIn(text, at)) + by + text.slice(placeIn(text, at) + size);

/** Asserts of what was read only what must hold of any report. */
function assertPossible(any: AnyReport): void {
  if (any.kind === 'tests')
    for (const { tests, failed, skipped, flaky, failures } of [any.report, forgiveRetries(any.report)]) {
      for (const count of [tests, failed, skipped, flaky])
        assert.ok(Number.isInteger(count) && count >= 0, String(count));
      assert.ok(failed + skipped + flaky <= tests, JSON.stringify({ tests, failed, skipped, flaky }));
      assert.ok(failures.length <= failed);
    }
  else if (any.kind === 'coverage')
    for (const count of Object.values(
      mergeCoverage([{ report: any.report, folder: '', find: (name) => name }]).totals,
    )) {
      assert.ok(count === undefined || (count.covered >= 0 && count.covered <= count.total), JSON.stringify(count));
      assert.ok(count === undefined || (Number.isInteger(count.total) && Number.isInteger(count.covered)));
    }
  else assert.ok(any.report.findings.every(({ ids, title }) => Array.isArray(ids) && typeof title === 'string'));
}

/** Reads a text, or is told by a fault that it cannot be read. */
function tryRead(text: string, pieces: number): AnyReport | undefined {
  try {
    const any = readText(text, pieces);
    assertPossible(any);
    return any;
  } catch (thrown) {
    assert.ok(thrown instanceof ReportFault, thrown instanceof Error ? thrown.stack : String(thrown));
    assert.ok(thrown.message.length < 2000, thrown.message.slice(0, 200));
    return undefined;
  }
}

for (const name of names)
  test(`${name}, spoiled in any way, is read or refused, and says nothing impossible`, () => {
    const text = fixture(name).slice(0, 12_000);
    const spoils = fc.array(spoil, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(spoils, fc.integer({ min: 1, max: 9 }), (all, pieces) => {
        tryRead(
          all.reduce((before, each) => each(before).slice(0, 400_000), text),
          pieces,
        );
      }),
      { numRuns: 40 + rounds },
    );
  });

for (const name of names.filter(
  (each) => /\.(?:xml|trx|sarif|json)$/.test(each) && !/go-test|gotestsum-rerun.json/.test(each),
))
  test(`${name} that ends too early is refused, wherever it ends`, () => {
    const text = fixture(name).trimEnd();
    fc.assert(
      fc.property(fc.nat(text.length - 1), (end) => assert.throws(() => readText(text.slice(0, end), 2), ReportFault)),
      { numRuns: 40 + rounds },
    );
  });

for (const name of names.filter((each) => /go-test|gotestsum-rerun.json|\.tap$/.test(each)))
  test(`${name} that ends inside of a line or of a package is never green`, () => {
    const text = fixture(name);
    const lines = text.split('\n').length;
    fc.assert(
      fc.property(fc.nat(lines - 2), (end) => {
        const any = tryRead(text.split('\n').slice(0, end).join('\n'), 2);
        const green = any?.kind === 'tests' && any.report.failed === 0 && any.report.tests > 0;
        assert.equal(green, false);
      }),
      { numRuns: 30 },
    );
  });

test('thousands of spoiled reports leave nothing behind in memory', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const spoils = fc.sample(fc.array(spoil, { minLength: 1, maxLength: 4 }), { numRuns: 3000, seed: 7 });
  const read = (): void =>
    spoils.forEach((all, at) => {
      const text = fixture(names[at % names.length] ?? '').slice(0, 4000);
      tryRead(
        all.reduce((before, each) => each(before).slice(0, 200_000), text),
        3,
      );
    });

  read();
  collect();
  const before = process.memoryUsage().heapUsed;
  read();
  collect();
  const grown = (process.memoryUsage().heapUsed - before) / 1024 / 1024;
  assert.ok(grown < 4, `${grown.toFixed(1)} MB more than after the first time`);
});
