// Templates and ciphertext are recognised, and what a template certainly says is read.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findObstacle, isTemplate, referenceInTemplate } from '../../../../src/bump-manifest/edit/places/obstacle.ts';
import { formatImageReference } from '../../../../src/domain/image/reference.ts';
import { manifestOf } from '../../../../src/domain/manifest/manifest.ts';
import { findMap, mapFields } from '../../../../src/domain/manifest/node.ts';
import { rowName } from '../../../row-name.ts';

const nodeOf = (value: string) =>
  mapFields(findMap(manifestOf('f.yaml', `k: ${value}\n`).segments[0]?.parse().roots[0]) ?? assert.fail()).get('k')
    ?.pair.value ?? assert.fail();

for (const value of [
  '"{{ x }}"',
  'a:{{ .Values.x }}',
  '{{ .Values.x }}',
  '{ { x }: null }',
  `\${TAG}`,
  `v\${MINOR:=1}`,
  '$(params.tag)',
])
  test(`${value} is a template`, () => {
    assert.equal(isTemplate(nodeOf(value)), true);
    assert.equal(findObstacle(nodeOf(value))?.code, 'helm_template');
  });

for (const value of ['v1', '{a: {b: c}}', '[x]', '{}', 'a$b', '$TAG', '(x)'])
  test(`${value} is a value like any other`, () => assert.equal(findObstacle(nodeOf(value)), undefined));

test('recognises what SOPS encrypted', () => {
  assert.equal(findObstacle(nodeOf('ENC[AES256_GCM,data:x]'))?.code, 'sops_encrypted');
});

{
  const cases: [string, string | undefined][] = [
    ['shop/app:{{ .tag }}', 'shop/app'],
    ['r.io:5000/shop/app:{{ .tag }}', 'r.io:5000/shop/app'],
    ['r.io/shop/app@{{ .digest }}', 'r.io/shop/app'],
    ['{{ .registry }}/shop/app:{{ .tag }}', 'shop/app'],
    ['shop/{{ .name }}:v1', undefined],
    ['{{ .image }}', undefined],
    [`shop/app:\${TAG}`, 'shop/app'],
    [`\${REGISTRY:=r.io}/shop/app:v1`, 'shop/app'],
    ['$(params.image)', undefined],
  ];
  for (const [text, expected] of cases) {
    test(`reads the repository that a template leaves in plain sight: ${rowName([text, expected])}`, () => {
      const reference = referenceInTemplate(text);
      assert.equal(reference && formatImageReference(reference), expected, text);
    });
  }
}
