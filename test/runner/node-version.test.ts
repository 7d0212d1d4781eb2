// Which versions of Node.js are refused.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findOldNode } from '../../src/runner/node-version.ts';

for (const version of ['v9.11.2', 'v18.20.8', 'v20.20.2', 'v22.21.0', 'v23.11.1'])
  test(`${version} is refused, by name and with the version to use`, () => {
    const problem = findOldNode(version);
    assert.equal(problem?.code, 'node_too_old');
    assert.match(problem?.what ?? '', new RegExp(`${version}.*Node\\.js 24 or newer`));
    assert.match(problem?.fix ?? '', /npm run preflight/);
  });

for (const version of ['v24.0.0', 'v24.21.0', 'v25.1.0', 'v24.0.0-nightly20250101', 'v100.0.0'])
  test(`${version} is taken`, () => assert.equal(findOldNode(version), undefined));

test('what is no version of Node.js is no reason to refuse', () => assert.equal(findOldNode('main'), undefined));
