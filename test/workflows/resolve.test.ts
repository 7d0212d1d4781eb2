// Breaks one thing after the other in a copy of the workflows, and sees the fault named.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { githubFaults } from './github-parser.ts';
import { readRepository, workflowTexts } from './repository.ts';
import { resolveWorkflow } from './resolve.ts';
import { readWorkflow } from './workflow-file.ts';

const { callable, callers } = workflowTexts();
const ship = '.github/workflows/ship.yml';
const deploy = '.github/workflows/deploy.yml';
const lane = '.github/workflows/lane.yml';
const template = 'workflows-templates/ship.yml';

const shown = (from: string | RegExp): string => (typeof from === 'string' ? JSON.stringify(from) : String(from));

/** A file, what is replaced in it by what, and what is said about it. */
const breaks: readonly (readonly [string, string | RegExp, string, RegExp])[] = [
  [ship, '$/actions/build-push-image', '$/actions/build-image', /no action \$\/actions\/build-image/],
  [ship, '$/.github/workflows/deploy.yml', '$/.github/workflows/release.yml', /no workflow .*release\.yml/],
  [ship, / username: /, ' user: ', /has no input user/],
  [ship, 'inputs.registry-username', 'inputs.registry-user', /inputs\.registry-user is declared nowhere/],
  [ship, 'secrets.registry-password', 'secrets.password', /secrets\.password is declared nowhere/],
  [ship, 'needs.build.outputs.digest', 'needs.build.outputs.sha', /needs\.build\.outputs\.sha is declared nowhere/],
  [ship, 'needs.first.outputs.verdict', 'needs.first.outputs.result', /needs\.first\.outputs\.result is declared/],
  [ship, '[plan, build, first]', '[plan, first]', /does not need build/],
  [ship, 'steps.build.outputs.tag', 'steps.build.outputs.label', /steps\.build\.outputs\.label is declared nowhere/],
  [ship, 'steps.build.outputs.tag', 'steps.image.outputs.tag', /no step has the id image/],
  [ship, 'jobs.fifth.outputs.verdict', 'jobs.fifth.outputs.word', /jobs\.fifth\.outputs\.word is/],
  [ship, 'jobs.fifth.outputs.verdict', 'jobs.sixth.outputs.verdict', /jobs\.sixth/],
  [ship, / {6}force: .*\n/, '', /is not handed inputs\.force/],
  [ship, / {6}argocd-token: .*\n/, '', /is not handed secrets\.argocd-token/],
  [ship, 'e6de054238d6b7531b4efff3b6587d9aade6a06c', 'v6.2.3', /not pinned to a full commit/],
  [ship, ' # v6.2.3', '', /does not name its version/],
  [ship, 'permissions: {}', 'permissions: read-all', /top-level permissions/],
  [ship, '    permissions:\n      contents: read\n      id-token: write\n', '', /build: the job states no permissions/],
  [lane, 'echo "tried=true"', ['echo $', '{{ inputs.tag }}'].join(''), /script holds an expression/],
  [template, ', id-token: write', '', /needs id-token: write, which the job does not grant/],
  [template, 'contents: read', 'contents: none', /needs contents: read/],
];

for (const [file, from, to, expected] of breaks) {
  test(`${path.basename(path.dirname(file))}/${path.basename(file)} with ${JSON.stringify(to)} for ${shown(from)} is found`, () => {
    const text = { ...callable, ...callers }[file] ?? '';
    assert.notEqual(text.replace(from, to), text);
    const faults = resolveWorkflow(readRepository(), readWorkflow(text.replace(from, to)));
    assert.match(faults.join('\n'), expected);
  });
}

/** Faults that GitHub's own parser finds. */
const parserBreaks: readonly (readonly [string, string | RegExp, string, RegExp])[] = [
  [template, 'aws-region:', 'region:', /Invalid input, region is not defined/],
  [template, 'slack-webhook-url:', 'slack-webhook:', /Invalid secret, slack-webhook is not defined/],
  [template, 'permissions: {}', 'permission: {}', /Unexpected value 'permission'/],
  [ship, '      environment: ', '      place: ', /environment is required|place is not/],
  [deploy, 'needs.announce.outputs.ts', 'steps.announce.outputs.ts', /Unrecognized named-value: 'steps'/],
  [deploy, '!cancelled()', '!canceled()', /Unrecognized function: 'canceled'/],
];

for (const [file, from, to, expected] of parserBreaks) {
  test(`GitHub's parser refuses ${file} with ${JSON.stringify(to)} for ${shown(from)}`, async () => {
    const text = { ...callable, ...callers }[file] ?? '';
    assert.notEqual(text.replace(from, to), text);
    const faults = await githubFaults(file, text.replace(from, to), (called) => callable[called] ?? '');
    assert.match(faults.join('\n'), expected);
  });
}
