// GitHub's host keys against the fingerprints that GitHub publishes.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { githubHostKeys } from '../../../src/clients/git/host-keys.ts';

test('the keys have the fingerprints that GitHub publishes', () => {
  const fingerprints = githubHostKeys.map((line) => {
    const [host, , key = ''] = line.split(' ');
    return `${host} ${createHash('sha256').update(Buffer.from(key, 'base64')).digest('base64').replace(/=+$/, '')}`;
  });
  assert.deepEqual(fingerprints, [
    'github.com +DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU',
    'github.com p2QAMXNIC1TJYWeIOttrVc98/R1BUFWu3/LiyKgUfQM',
    'github.com uNiVztksCsDhcc0u9e8BujQXVUpKZIDTMczCvj3tD2s',
  ]);
});
