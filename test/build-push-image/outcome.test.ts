// The words for how an image was known again: they promise no more than was measured.

import assert from 'node:assert/strict';
import test from 'node:test';
import { reuseWords } from '../../src/build-push-image/outcome.ts';

test('only a signed label is called signed', () => {
  assert.match(reuseWords.signature, /signed with `reuse-key`/);
  assert.doesNotMatch(`${reuseWords.label} ${reuseWords.tag}`, /sign/);
});

test('a label without a signature is a claim: labelled as', () => assert.match(reuseWords.label, /labelled as/));
