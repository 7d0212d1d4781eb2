// What images prove.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Proof, proveImages } from '../../../src/smoke-test/argocd/proof.ts';
import type { SyncPlan } from '../../../src/smoke-test/plan.ts';
import { syncPlan } from '../../fakes/smoke-findings.ts';

const shop = 'registry.shop.example/shop';
const digest = `sha256:${'a'.repeat(64)}`;
const full = 'a7f3c92b1c0ffee0123456789abcdef012345678';
const version = (...expected: string[]) => syncPlan({ expected });
const images = (...given: string[]) => syncPlan({ images: given, expected: ['v9'] });

const rows: readonly [string, readonly string[], SyncPlan, Proof][] = [
  ['the tag is the version', [`${shop}/checkout:v2.4.1`], version('v2.4.1'), 'ours'],
  ['the tag names the commit', [`${shop}/checkout:v2.4.1-a7f3c92`], version(full), 'ours'],
  ['the tag says more than the version', [`${shop}/checkout:v2.4.1-a7f3c92`], version('2.4.1'), 'ours'],
  ['another release', [`${shop}/checkout:v2.4.0`], version('v2.4.1'), 'absent'],
  ['another commit', [`${shop}/checkout:v2.4.1-b7f3c92`], version('v2.4.1-a7f3c92'), 'absent'],
  ['old and new', [`${shop}/checkout:v1.0.0`, `${shop}/checkout:v2.4.1`], version('v2.4.1'), 'mixed'],
  ['ours beside another repository', [`${shop}/checkout:v2.4.1`, `${shop}/proxy:v1.0.0`], version('v2.4.1'), 'ours'],
  [
    'a sibling of the same version, ours still old',
    [`${shop}/cart:v2.4.1`, `${shop}/checkout:v2.4.0`],
    version('v2.4.1'),
    'absent',
  ],
  ['tags of another kind', [`${shop}/checkout:stable`], version('v2.4.1'), 'unknown'],
  ['no images', [], version('v2.4.1'), 'unknown'],
  ['nothing to compare with', [`${shop}/checkout:v2.4.1`], version(), 'unknown'],
  ['the same reference', [`${shop}/cart:v1`], images(`${shop}/cart:v1`), 'ours'],
  ['the same repository, another registry', ['mirror.example/shop/cart:v1'], images(`${shop}/cart:v1`), 'ours'],
  ['the same digest', [`${shop}/cart@${digest}`], images(`${shop}/cart:v1@${digest}`), 'ours'],
  [
    'another digest of the same tag',
    [`${shop}/cart:v1@${digest.replace(/a{64}/, 'b'.repeat(64))}`],
    images(`${shop}/cart:v1@${digest}`),
    'absent',
  ],
  ['another tag', [`${shop}/cart:v2`], images(`${shop}/cart:v1`), 'absent'],
  ['another repository', [`${shop}/other:v1`], images(`${shop}/cart:v1`), 'unknown'],
  ['one of several', [`${shop}/b:v2`], images(`${shop}/a:v1`, `${shop}/b:v2`), 'ours'],
  ['what is no reference', ['not an image'], images(`${shop}/cart:v1`), 'unknown'],
];

for (const [title, seen, plan, proof] of rows)
  test(`${title}: ${proof}`, () => assert.equal(proveImages(seen, plan), proof));
