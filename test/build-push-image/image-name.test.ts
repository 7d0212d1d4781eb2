// How the image of a plan is written as a reference.

import assert from 'node:assert/strict';
import test from 'node:test';
import { imageName } from '../../src/build-push-image/image-name.ts';

const plan = { repository: 'shop/checkout', tags: ['v2.4.1', 'latest'] as [string, ...string[]] };
const digest = `sha256:${'a'.repeat(64)}`;
const rows: readonly (readonly [string, string | undefined, string | undefined, string])[] = [
  ['the first tag, where it is pushed', 'r.example:5000', undefined, 'r.example:5000/shop/checkout:v2.4.1'],
  ['its digest, once it is known', 'r.example', digest, `r.example/shop/checkout:v2.4.1@${digest}`],
  ['no host for an image that stays on this machine', undefined, undefined, 'shop/checkout:v2.4.1'],
];
for (const [what, registry, known, expected] of rows) {
  test(`a reference has ${what}`, () => assert.equal(imageName(plan, { registry, digest: known }), expected));
}
