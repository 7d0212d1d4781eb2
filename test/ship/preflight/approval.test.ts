// Tests of what GitHub says of who approves.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { GitHubAnswer } from '../../../src/clients/github/reading.ts';
import { askApproval } from '../../../src/ship/preflight/approval.ts';

const asked = { environment: 'production', approval: 'prod/eu', repository: 'shop/cart' };

const rows: readonly (readonly [string, GitHubAnswer | undefined, string, RegExp])[] = [
  ['nobody can be asked', undefined, 'unasked', /no `github-token`/],
  ['reviewers', { kind: 'found', body: { protection_rules: [{ type: 'required_reviewers' }] } }, 'ok', /has required/],
  ['no rule', { kind: 'found', body: {} }, 'missing', /nobody is asked/],
  [
    'another rule',
    { kind: 'found', body: { protection_rules: [{ type: 'wait_timer' }] } },
    'missing',
    /nobody is asked/,
  ],
  [
    'no such environment',
    { kind: 'refused', status: 404, what: 'Not Found' },
    'missing',
    /has no environment "prod\/eu"/,
  ],
  ['a refusal', { kind: 'refused', status: 403, what: 'Resource not accessible' }, 'unasked', /did not say/],
  ['silence', { kind: 'silent', what: 'timeout' }, 'unasked', /timeout/],
];
for (const [what, reading, state, said] of rows)
  test(`${what}: ${state}`, async () => {
    const paths: string[] = [];
    const read = async (path: string): Promise<GitHubAnswer> => {
      paths.push(path);
      return reading as GitHubAnswer;
    };
    const finding = await askApproval(asked, reading === undefined ? undefined : read);
    assert.equal(finding.state, state);
    assert.match(finding.said, said);
    assert.deepEqual(finding.environments, ['production']);
    if (reading !== undefined) assert.deepEqual(paths, ['/repos/shop/cart/environments/prod%2Feu']);
  });
