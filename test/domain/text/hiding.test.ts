// Secrets that are hidden: plain, inside each other, overlapping, and as other writers have escaped them.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { createHider } from '../../../src/domain/text/hiding.ts';
import { escapeMarkdown } from '../../../src/domain/text/markdown.ts';

function hiding(...secrets: string[]): (text: string) => string {
  const hider = createHider();
  for (const secret of secrets) hider.hide(secret);
  return hider.redact;
}

const secret = 'a*b"c&d/e f';
const rows: readonly [string, readonly string[], string, string][] = [
  ['a secret', ['hunter2'], 'x hunter2 y hunter2', 'x *** y ***'],
  ['a short secret that was told before a longer one', ['abcd', 'abcdefgh'], 'x abcdefgh y', 'x *** y'],
  ['a secret inside another', ['cdef', 'abcdefgh'], 'x abcdefgh y', 'x *** y'],
  ['secrets that overlap', ['abcdef', 'defghi'], 'x abcdefghi y', 'x *** y'],
  ['secrets side by side', ['abcd', 'efgh'], 'x abcdefgh y', 'x ****** y'],
  ['a secret that overlaps itself', ['abab'], 'xababab', 'x***'],
  ['a secret as Markdown', [secret], escapeMarkdown(`x ${secret} y`), 'x *** y'],
  ['a secret as JSON', [secret], JSON.stringify({ x: secret }), '{"x":"***"}'],
  ['a secret as XML', [secret], 'x="a*b&quot;c&amp;d/e f"', 'x="***"'],
  ['a secret in a URL', [secret], `/?x=${encodeURIComponent(secret)}`, '/?x=***'],
  ['a secret as base64', [secret], `x ${Buffer.from(secret).toString('base64')}`, 'x ***'],
  ['nothing', [], 'plain', 'plain'],
];

for (const [what, secrets, text, expected] of rows)
  test(`hides ${what}`, () => assert.equal(hiding(...secrets)(text), expected));

test('no part of a secret of four characters or more outlives, whatever the others are', () => {
  const word = fc.string({ minLength: 4, maxLength: 12, unit: fc.constantFrom('a', 'b', 'c') });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.string(), (secrets, around) => {
      const text = `${around}${secrets.join('')}${around}`;
      const clean = hiding(...secrets)(text);
      assert.ok(secrets.every((each) => !clean.includes(each)));
    }),
  );
});
