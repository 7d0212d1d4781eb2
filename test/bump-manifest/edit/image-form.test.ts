// The form of a reference by what stands there, what is new, and pin-digest. Whole bumps are in plan.test.ts.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Pin } from '../../../src/bump-manifest/edit/image-change.ts';
import { chooseForm } from '../../../src/bump-manifest/edit/image-form.ts';
import { orThrow } from '../../../src/domain/action-error.ts';
import { formatImageReference, parseImageReference } from '../../../src/domain/image/reference.ts';
import { rowName } from '../../row-name.ts';

const [old, fresh] = ['a', 'b'].map((digit) => `sha256:${digit.repeat(64)}`);

const forms: readonly [string, string, Pin, string, boolean][] = [
  ['a:1', 'a:2', 'keep', 'a:2', false],
  ['a:1', `a:2@${fresh}`, 'keep', 'a:2', false],
  ['a:1', `a@${fresh}`, 'keep', `a@${fresh}`, false],
  ['a', `a:2@${fresh}`, 'keep', 'a:2', false],
  [`a@${old}`, 'a:2', 'keep', 'a:2', true],
  [`a@${old}`, `a:2@${fresh}`, 'keep', `a@${fresh}`, false],
  [`a:1@${old}`, `a@${fresh}`, 'keep', `a@${fresh}`, false],
  [`a:1@${old}`, 'a:2', 'keep', 'a:2', true],
  ['a:1', `a:2@${fresh}`, 'always', `a:2@${fresh}`, false],
  ['a', `a:2@${fresh}`, 'always', `a:2@${fresh}`, false],
  [`a@${old}`, `a:2@${fresh}`, 'always', `a@${fresh}`, false],
  ['a:1', `a:2@${fresh}`, 'copy', `a:2@${fresh}`, false],
  [`a@${old}`, 'a:2', 'copy', 'a:2', false],
  [`a:1@${old}`, `a:2@${fresh}`, 'never', 'a:2', false],
  [`a@${old}`, `a:2@${fresh}`, 'never', 'a:2', false],
  ['docker.io/library/nginx:1', 'nginx:2', 'keep', 'docker.io/library/nginx:2', false],
  ['old.io/a:1', 'new.io/b:2', 'keep', 'new.io/b:2', false],
];

for (const [current, image, pin, expected, lost] of forms) {
  test(`chooses the form, and says when a pin is lost: ${rowName([current, image, pin])}`, () => {
    const { next, pinLost } = orThrow(chooseForm(parseImageReference(current), parseImageReference(image), pin));
    assert.deepEqual([formatImageReference(next), pinLost], [expected, lost], `${current} ${image} ${pin}`);
  });
}

{
  const cases: [string, Pin, string][] = [
    ['a:2', 'always', 'digest_missing'],
    [`a@${fresh}`, 'never', 'tag_required'],
  ];
  for (const [image, pin, code] of cases) {
    test(`refuses what pin-digest asks and the image lacks: ${rowName([image, pin, code])}`, () => {
      const { problems } = chooseForm(parseImageReference('a:1'), parseImageReference(image), pin);
      assert.deepEqual(
        problems.map((each) => each.code),
        [code],
      );
    });
  }
}

const leftOut: readonly [string, string, Pin, string | undefined][] = [
  ['a:1', `a:2@${fresh}`, 'keep', fresh],
  ['a', `a:2@${fresh}`, 'keep', fresh],
  ['a:1', 'a:2', 'keep', undefined],
  ['a:1', `a:2@${fresh}`, 'never', undefined],
  ['a:1', `a:2@${fresh}`, 'always', undefined],
  [`a:1@${old}`, `a:2@${fresh}`, 'keep', undefined],
];

for (const [current, image, pin, expected] of leftOut) {
  test(`${pin} of ${current} leaves ${expected === undefined ? 'nothing' : 'the digest'} of ${image} out`, () => {
    const form = orThrow(chooseForm(parseImageReference(current), parseImageReference(image), pin));
    assert.equal(form.digestLeftOut, expected);
  });
}

for (const [origin, told] of [
  ['image', /build-push-image/],
  ['promote-from', /hold a tag alone/],
  ['rollback', /was there before/],
] as const) {
  test(`a digest that is missing is told to whoever gave \`${origin}\``, () => {
    const [problem] = chooseForm(parseImageReference('a:1'), parseImageReference('a:2'), 'always', origin).problems;
    assert.equal(problem?.where, `input \`${origin}\``);
    assert.match(problem.fix ?? '', told);
  });
}
