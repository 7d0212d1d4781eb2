// References inside longer texts, and texts that hold none.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findEmbeddedReferences } from '../../../../src/bump-manifest/edit/places/embedded-reference.ts';
import { formatImageReference, parseImageReference } from '../../../../src/domain/image/reference.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const rewritten = (text: string, wanted: string, next: string): string =>
  [...findEmbeddedReferences(text, [parseImageReference(wanted)])]
    .reverse()
    .reduce(
      (all, { start, end, rewrite }) => `${all.slice(0, start)}${rewrite(parseImageReference(next))}${all.slice(end)}`,
      text,
    );

const rows: readonly [string, string, string][] = [
  ['--image=r.io/shop/app:v1', 'r.io/shop/app', '--image=r.io/shop/app:v2'],
  ['--image r.io/shop/app:v1 --port 80', 'r.io/shop/app', '--image r.io/shop/app:v2 --port 80'],
  ['NAME=r.io/shop/app:v1', 'r.io/shop/app', 'NAME=r.io/shop/app:v2'],
  ['shop/app=shop/app:v1', 'shop/app', 'shop/app=shop/app:v2'],
  ['docker://r.io/shop/app:v1', 'r.io/shop/app', 'docker://r.io/shop/app:v2'],
  ['a=r.io/shop/app:v1,b=r.io/shop/app:v1', 'r.io/shop/app', 'a=r.io/shop/app:v2,b=r.io/shop/app:v2'],
  ['###REGISTRY###/shop/app:1.0', 'r.io/shop/app', '###REGISTRY###/shop/app:v2'],
  ['gcr.io/PROJECT_ID/app:TAG', 'gcr.io/shop/app', 'gcr.io/PROJECT_ID/app:v2'],
  ['<registry>/app:v1', 'r.io/shop/app', '<registry>/app:v2'],
  ['%REGISTRY%/app:v1', 'r.io/shop/app', '%REGISTRY%/app:v2'],
  [`--image=r.io/shop/app@${digest}`, 'r.io/shop/app', '--image=r.io/shop/app:v2'],
  ['--image=r.io/shop/app', 'r.io/shop/app', '--image=r.io/shop/app:v2'],
];

for (const [text, wanted, expected] of rows) {
  test(`${text} for ${wanted}`, () => assert.equal(rewritten(text, wanted, `${wanted}:v2`), expected));
}

const strangers: readonly [string, string][] = [
  ['gcr.io/PROJECT_ID/IMAGE:TAG', 'gcr.io/shop/app'],
  ['quay.io/PROJECT_ID/app:v1', 'gcr.io/shop/app'],
  ['###REGISTRY###/shop/app-worker:1.0', 'r.io/shop/app'],
  ['###REGISTRY###/other/app:1.0', 'r.io/shop/app'],
  ['--image=r.io/shop/app-worker:v1', 'r.io/shop/app'],
  ['r.io/shop/app:v1=x', 'r.io/shop/app'],
  ['app', 'app'],
  ['', 'app'],
  ['###REGISTRY###/shop/app', 'r.io/shop/app'],
];

for (const [text, wanted] of strangers) {
  test(`"${text}" holds no ${wanted}`, () =>
    assert.deepEqual(findEmbeddedReferences(text, [parseImageReference(wanted)]), []));
}

test('the version that stands there is told', () => {
  const [found] = findEmbeddedReferences(`x/###P###/app:v1@${digest}`, [parseImageReference('r.io/shop/app')]);
  assert.equal(found && formatImageReference(found.reference), `r.io/shop/app:v1@${digest}`);
});

test('a placeholder cannot become another repository', () => {
  const [found] = findEmbeddedReferences('###R###/shop/app:v1', [parseImageReference('r.io/shop/app')]);
  assert.equal(found?.rewrite(parseImageReference('r.io/new/app:v2')), undefined);
});
