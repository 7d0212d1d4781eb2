// What is written where, within GitHub's limits, and what is said when it cannot be.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Posting, VerdictBoard } from '../../../src/clients/github/verdicts/board.ts';
import { cutMarkdown, type Publication, publish } from '../../../src/quality-gate/publishing/publication.ts';
import { greenVerdict } from '../values.ts';

function board(posting: Posting = { kind: 'written' }) {
  const written: Record<string, unknown>[] = [];
  const write = async (what: object): Promise<Posting> => {
    written.push(what as Record<string, unknown>);
    return posting;
  };
  const open: VerdictBoard = { comment: write, checkRun: write, commitStatus: write };
  return { written, open };
}

const publication: Publication = {
  comment: true,
  checkRun: 'gate',
  commitStatus: 'ship/gate',
  repository: 'shop/cart',
  sha: 'abc',
  pullRequest: 7,
  runUrl: 'https://x/run',
  identity: 'cart',
  title: 'pass · 7 tests',
  summary: '## fine',
  verdict: greenVerdict,
  annotations: [
    { level: 'error', message: 'm', place: { file: 'a.js', startLine: 4, endLine: 2 } },
    { level: 'notice', message: 'nowhere', place: {} },
  ],
};

test('a comment, a check run and a status', async () => {
  const { written, open } = board();
  assert.equal(await publish(publication, open), undefined);
  const [comment, check, status] = written;
  assert.match(
    String(comment?.['body']),
    /^<!-- ship-actions quality-gate cart -->\n## fine\n\n\[This run\]\(https:\/\/x\/run\)$/,
  );
  assert.deepEqual(check?.['annotations'], [
    { path: 'a.js', start_line: 4, end_line: 4, annotation_level: 'failure', message: 'm', title: 'quality gate' },
  ]);
  assert.deepEqual([status?.['state'], status?.['description']], ['success', 'pass · 7 tests']);
});

test('nothing is written that was not asked for', async () => {
  const { written, open } = board();
  const quiet = { ...publication, comment: false, checkRun: undefined, commitStatus: undefined };
  assert.equal(await publish(quiet, open), undefined);
  assert.deepEqual(written, []);
});

const troubles: readonly [fact: string, more: Partial<Publication>, posting: Posting | undefined, said: RegExp][] = [
  [
    'a token that can only read',
    {},
    { kind: 'denied', message: 'Resource not accessible by integration' },
    /pull-requests: write.*forks.*checks: write.*statuses: write.*The verdict stands/,
  ],
  [
    'an outage',
    { checkRun: undefined, commitStatus: undefined },
    { kind: 'failed', message: 'Bad gateway' },
    /^Not written: comment: GitHub said "Bad gateway"\. The verdict stands\.$/,
  ],
  ['no token', {}, undefined, /^Not written: comment, check-run, commit-status: there is no github-token/],
  [
    'no pull request',
    { pullRequest: undefined, checkRun: undefined, commitStatus: undefined },
    { kind: 'written' },
    /belongs to no pull request/,
  ],
  [
    'no commit',
    { sha: undefined, comment: false },
    { kind: 'written' },
    /check-run: the commit is not known; commit-status: the commit is not known/,
  ],
];
for (const [fact, more, posting, said] of troubles)
  test(`${fact} is one notice`, async () => {
    const trouble = await publish({ ...publication, ...more }, posting === undefined ? undefined : board(posting).open);
    assert.match(trouble ?? '', said);
  });

/** The fence that is still open at the end, as CommonMark counts. */
function openFence(markdown: string): string | undefined {
  let open: string | undefined;
  for (const [row] of markdown.matchAll(/^`{3,}$/gm)) {
    if (open === undefined) open = row;
    else if (row.length >= open.length) open = undefined;
  }
  return open;
}

test('a cut leaves no fence and no element open', () => {
  const part = fc.constantFrom(
    'words',
    '```\ncode\n\nmore\n```',
    '````\n```\n\n````',
    '<details><summary>x</summary>\n\n```\na\n\nb\n```\n\n</details>',
  );
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 150, max: 600 }),
      (parts, length) => {
        const cut = cutMarkdown(parts.join('\n\n'), length);
        assert.ok(cut.length <= length);
        assert.equal(cut.split('<details>').length, cut.split('</details>').length);
        assert.equal(openFence(cut), undefined);
      },
    ),
  );
});
