// How expected errors read.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  ActionError,
  attempt,
  formatProblem,
  messageOf,
  orThrow,
  refused,
  retellCancellation,
} from '../../src/domain/action-error.ts';

test('a problem reads what, where, excerpt, fix, and leaves out what it does not have', () => {
  const whole = {
    code: 'x_y',
    what: '"a" is wrong',
    where: 'f.yaml:1:2',
    excerpt: '1 | a\n     ^',
    fix: 'Do b.\nOr c.',
  };
  const expected = '"a" is wrong [x_y]\n  where: f.yaml:1:2\n    1 | a\n         ^\n  fix:   Do b.\n         Or c.';
  assert.equal(formatProblem(whole), expected);
  assert.equal(formatProblem({ code: 'x', what: 'no' }), 'no [x]');
});

test('an error carries every problem and is named after the first', () => {
  const error = new ActionError([
    { code: 'one', what: 'first' },
    { code: 'two', what: 'second' },
  ]);
  assert.equal(error.code, 'one');
  assert.equal(error.message, 'first\nsecond');
  assert.equal(new ActionError([]).code, 'unknown');
});

test('a reading is a value, or the problems that were thrown; our own bugs go on', () => {
  const problem = { code: 'x', what: 'y' };
  const failed = attempt<number>(() => {
    throw new ActionError(problem);
  });
  assert.deepEqual(
    attempt(() => 1),
    { value: 1, problems: [] },
  );
  assert.deepEqual(failed, refused(problem));
  const bug = (): never => {
    throw new TypeError('bug');
  };
  assert.throws(() => attempt(bug), TypeError);
});

test('the value of a reading is had at an edge, which throws its problems', () => {
  assert.equal(orThrow({ value: 1, problems: [] }), 1);
  assert.throws(() => orThrow(refused({ code: 'x', what: 'y' })), { code: 'x' });
});

test('a thrown value that is no error still has a message', () => {
  assert.deepEqual([messageOf(new Error('a')), messageOf('b'), messageOf(3)], ['a', 'b', '3']);
});

test('a cancellation is told again with what is known, and nothing else is', () => {
  const known = { what: 'while it wrote', where: 'here', fix: 'Look.' };
  const abort = new AbortController();
  const other = new Error('x');
  assert.equal(retellCancellation(other, abort.signal, known), other);
  abort.abort(new ActionError({ code: 'cancelled', what: 'The step was cancelled (SIGINT)' }));
  assert.equal(retellCancellation(other, abort.signal, known), other);
  const told = retellCancellation(abort.signal.reason, abort.signal, known);
  assert.ok(told instanceof ActionError);
  assert.deepEqual(told.problems, [
    { ...known, code: 'cancelled', what: 'The step was cancelled (SIGINT) while it wrote' },
  ]);
});
