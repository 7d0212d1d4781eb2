// What the figures mean.

import assert from 'node:assert/strict';
import test from 'node:test';
import { definitions } from '../../../src/ship/history/definitions.ts';

for (const { name, meaning, found, limits } of Object.values(definitions)) {
  const sentences = /^[A-Z].{30,}\.$/;
  test(`${name} says in sentences what it means`, () => assert.match(meaning, sentences));
  test(`${name} says in sentences how it is found`, () => assert.match(found, sentences));
  test(`${name} says in sentences what it cannot know`, () => assert.match(limits, sentences));
}
