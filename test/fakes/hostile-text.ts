// Text of others at its worst: long runs of what patterns begin or repeat with, and how long a piece of code takes with it.

import fc from 'fast-check';
import { cpuMilliseconds } from './cpu-time.ts';

const pieces = [
  '\r',
  '\n',
  ' ',
  '\t',
  '(',
  ')',
  "'",
  '"',
  '<',
  '-',
  ':',
  '!\t',
  'remote: ',
  'hook',
  "repository '",
  'Permission to ',
  'Permission to x denied',
  "'refs/heads/",
  'unable to lock ',
  'is at 0123456789abcdef',
  'Could not read from remote repository',
  'commit message must',
  'a',
  '\u0000',
  '\u0085',
  '\u2028',
  '日本',
  '🚢',
] as const;

/** Up to some 400,000 characters: a few kinds of pieces, each repeated often, one after the other. */
export const hostileText = (most = 60_000): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...pieces), fc.integer({ min: 1, max: most })), { minLength: 1, maxLength: 5 })
    .map((runs) =>
      runs
        .map(([piece, times]) => piece.repeat(times))
        .join('')
        .slice(0, 400_000),
    );

/** Milliseconds for one text, on a machine that has other things to do; a pattern that goes back and forth takes many times that. */
export const quick = 1000;

/** How long something takes, and what came of it. */
export function millisecondsOf<T>(work: () => T): [number, T] {
  const started = cpuMilliseconds();
  const made = work();
  return [cpuMilliseconds() - started, made];
}
