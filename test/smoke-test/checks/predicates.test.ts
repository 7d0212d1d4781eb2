// The predicates by tables: what holds, what does not, and what is no predicate at all.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  describePredicates,
  findMatch,
  isMap,
  judgePredicates,
  patternFault,
  predicateFaults,
  show,
} from '../../../src/smoke-test/checks/predicates.ts';
import { isBug, throwBug } from '../../fakes/bug.ts';

const holding: readonly [unknown, readonly unknown[]][] = [
  ['a7f3c92', ['a7f3c92']],
  [3, [3]],
  [null, [null]],
  [[1, { a: 2 }], [[1, { a: 2 }]]],
  [{ equals: { a: [1] } }, [{ a: [1] }]],
  ['connected', ['connected', 'connected']],
  [{ 'not-equals': 'x' }, ['y']],
  [{ contains: 'b' }, ['abc']],
  [{ contains: { id: 1 } }, [[{ id: 1 }, { id: 2 }]]],
  [{ matches: '^eyJ[\\w-]+\\.' }, ['eyJhbGci.x']],
  [{ matches: '^2' }, [200]],
  [{ gt: 1, lte: 5 }, [2, 5]],
  [{ gte: 5 }, [5]],
  [{ lt: 5 }, [4.9]],
  [{ exists: true }, [null]],
  [{ exists: false }, []],
  [{ type: 'integer' }, [3]],
  [{ type: 'number' }, [3]],
  [{ type: 'number' }, [3.5]],
  [{ type: 'null' }, [null]],
  [{ type: 'array' }, [[]]],
  [{ type: 'object' }, [{}]],
  [{ length: 2 }, [[1, 2]]],
  [{ length: 2 }, ['é𝒳']],
  [{ length: { gt: 0 } }, [{ a: 1 }]],
  [{ 'one-of': ['up', 'ok', 3] }, ['ok', 3]],
];

for (const [expected, selected] of holding)
  test(`${show(expected)} holds for ${show(selected)}`, () =>
    assert.equal(judgePredicates(expected, selected), undefined));

const failing: readonly [unknown, readonly unknown[]][] = [
  ['a7f3c92', []],
  [null, []],
  [{ 'not-equals': 'x' }, []],
  [{ matches: '' }, []],
  [{ length: 0 }, []],
  [{ 'one-of': [null] }, []],
  [{ exists: true }, []],
  [{ exists: false }, [null]],
  [3, ['3']],
  ['3', [3]],
  [true, ['true']],
  ['connected', ['connected', 'down']],
  [{ 'not-equals': 'x' }, ['y', 'x']],
  [{ contains: 'b' }, [['abc']]],
  [{ contains: 'b' }, [{ b: 1 }]],
  [{ matches: 'a' }, [['a']]],
  [{ matches: '(a+)+$' }, [`${'a'.repeat(50)}!`]],
  [{ gt: 3 }, [3]],
  [{ gt: 3 }, ['4']],
  [{ lt: 3 }, [null]],
  [{ gt: 1, lt: 3 }, [5]],
  [{ type: 'integer' }, [3.5]],
  [{ type: 'object' }, [[]]],
  [{ length: 2 }, [2]],
  [{ 'one-of': ['up'] }, ['UP']],
];

for (const [expected, selected] of failing)
  test(`${show(expected)} fails for ${show(selected)}`, () =>
    assert.notEqual(judgePredicates(expected, selected), undefined));

test('text is compared with numbers only where all values are text', () => {
  assert.equal(judgePredicates(3, ['3'], true), undefined);
  assert.equal(judgePredicates({ gt: 2 }, ['3'], true), undefined);
  assert.notEqual(judgePredicates({ lt: 2 }, [''], true), undefined);
  assert.notEqual(judgePredicates({ gt: 2 }, ['many'], true), undefined);
});

test('a miss says what was expected and what was there', () => {
  assert.deepEqual(judgePredicates({ gt: 3, lt: 9 }, [5, 1]), { expected: 'gt 3', got: '1' });
  assert.deepEqual(judgePredicates('x', []), { expected: '"x"', got: 'nothing' });
  assert.deepEqual(judgePredicates({ exists: false }, [1]), { expected: 'nothing there', got: '1' });
});

const faulty: readonly [unknown, string | undefined, RegExp][] = [
  [{}, undefined, /empty/],
  [{ gtt: 3 }, 'gtt', /not a known predicate.*`gt`.*equals: \{…\}/s],
  [{ gt: '3' }, 'gt', /expected a number/],
  [{ exists: 'yes' }, 'exists', /true or false/],
  [{ matches: '(' }, 'matches', /Unterminated group/],
  [{ matches: 3 }, 'matches', /regular expression/],
  [{ type: 'text' }, 'type', /not a type of JSON/],
  [{ length: 1.5 }, 'length', /whole number/],
  [{ length: { gt: 'x' } }, 'length', /expected a number/],
  [{ 'one-of': [] }, 'one-of', /at least one/],
];

for (const [written, key, what] of faulty)
  test(`${show(written)} is refused as input`, () => {
    const [fault] = predicateFaults(written);
    assert.equal(fault?.key, key);
    assert.match(fault?.what ?? '', what);
  });

for (const value of ['x', 3, null, true, [1, { gtt: 1 }]])
  test(`${show(value)} is no map, so no predicate, and has no faults`, () =>
    assert.deepEqual(predicateFaults(value), []));

test('every JSON value equals itself, and never equals nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const copy: unknown = structuredClone(value);
      return (
        judgePredicates({ equals: value }, [copy]) === undefined && judgePredicates({ equals: value }, []) !== undefined
      );
    }),
  );
});

test('helpers of words and patterns', () => {
  assert.equal(patternFault('[a'), 'Invalid regular expression: /[a/: Unterminated character class');
  assert.equal(patternFault('a'), undefined);
  assert.equal(findMatch('id=(\\d+)', 'x id=42')?.[1], '42');
  assert.equal(findMatch('y', 'x'), undefined);
  assert.equal(describePredicates({ equals: 'a', gt: 3 }), '"a" and gt 3');
  assert.deepEqual([isMap({}), isMap([]), isMap(null)], [true, false, false]);
  assert.equal(show(undefined), 'nothing');
});

test('a bug of ours is not shown as a value', () => {
  assert.throws(() => show({ toJSON: throwBug }), isBug);
});
