// The report as Markdown.

import assert from 'node:assert/strict';
import test from 'node:test';
import { timelinesOf, writeDocument } from '../../../src/ship/history/document.ts';
import { renderMarkdown, wordRestoration } from '../../../src/ship/history/markdown.ts';
import { renderPage } from '../../../src/ship/history/page/page.ts';
import { deployment } from '../../fakes/shipped-history.ts';

const hostile = '<script>alert(1)</script>|`[x](javascript:alert(1))';
const history = {
  deployments: [
    deployment({
      service: hostile,
      environment: hostile,
      image: hostile,
      actor: hostile,
      approvedBy: hostile,
      run: `javascript:${hostile}`,
    }),
  ],
  falseClaims: [{ commit: hostile, subject: hostile, image: hostile }],
};
const timelines = timelinesOf(history);
const standing = timelines.flatMap(({ service, environment, steps }) =>
  steps.map((step) => ({ service, environment, step, holding: 'changed' as const })),
);
const document = writeDocument({
  repository: hostile,
  head: hostile,
  span: { from: 0, to: 604_800 },
  history,
  timelines,
  standing,
});

test('foreign text stays text in Markdown', () => {
  const rendered = renderMarkdown(document).replace(/`+[^`\n]*`+|<code>[^<\n]*<\/code>/g, 'CODE');
  assert.doesNotMatch(rendered, /<script|\[x\]\(/);
});

test('foreign text stays text on the page', () =>
  assert.doesNotMatch(renderPage(document), /<script|href="javascript/));

test('a failure says whether its end was measured', () => {
  const [failure] = document.failures;
  assert.equal(failure, undefined);
  const base = { ...document.standing[0], isProven: false } as never as Parameters<typeof wordRestoration>[0];
  assert.equal(wordRestoration({ ...base, secondsToRestore: 60 }), '1 min (written, not measured)');
  assert.equal(wordRestoration({ ...base, secondsToRestore: undefined }), 'nothing good followed yet');
});
