// Which images are wanted, which places are meant, and when that is not clear.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findAllPlaces } from '../../src/bump-manifest/scan.ts';
import { findAmbiguity, readWanted, selectTargets } from '../../src/bump-manifest/select.ts';
import type { ActionError } from '../../src/domain/action-error.ts';
import { formatImageReference } from '../../src/domain/image-reference.ts';
import { changeOf, type Wish } from '../fakes/marked-manifest.ts';

const wantedOf = (images: string[], wish: Wish = {}): [string, string][] =>
  [...readWanted(changeOf(images, wish))].map(([repository, image]) => [repository, formatImageReference(image)]);

test('reads which repository becomes which image', () => {
  assert.deepEqual(wantedOf(['nginx:2', 'shop/a:1']), [
    ['docker.io/library/nginx', 'nginx:2'],
    ['docker.io/shop/a', 'shop/a:1'],
  ]);
  assert.deepEqual(wantedOf(['r.io/a:2'], { match: ['old/a', 'older/a'] }), [
    ['docker.io/old/a', 'r.io/a:2'],
    ['docker.io/older/a', 'r.io/a:2'],
    ['r.io/a', 'r.io/a:2'],
  ]);
  assert.deepEqual(wantedOf(['shop/a:2', 'shop/b:2'], { match: ['shop/b'] }), [['docker.io/shop/b', 'shop/b:2']]);
});

test('tells every contradiction at once', () => {
  assert.throws(
    () => wantedOf(['shop/a', 'shop/a:1', 'shop/b:1'], { match: ['x/y'] }),
    (error: ActionError) =>
      assert.deepEqual(
        error.problems.map(({ code }) => code),
        ['image_incomplete', 'image_duplicate', 'match_unclear'],
      ) === undefined,
  );
});

const text =
  'a: {containers: [{name: web, image: "shop/a:1"}, {name: job, image: "shop/a:2"}]}\nb: {image: "shop/b:1"}\n';
const places = findAllPlaces([{ path: 'k.yaml', bytes: Buffer.from(text) }]);

test('selects by canonical repository and by container', () => {
  const wanted = readWanted(changeOf('docker.io/shop/a:3'));
  assert.deepEqual(
    selectTargets(places, wanted, undefined).map(({ place }) => place.container),
    ['web', 'job'],
  );
  assert.deepEqual(
    selectTargets(places, wanted, 'job').map(({ place }) => place.container),
    ['job'],
  );
});

test('different versions of one repository are ambiguous, the same are not', () => {
  const targetsOf = (lines: string) =>
    selectTargets(
      findAllPlaces([{ path: 'k.yaml', bytes: Buffer.from(lines) }]),
      readWanted(changeOf('shop/a:3')),
      undefined,
    );
  const [one, two] = ['a', 'b'].map((digit) => `sha256:${digit.repeat(64)}`);
  const cases: [string, string, boolean][] = [
    ['shop/a:1', 'shop/a:1', false],
    ['shop/a:1', 'docker.io/shop/a:1', false],
    ['shop/a:1', `shop/a:1@${one}`, false],
    [`shop/a@${one}`, `shop/a@${one}`, false],
    ['shop/a:1', 'shop/a:2', true],
    ['shop/a:1', 'shop/a', true],
    ['shop/a:1', `shop/a@${one}`, true],
    [`shop/a:1@${one}`, `shop/a:1@${two}`, true],
  ];
  for (const [a, b, ambiguous] of cases) {
    const problems = findAmbiguity(targetsOf(`x: {image: "${a}"}\ny: {image: "${b}"}\n`));
    assert.equal(problems.length, ambiguous ? 1 : 0, `${a} ${b}`);
  }
});
