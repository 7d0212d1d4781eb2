// Which images are wanted, which places are meant, and when that is not clear.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findAllPlaces } from '../../../src/bump-manifest/edit/scan.ts';
import { findAmbiguity, selectTargets } from '../../../src/bump-manifest/edit/select.ts';
import { readWanted } from '../../../src/bump-manifest/edit/wanted.ts';
import { changeOf, type Wish } from '../../fakes/marked-manifest.ts';
import { rowName } from '../../row-name.ts';

const text =
  'a: {containers: [{name: web, image: "shop/a:1"}, {name: job, image: "shop/a:2"}]}\nb: {image: "shop/b:1"}\n';
const places = findAllPlaces([{ path: 'k.yaml', bytes: Buffer.from(text) }]);

test('selects by canonical repository and by container', () => {
  const containers = (wish: Wish) =>
    selectTargets(places, readWanted(changeOf('docker.io/shop/a:3', wish)).wanted).map(({ place }) => place.container);
  assert.deepEqual(containers({}), ['web', 'job']);
  assert.deepEqual(containers({ container: 'job' }), ['job']);
});

{
  const targetsOf = (lines: string) =>
    selectTargets(
      findAllPlaces([{ path: 'k.yaml', bytes: Buffer.from(lines) }]),
      readWanted(changeOf('shop/a:3')).wanted,
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
    test(`different versions of one repository are ambiguous, the same are not: ${rowName([a, b, ambiguous])}`, () => {
      const problems = findAmbiguity(targetsOf(`x: {image: "${a}"}\ny: {image: "${b}"}\n`));
      assert.equal(problems.length, ambiguous ? 1 : 0, `${a} ${b}`);
    });
  }
}

const pinned = ['a', 'b'].map((digit) => `shop/a:1@sha256:${digit.repeat(64)}`);
for (const [title, images] of [
  ['behind', ['shop/a:1', ...pinned]],
  ['around', pinned.toSpliced(1, 0, 'shop/a:1')],
] as const)
  test(`two digests of one tag are ambiguous ${title} a place that names none`, () => {
    const lines = images.map((image, index) => `x${index}: {image: "${image}"}\n`).join('');
    const found = findAllPlaces([{ path: 'k.yaml', bytes: Buffer.from(lines) }]);
    assert.equal(findAmbiguity(selectTargets(found, readWanted(changeOf('shop/a:3')).wanted)).length, 1);
  });

test('of thousands of different places the first twenty are listed, and how many more there are', () => {
  const lines = Array.from({ length: 3000 }, (_, n) => `x${n}: {image: "shop/a:${n}"}\n`).join('');
  const found = findAllPlaces([{ path: 'k.yaml', bytes: Buffer.from(lines) }]);
  const [problem] = findAmbiguity(selectTargets(found, readWanted(changeOf('shop/a:x')).wanted));
  const rows = problem?.what.split('\n').slice(1) ?? [];
  assert.deepEqual([rows.length, rows.at(-1)], [21, 'and 2980 more']);
  const odd = findAllPlaces([
    { path: 'k.yaml', bytes: Buffer.from(lines.replaceAll(/a:\d+/g, 'a:1').replace(/1"}\n$/, '2"}\n')) },
  ]);
  const [other] = findAmbiguity(selectTargets(odd, readWanted(changeOf('shop/a:x')).wanted));
  assert.match(other?.what ?? '', /k\.yaml:1 shop\/a:1\nk\.yaml:3000 shop\/a:2\nk\.yaml:2 shop\/a:1\n/);
});
