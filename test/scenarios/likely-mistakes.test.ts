// The mistakes that people make first, each through the bundle: the error has its code, and says what to do without our source.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type TestContext } from 'node:test';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { createManifests, deployment } from '../fakes/manifests-repository.ts';
import { runBundle } from '../fakes/runner.ts';

type Inputs = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, string>>;

const image = 'registry.example.com/shop/checkout-service';

/** Runs the step in a folder with these files, and returns everything that a person is told. */
async function told(t: TestContext, action: string, inputs: Inputs, files: Files = {}): Promise<string> {
  const workspace = temporaryFolder(t);
  writeFiles(workspace, files);
  const env = { GITHUB_SHA: 'a'.repeat(40), GITHUB_REF: 'refs/heads/main', GITHUB_EVENT_NAME: 'push' };
  const { errors, warnings } = await runBundle(action, { workspace, inputs, env });
  return [...errors, ...warnings].join('\n');
}

const bumps: readonly (readonly [mistake: string, inputs: Inputs, code: string, fix: RegExp, files?: Files])[] = [
  ['no image', { image: '' }, 'input_missing', /Give the step `image: …`/],
  ['a misspelt input', { imgae: 'x' }, 'input_unknown', /Did you mean `image`\?/],
  ['a boolean that is a word', { force: 'yes' }, 'input_invalid', /Write `true` or `false`/],
  [
    'an image without a version',
    { image },
    'image_incomplete',
    /e\.g\. `registry\.example\.com\/shop\/checkout-service:a7f3c92`/,
  ],
  [
    'an image with a blank',
    { image: 'shop/a b:v1' },
    'image_invalid',
    /registry\.example\.com\/shop\/checkout-service:a7f3c92/,
  ],
  ['a wrong token', { token: 'another-token' }, 'manifests_unauthenticated', /Check that `token` is the right one/],
  ['no token', { token: '' }, 'manifests_unauthenticated', /Give the step `token: \$\{\{ secrets\.… \}\}`/],
  [
    'another name of the image',
    { image: 'registry.example.com/shop/checkout:v2' },
    'image_not_found',
    /Near:\s+\S+:11 \S+checkout-service:v1/,
  ],
  ['a folder that is not there', { path: 'prod' }, 'path_not_found', /Near: production/],
  ['a branch that is not there', { ref: 'master' }, 'branch_not_found', /Known: main/],
  ['a placeholder without its value', { path: '{environment}' }, 'template_empty', /Give the step `environment: …`/],
  [
    'a misspelt key of the config file',
    {},
    'config_unknown_key',
    /Did you mean `bump-manifest`\?/,
    { '.github/ship.yml': 'bump-manifst: {ref: main}\n' },
  ],
  [
    'a config file that is indented wrongly',
    {},
    'config_invalid',
    /Look at the indentation of this line and of the next one/,
    { '.github/ship.yml': 'bump-manifest:\n  ref: main\n   path: x\n' },
  ],
];

for (const [mistake, given, code, fix, files] of bumps)
  test(`bump-manifest, ${mistake}: ${code}`, async (t) => {
    const root = temporaryFolder(t);
    createManifests(root, 'm.git', { 'production/app.yaml': deployment('checkout-service', `${image}:v1`) });
    const server = await startGitServer({ root, token: 'the-good-token' });
    t.after(() => server.close());
    const base = {
      repository: `${server.url}/m.git`,
      token: 'the-good-token',
      path: 'production',
      image: `${image}:v2`,
    };
    const text = await told(t, 'bump-manifest', { 'github-server-url': server.url, ...base, ...given }, files);
    assert.ok(text.includes(`[${code}]`), text);
    assert.match(text, fix);
    assert.ok(!text.includes('terminal prompts disabled'), text);
  });

const gates: readonly (readonly [mistake: string, inputs: Inputs, reason: string, fix: RegExp, files?: Files])[] = [
  ['nothing to run', {}, 'gates_undetected', /Give the step gates:[\s\S]*Did actions\/checkout run before/],
  [
    'a red gate',
    { gates: '[{name: unit, run: exit 3}]' },
    'gate_failed',
    /Read the end of its output, or its group in the log/,
  ],
  [
    'a report at another place',
    { gates: '[{name: unit, run: "true", junit: reports/*.xml}]' },
    'report_missing',
    /Check the path of the report, and that the tool is told to write it/,
  ],
  [
    'too little coverage',
    { coverage: 'lcov.info', 'coverage-lines': '80' },
    'coverage_too_low',
    /Add tests for the lines that are not covered/,
    { 'lcov.info': 'SF:a.js\nDA:1,1\nDA:2,0\nend_of_record\n' },
  ],
];

for (const [mistake, inputs, reason, fix, files] of gates)
  test(`quality-gate, ${mistake}: ${reason}`, async (t) => {
    const text = await told(t, 'quality-gate', inputs, files);
    assert.ok(text.includes(reason), text);
    assert.match(text, fix);
  });

const quick = { 'expect-version': 'v2', 'timeout-seconds': '4', 'interval-seconds': '0.1' };
const probes: readonly (readonly [mistake: string, path: string, inputs: Inputs, code: string, fix: RegExp])[] = [
  [
    'nothing to check',
    '',
    {},
    'nothing_to_check',
    /Give `expect-version`, e\.g\. the `tag` output of build-push-image/,
  ],
  [
    'a service that does not say its version',
    '',
    quick,
    'version_missing',
    /Write in `version-at` where the answer holds the version/,
  ],
  ['a path in front of the health path', '/api', quick, 'bad_status', /\(`url`, `version-path`\)/],
];

for (const [mistake, path, inputs, code, fix] of probes)
  test(`smoke-test, ${mistake}: ${code}`, async (t) => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/health' ? 200 : 404;
      response.end('{"status": "ok"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
    const text = await told(t, 'smoke-test', { url, ...inputs });
    assert.ok(text.includes(`[${code}]`), text);
    assert.match(text, fix);
  });

test('notify-slack, a webhook without its scheme: webhook_url_invalid', async (t) => {
  const inputs = {
    event: 'deployed',
    version: 'v1',
    environment: 'staging',
    'webhook-url': 'hooks.slack.com/services/x',
  };
  const text = await told(t, 'notify-slack', inputs);
  assert.ok(text.includes('webhook_url_invalid'), text);
  assert.match(text, /Copy the whole URL from your Slack app/);
});
