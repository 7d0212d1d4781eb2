// What the figures mean.

import assert from 'node:assert/strict';
import test from 'node:test';
import { definitions } from '../../../src/ship/history/definitions.ts';

for (const { name, meaning, found, limits } of Object.values(definitions))
  test(`${name} says what it means, how it is found and what it cannot know, in sentences`, () => {
    for (const text of [meaning, found, limits]) assert.match(text, /^[A-Z].{30,}\.$/);
  });
