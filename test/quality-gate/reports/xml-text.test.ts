// References and forbidden characters.

import assert from 'node:assert/strict';
import test from 'node:test';
import { harmlessText, withoutReferences } from '../../../src/quality-gate/reports/xml-text.ts';

const references: readonly (readonly [fact: string, text: string, plain: string | undefined])[] = [
  ['a text without references stays', 'a < b', 'a < b'],
  ['the five of XML', '&lt;a b=&quot;&apos;&amp;&gt;', '<a b="\'&>'],
  ['a number, in tens and in sixteens', '&#65;&#x42;', 'AB'],
  ['a number of a character that XML forbids stays as it is written', '&#27;[0m', '&#27;[0m'],
  ['an entity that a document declares is not plain', '&company;', undefined],
  ['a name that every object has is not plain', '&toString;', undefined],
  ['a reference without its end is not plain', 'a & b', undefined],
];

for (const [fact, text, plain] of references) test(fact, () => assert.equal(withoutReferences(text), plain));

const spoiled: readonly (readonly [fact: string, text: string, harmless: string])[] = [
  ['tabs and line breaks stay', 'a\tb\r\nc', 'a\tb\r\nc'],
  ['a terminal colour loses what XML forbids', '\u001b[31mred', '\ufffd[31mred'],
  ['half a character is replaced', 'a\ud800b', 'a\ufffdb'],
];

for (const [fact, text, harmless] of spoiled) test(fact, () => assert.equal(harmlessText(text), harmless));
