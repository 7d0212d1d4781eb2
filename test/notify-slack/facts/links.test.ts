// Which links a message has.

import assert from 'node:assert/strict';
import test from 'node:test';
import { buttonsOf } from '../../../src/notify-slack/facts/links.ts';
import { subjectOf } from '../../../src/notify-slack/facts/question.ts';
import { context, sha, told } from '../sample.ts';

const bump = 'https://github.com/shop/k8s-manifests/pull/9';
const pullRequest = {
  number: 15,
  title: 'feat',
  url: 'https://github.com/shop/checkout-service/pull/15',
  baseRef: 'main',
  baseSha: '',
  headSha: '',
  fork: false,
};
const runLink = ['Workflow run', context.runUrl];

const rows: readonly [title: string, change: object, links: unknown[]][] = [
  ['a run alone', {}, [runLink]],
  [
    'a comparison between two known commits',
    { 'previous-version': '9c1d2e3' },
    [['Changes', `https://github.com/shop/checkout-service/compare/9c1d2e3...${sha}`], runLink],
  ],
  ['no comparison with a commit that is not known', { version: 'v2.3.9', 'previous-version': '9c1d2e3' }, [runLink]],
  [
    'the pull request of the manifests, to be merged',
    { event: 'ready', sync: 'pull-request', 'pull-request-url': bump },
    [['Review and merge #9', bump], runLink],
  ],
  [
    'the same after the deployment',
    { event: 'deployed', sync: 'pull-request', 'pull-request-url': bump },
    [['Pull request #9', bump], runLink],
  ],
  [
    'what the step gives',
    { url: 'https://s.example', 'argocd-url': 'https://a.example', 'rollback-url': 'https://r.example' },
    [['Argo CD', 'https://a.example'], ['Roll back', 'https://r.example'], ['Service', 'https://s.example'], runLink],
  ],
];

for (const [title, change, links] of rows) {
  test(`links: ${title}`, () => {
    const inputs = told(change as Record<string, unknown>);
    const found = buttonsOf({ told: inputs, context, github: undefined }, subjectOf(inputs, context));
    assert.deepEqual(
      found.map(({ label, url }) => [label, url]),
      links,
    );
  });
}

for (const event of ['ready', 'deploying', 'blocked']) {
  test(`${event} offers no roll-back`, () => {
    const inputs = told({ event, 'rollback-url': 'https://r.example' });
    const found = buttonsOf({ told: inputs, context, github: undefined }, subjectOf(inputs, context));
    assert.doesNotMatch(JSON.stringify(found), /Roll back/);
  });
}

test('the pull request of the event is linked only under the version that it brought', () => {
  const labels = (version: string): string[] => {
    const inputs = told({ version });
    const run = { ...context, pullRequest };
    return buttonsOf({ told: inputs, context: run, github: undefined }, subjectOf(inputs, run)).map(
      ({ label }) => label,
    );
  };
  assert.deepEqual(labels('a7f3c92'), ['Pull request #15', 'Workflow run']);
  assert.deepEqual(labels('v2.3.9'), ['Workflow run']);
});
