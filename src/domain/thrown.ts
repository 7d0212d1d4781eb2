// Tells apart what was thrown: a fault of the system, one that its code names, or a bug of ours, which nobody may take for anything else.

import { messageOf } from './action-error.ts';

/** The code of a fault of the system, such as `ENOENT`. Rethrows anything else: https://nodejs.org/api/errors.html#class-systemerror */
export function systemErrorCode(thrown: unknown): string {
  if (!(thrown instanceof Error) || !('code' in thrown)) throw thrown;
  const { code } = thrown;
  if (typeof code === 'string' && (isOfSystem(code) || isNulByte(thrown))) return code;
  throw thrown;
}

/** Also a number that Node has no name for, such as that of a disk quota (EDQUOT) or of a share that is gone (ESTALE). */
const isOfSystem = (code: string): boolean =>
  /^E(?!RR_)[A-Z0-9_]+$/.test(code) || code === 'UNKNOWN' || /^Unknown system error -\d+$/.test(code);

/** A name that no file, folder or argument can have: Node refuses it before the system would. */
const isNulByte = (thrown: Error): boolean =>
  hasCode(thrown, 'ERR_INVALID_ARG_VALUE') && thrown.message.includes('null bytes');

/**
 * True for an error with one of these codes, which are the system's or Node's: https://nodejs.org/api/errors.html#nodejs-error-codes
 * One of another context of node:vm is none of our classes, and has its code all the same.
 */
export const hasCode = (thrown: unknown, ...codes: readonly string[]): boolean =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && codes.includes(String(thrown.code));

/** What the language itself throws at a program that is wrong. A SyntaxError is not among them: it comes of a text that somebody gave us. */
const ofLanguage = [TypeError, ReferenceError, RangeError, EvalError];

/** What Node throws at such a program. Its other errors of the same classes speak of a value, e.g. ERR_INVALID_URL and ERR_INVALID_CHAR. */
const ofMisuse = [
  'ERR_ASSERTION',
  'ERR_INTERNAL_ASSERTION',
  'ERR_INVALID_ARG_TYPE',
  'ERR_INVALID_RETURN_VALUE',
  'ERR_INVALID_THIS',
  'ERR_MISSING_ARGS',
  'ERR_OUT_OF_RANGE',
];

/** True for what a bug of ours throws, and for what is no error at all. */
export function isOurBug(thrown: unknown): boolean {
  if (!(thrown instanceof Error) || hasCode(thrown, ...ofMisuse)) return true;
  return !('code' in thrown) && ofLanguage.some((each) => thrown instanceof each);
}

/** Throws a bug of ours again. For a library that has more kinds of errors than can be named: where they can, ask for them. */
export function throwOurBug(thrown: unknown): asserts thrown is Error {
  if (isOurBug(thrown)) throw thrown;
}

/** True when there is no room left on the stack: what somebody gave us nests too deep for whatever walks it. */
export const isStackFull = (thrown: unknown): boolean =>
  thrown instanceof RangeError && thrown.message.includes('call stack');

/** What is said of a bug of ours, with its stack, where it may be read but not thrown on. */
export function bugWords(thrown: unknown): string {
  const stack = thrown instanceof Error ? thrown.stack : undefined;
  return `This is a bug in ship-actions, not in your configuration: ${stack ?? messageOf(thrown)}`;
}

/** For `promise.catch(…)`: what stands in for something that the system does not give. Rethrows anything else. */
export const onSystemFault =
  <T>(instead: T) =>
  (thrown: unknown): T => {
    systemErrorCode(thrown);
    return instead;
  };

/** For `promise.catch(…)`: what stands in where anything but a bug of ours was thrown. */
export const onAnyFault =
  <T>(instead: T) =>
  (thrown: unknown): T => {
    throwOurBug(thrown);
    return instead;
  };

/** For `pause.catch(…)`: a pause that a signal ended is over. Rethrows anything else. */
export function onAbort(thrown: unknown): void {
  if (!hasCode(thrown, 'ABORT_ERR')) throw thrown;
}

/** What the promise brings; undefined when it fails. Only for a promise that somebody else awaits, who gets to know why. */
export const awaitedElsewhere = async <T>(promise: Promise<T>): Promise<T | undefined> =>
  await promise.catch(() => undefined);
