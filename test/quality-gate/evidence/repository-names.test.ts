// Which file of a repository a name in a report means.

import assert from 'node:assert/strict';
import test from 'node:test';
import { plainName, RepositoryNames } from '../../../src/quality-gate/evidence/repository-names.ts';
import { isBug, throwBug } from '../../fakes/bug.ts';

const files = [
  'index.js',
  'src/cart.js',
  'packages/a/src/index.js',
  'packages/b/src/index.js',
  'packages/a/src/only.js',
  'core/src/main/java/com/shop/Price.java',
  'api/src/main/java/com/shop/Price.java',
  'api/src/main/java/com/shop/Api.java',
  'services/cart/go.mod',
  'services/cart/cart.go',
  'services/cart/price/price.go',
  'lib/shop/tax rate.rb',
];
const modules = 'module shop.example/cart\n\ngo 1.26\n';

interface Place {
  readonly folder?: string;
  readonly report?: string;
  readonly sources?: string[];
  readonly root?: string;
}

function find(name: string, { folder = '', report = 'coverage/lcov.info', sources = [], root }: Place = {}) {
  const names = new RepositoryNames({
    workspace: '/repo',
    files,
    sourceRoot: root,
    readText: () => modules,
    isFile: (file) => file === 'dist/made.js',
  });
  return names.find(name, { folder: `/repo/${folder}`.replace(/\/$/, ''), report: `/repo/${report}`, sources });
}

const names: readonly [fact: string, name: string, place: Place, file: string | undefined][] = [
  ['a path from the root', 'src/cart.js', {}, 'src/cart.js'],
  ['a file that is not tracked', 'dist/made.js', {}, 'dist/made.js'],
  ['an absolute path', '/repo/src/cart.js', {}, 'src/cart.js'],
  ['a path below the gate’s folder', 'src/index.js', { folder: 'packages/a' }, 'packages/a/src/index.js'],
  [
    'a path below the report’s own package',
    'src/index.js',
    { report: 'packages/b/coverage/lcov.info' },
    'packages/b/src/index.js',
  ],
  [
    'the gate’s folder before the report’s package',
    'src/index.js',
    { folder: 'packages/a', report: 'packages/b/c/l.info' },
    'packages/a/src/index.js',
  ],
  ['a name that two packages have, and nothing tells which', 'src/index.js', {}, undefined],
  ['a Docker path', '/app/src/only.js', {}, 'packages/a/src/only.js'],
  ['a Docker path of a package', '/app/src/index.js', { folder: 'packages/b' }, 'packages/b/src/index.js'],
  ['a Docker path that two files could be', '/app/src/index.js', {}, undefined],
  ['a file at the root of a container', '/app/index.js', {}, 'index.js'],
  ['a bare name at the end of a foreign path', '/usr/lib/node/cart.js', {}, undefined],
  ['a Windows path', 'D:\\a\\shop\\src\\cart.js', {}, 'src/cart.js'],
  ['a file URL', 'file:///repo/lib/shop/tax%20rate.rb', {}, 'lib/shop/tax rate.rb'],
  [
    'a source folder of the report',
    'com/shop/Price.java',
    { sources: ['/build/x', '/repo/core/src/main/java'] },
    'core/src/main/java/com/shop/Price.java',
  ],
  ['a Java package that one module has', 'com/shop/Api.java', {}, 'api/src/main/java/com/shop/Api.java'],
  ['a Java package that two modules have', 'com/shop/Price.java', {}, undefined],
  [
    'a Java package in the module of its report',
    'com/shop/Price.java',
    { report: 'core/target/site/jacoco/jacoco.xml' },
    'core/src/main/java/com/shop/Price.java',
  ],
  ['a module of an aggregated report', 'core/com/shop/Price.java', {}, undefined],
  ['a Go module path', 'shop.example/cart/price/price.go', {}, 'services/cart/price/price.go'],
  ['a Go file at the root of its module', 'shop.example/cart/cart.go', {}, 'services/cart/cart.go'],
  ['a source root', 'cart.js', { root: 'src' }, 'src/cart.js'],
  ['a file outside', '../../etc/passwd', {}, undefined],
  ['an absolute file outside', '/etc/passwd', {}, undefined],
  ['nothing', '', {}, undefined],
];
for (const [fact, name, place, file] of names)
  test(`${fact} means ${file ?? 'no file'}`, () => assert.equal(find(name, place), file));

test('names are plain: slashes, no drive, no URL, no escapes of one', () => {
  assert.equal(plainName('C:\\a\\b.cs'), '/a/b.cs');
  assert.equal(plainName('./a/b'), 'a/b');
  assert.equal(plainName('file:///a%20b'), '/a b');
  assert.equal(plainName('100%.js'), '100%.js');
  assert.equal(plainName('%zz%41'), '%zz%41');
});

test('a file that is gone says nothing, and a bug of ours is no such file', () => {
  const named = (readText: () => string) => {
    const names = new RepositoryNames({
      workspace: '/repo',
      files,
      sourceRoot: undefined,
      readText,
      isFile: () => false,
    });
    return names.find('shop.example/cart/cart.go', { folder: '/repo', report: '/repo/c.out', sources: [] });
  };
  const gone = (): never => {
    throw Object.assign(new Error('gone'), { code: 'ENOENT' });
  };
  assert.equal(
    named(() => modules),
    'services/cart/cart.go',
  );
  assert.doesNotThrow(() => named(gone));
  assert.throws(() => named(throwBug), isBug);
});
