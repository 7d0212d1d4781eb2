// Which thrown values are faults of the system, which are bugs of ours, and which go on.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import vm from 'node:vm';
import {
  awaitedElsewhere,
  bugWords,
  hasCode,
  isOurBug,
  isStackFull,
  onAbort,
  onAnyFault,
  onSystemFault,
  systemErrorCode,
  throwOurBug,
} from '../../src/domain/thrown.ts';

const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (thrown) {
    return thrown;
  }
};

test('a fault of the system is told by its code', () => {
  assert.equal(systemErrorCode(thrownBy(() => readFileSync('/no/such/file'))), 'ENOENT');
  assert.equal(systemErrorCode(thrownBy(() => process.kill(2 ** 30, 0))), 'ESRCH');
});

test('a name that no system can hold is such a fault, too', () => {
  assert.equal(systemErrorCode(thrownBy(() => readFileSync('a\0b'))), 'ERR_INVALID_ARG_VALUE');
});

test('the name service has codes of its own', () => {
  assert.equal(systemErrorCode(Object.assign(new Error('x'), { code: 'EAI_AGAIN' })), 'EAI_AGAIN');
});

for (const code of ['UNKNOWN', 'Unknown system error -122'])
  test(`a number of the system that Node has no name for is a fault of the system: ${code}`, () =>
    assert.equal(systemErrorCode(Object.assign(new Error('x'), { code })), code));

const bugs: readonly [string, unknown][] = [
  ['a wrong argument', thrownBy(() => readFileSync(undefined as unknown as string))],
  ['an error without a code', new Error('x')],
  ['a text', 'ENOENT'],
];

for (const [what, thrown] of bugs)
  test(`${what} is thrown again`, () => {
    assert.throws(
      () => systemErrorCode(thrown),
      (again) => again === thrown,
    );
  });

const overflow = (): number => overflow() + 1;

const ours: readonly (readonly [what: string, thrown: unknown])[] = [
  ['a property of nothing', thrownBy(() => (undefined as unknown as string).length)],
  ['a name that is not there', thrownBy(() => vm.runInThisContext('missing + 1'))],
  ['a number out of range', thrownBy(() => (1).toFixed(1000))],
  ['an endless recursion', thrownBy(overflow)],
  ['an assertion', thrownBy(() => assert.equal(1, 2))],
  ['a wrong argument', thrownBy(() => readFileSync(undefined as unknown as string))],
  ['a text', 'ENOENT'],
  ['nothing', undefined],
];
for (const [what, thrown] of ours)
  test(`${what} is a bug of ours`, () => {
    assert.equal(isOurBug(thrown), true);
    assert.throws(
      () => throwOurBug(thrown),
      (again) => again === thrown,
    );
    assert.throws(
      () => onAnyFault(1)(thrown),
      (again) => again === thrown,
    );
  });

const others: readonly (readonly [what: string, thrown: unknown])[] = [
  ['a fault of the system', thrownBy(() => readFileSync('/no/such/file'))],
  ['an error of a library', new Error('x')],
  ['a text that is no JSON', thrownBy(() => JSON.parse('{'))],
  ['a text that is no URL', thrownBy(() => new URL('x'))],
  ['a header that cannot be sent', thrownBy(() => request('http://127.0.0.1:1', { headers: { a: '\n' } }))],
  ['an end that somebody gave', AbortSignal.abort().reason],
];
for (const [what, thrown] of others)
  test(`${what} is no bug of ours`, () => {
    assert.equal(isOurBug(thrown), false);
    throwOurBug(thrown);
    assert.equal(onAnyFault(1)(thrown), 1);
  });

test('a full stack is told from other ranges', () => {
  assert.equal(isStackFull(thrownBy(overflow)), true);
  assert.equal(isStackFull(thrownBy(() => (1).toFixed(1000))), false);
});

test('an error of another context is known by its code', () => {
  const thrown = thrownBy(() => vm.runInNewContext('for (;;);', {}, { timeout: 5 }));
  assert.equal(thrown instanceof Error, false);
  assert.equal(hasCode(thrown, 'ERR_SCRIPT_EXECUTION_TIMEOUT'), true);
  assert.equal(hasCode(thrown, 'ENOENT'), false);
});

test('something stands in for what the system does not give, and for nothing else', async () => {
  assert.equal(await readFile('/no/such/file', 'utf8').catch(onSystemFault('')), '');
  const nameless = undefined as unknown as string;
  await assert.rejects(readFile(nameless, 'utf8').catch(onSystemFault('')), TypeError);
});

test('a pause that a signal ends is over', async () => {
  assert.equal(await pause(60_000, undefined, { signal: AbortSignal.abort() }).catch(onAbort), undefined);
  assert.throws(() => onAbort(new TypeError('x')), TypeError);
});

test('a promise that is awaited elsewhere fails there alone', async () => {
  const failing = Promise.reject(new Error('x'));
  assert.equal(await awaitedElsewhere(failing), undefined);
  await assert.rejects(failing, { message: 'x' });
  assert.equal(await awaitedElsewhere(Promise.resolve(1)), 1);
});

test('the words for a bug hold its stack', () => {
  assert.match(
    bugWords(new TypeError('x')),
    /^This is a bug in ship-actions, not in your configuration: TypeError: x\n {4}at /,
  );
  assert.match(bugWords('x'), /configuration: x$/);
});
