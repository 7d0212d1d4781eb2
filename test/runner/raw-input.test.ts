// Inputs as given, and where their parts stand.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Node, parseDocument } from 'yaml';
import { configInput, InputFaults, stepInput } from '../../src/runner/raw-input.ts';

const fromConfig = (text: string) => {
  const document = parseDocument(text);
  return configInput({ file: 'ship.yml', text, document }, document.getIn(['key'], true) as Node);
};

test('lines leave out blank lines and comments; a YAML list is lines too', () => {
  assert.deepEqual(stepInput('tags', ' sha \n\n# no\r\nlatest').lines(), ['sha', 'latest']);
  assert.deepEqual(fromConfig('key: [sha, latest]').lines(), ['sha', 'latest']);
  assert.deepEqual(fromConfig('key: |\n  a\n  # b\n  c\n').lines(), ['a', 'c']);
});

test('a scalar of the config file is read as it was written', () => {
  assert.equal(fromConfig('key: 1.20').text(), '1.20');
  assert.equal(fromConfig('key: 0123456').text(), '0123456');
  assert.equal(fromConfig('key: "x"').text(), 'x');
  assert.throws(() => fromConfig('key: [a]').text(), InputFaults);
});

test('a part is placed by line, column and caret', () => {
  assert.deepEqual(stepInput('gates', '- name: a\n  run: b').place([0, 'run']), {
    where: 'input `gates`:2:8',
    excerpt: '2 |   run: b\n           ^',
  });
  assert.deepEqual(fromConfig('key: {a: 1}').place(['a']), {
    where: 'ship.yml:1:10',
    excerpt: '1 | key: {a: 1}\n             ^',
  });
});

test('words in an input are placed where they first stand', () => {
  assert.deepEqual(stepInput('path', 'a\nb/{x}').placeOf('{x}').where, 'input `path`:2:3');
  assert.deepEqual(stepInput('path', 'b/{x}').placeOf('{x}').where, 'input `path`');
  assert.deepEqual(fromConfig('key:\n  - a\n  - b/{x}').placeOf('{x}').where, 'ship.yml:3:7');
});

test('aliases are followed', () => {
  assert.deepEqual(fromConfig('base: &b {x: 1}\nkey: [*b]').value(), [{ x: 1 }]);
});

const row = (name: string, of: string): string =>
  `${name}: &${name} [${Array.from({ length: 20 }, () => of).join()}]\n`;
const broken: readonly [what: string, text: string][] = [
  ['broken YAML', '['],
  ['an alias of nothing', '- *nobody'],
  ['a heap of aliases', `${row('a', 'x')}${row('b', '*a')}${row('c', '*b')}${row('d', '*c')}`],
];

for (const [what, text] of broken)
  test(`${what} is a fault`, () => assert.throws(() => stepInput('checks', text).value(), InputFaults));

test('an alias of nothing is the fault of the file, and a bug of ours is none', () => {
  assert.throws(() => fromConfig('key: [*b]').value(), InputFaults);
  const missing = new ReferenceError('x is not defined');
  const node = parseDocument('a: 1').contents as Node;
  node.toJS = () => {
    throw missing;
  };
  const input = configInput({ file: 'ship.yml', text: 'a: 1', document: parseDocument('a: 1') }, node);
  assert.throws(
    () => input.value(),
    (thrown) => thrown === missing,
  );
});
