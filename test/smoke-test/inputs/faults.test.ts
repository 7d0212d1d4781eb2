// How the inputs are read, and every fault that must be found before the first request.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { ActionError } from '../../../src/domain/action-error.ts';
import { readContext } from '../../../src/runner/context.ts';
import { inputVariable, readInputs } from '../../../src/runner/inputs.ts';
import { check, inputs, type SmokeTestInputs } from '../../../src/smoke-test/inputs.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';
import { answer, virtualSession } from '../../fakes/session.ts';

async function read(t: TestContext, given: Readonly<Record<string, string>>, config = ''): Promise<SmokeTestInputs> {
  const folder = temporaryFolder(t);
  writeFiles(folder, { '.github/ship.yml': config });
  const variables = Object.entries(given).map(([name, value]) => [inputVariable(name), value]);
  const env = { GITHUB_WORKSPACE: folder, GITHUB_REPOSITORY: 'shop/checkout', ...Object.fromEntries(variables) };
  const { log } = virtualSession({}, () => answer(''));
  return await readInputs({ name: 'smoke-test', inputs, check }, env, readContext(env, folder), log);
}

const url = 'https://shop.example';

test('defaults are those of the interface', async (t) => {
  const given = await read(t, { url, 'expect-version': 'a7f3c92' });
  assert.deepEqual(
    [
      given['version-path'],
      given['version-at'],
      given.stable,
      given['min-stable-seconds'],
      given['timeout-seconds'],
      given['try-timeout-seconds'],
      given['interval-seconds'],
      given.insecure,
      given.checks,
    ],
    ['/health', 'json:$.version', undefined, 0, 600, 10, 2, false, []],
  );
});

test('fractions of seconds, checks and an environment are read from the config file', async (t) => {
  const config = [
    'smoke-test: {interval-seconds: 0.25, checks: [{path: /health}]}',
    'environments: {staging: {smoke-test: {url: "http://[::1]:8080/base"}}}',
  ];
  const given = await read(t, { environment: 'staging' }, config.join('\n'));
  assert.deepEqual(given.url, ['http://[::1]:8080/base']);
  assert.equal(given['interval-seconds'], 0.25);
  assert.equal(given.checks[0]?.path, '/health');
});

const faulty: readonly [string, Readonly<Record<string, string>>, string, RegExp][] = [
  ['no url', { checks: '[{path: /}]' }, 'input_missing', /`url` is required/],
  ['a URL without a scheme', { url: 'shop.example', checks: '[{path: /}]' }, 'url_invalid', /without a scheme/],
  [
    'a host with a port and no scheme',
    { url: 'localhost:8080', checks: '[{path: /}]' },
    'url_invalid',
    /without a scheme/,
  ],
  [
    'a URL of another scheme',
    { url: 'ftp://shop.example', checks: '[{path: /}]' },
    'url_invalid',
    /not an HTTP address/,
  ],
  ['a URL that is none', { url: 'https://', checks: '[{path: /}]' }, 'url_invalid', /is not a URL/],
  ['a URL with a query', { url: `${url}?x=1`, checks: '[{path: /}]' }, 'url_invalid', /query or a fragment/],
  [
    'a stray percent sign in a password',
    { url: 'https://bob:100%@shop.example', checks: '[{path: /}]' },
    'url_invalid',
    /"%"/,
  ],
  ['neither version nor checks', { url }, 'nothing_to_check', /Neither/],
  [
    'a version that `wait-for: nothing` does not ask for',
    { url, 'wait-for': 'nothing', 'expect-version': 'v3' },
    'nothing_to_check',
    /`wait-for: nothing` asks for no version/,
  ],
  [
    'an invalid JSONPath of the version',
    { url, 'expect-version': 'v1', 'version-at': 'json:$.[' },
    'json_path_invalid',
    /not a JSONPath/,
  ],
  [
    'no place of the version',
    { url, 'expect-version': 'v1', 'version-at': '$.version' },
    'version_at_invalid',
    /not a place/,
  ],
  [
    'a version path that is none',
    { url, 'expect-version': 'v1', 'version-path': 'health' },
    'input_invalid',
    /version-path/,
  ],
  [
    'an invalid JSONPath of a check',
    { url, checks: '[{path: /, expect: {json: {"$.a[": 1}}}]' },
    'input_invalid',
    /not a JSONPath/,
  ],
  [
    'an unknown key of a check',
    { url, checks: '[{path: /, expects: 1}]' },
    'input_invalid',
    /`\[0\]\.expects`|expects/,
  ],
  ['an unknown variable', { url, checks: '[{path: "/{{nope}}"}]' }, 'variable_unknown', /\{\{nope\}\}/],
  [
    'an unknown variable in headers',
    { url, checks: '[{path: /}]', headers: 'a: "{{nope}}"' },
    'variable_unknown',
    /nope/,
  ],
  [
    'a variable that no placeholder can ask for',
    { url, checks: '[{path: /}]', variables: '1a: x' },
    'input_invalid',
    /"1a"/,
  ],
  [
    'a secret that no placeholder can ask for',
    { url, checks: '[{path: /}]', secrets: '1a: x' },
    'input_invalid',
    /"1a"/,
  ],
  ['a name given twice', { url, checks: '[{path: /}]', variables: 'a: 1', secrets: 'a: x' }, 'variable_twice', /both/],
  [
    'a wait that cannot end in time',
    { url, 'expect-version': 'v1', stable: '10', 'min-stable-seconds': '18', 'timeout-seconds': '18' },
    'wait_too_short',
    /10 good answers in a row take 18 s/,
  ],
  [
    'too many replicas for the time',
    { url, 'expect-version': 'v1', replicas: '100000' },
    'wait_too_short',
    /good answers in a row take/,
  ],
  [
    'Argo CD without its token',
    { url, checks: '[{path: /}]', 'argocd-server': 'argocd.example', 'argocd-app': 'checkout' },
    'argocd_incomplete',
    /without `argocd-token`/,
  ],
  ['no address of Argo CD', { url, checks: '[{path: /}]', 'argocd-server': 'a b' }, 'url_invalid', /"a b"/],
  [
    'a report outside the workspace',
    { url, checks: '[{path: /}]', report: '../smoke.xml' },
    'report_outside',
    /lies outside/,
  ],
  ['the workspace as the report', { url, checks: '[{path: /}]', report: '.' }, 'report_outside', /lies outside/],
  ['no seconds', { url, checks: '[{path: /}]', 'timeout-seconds': 'soon' }, 'input_invalid', /"soon"/],
  [
    'an image as the version',
    { url, 'expect-version': 'registry.example/shop/checkout:v1.2.0' },
    'version_is_image',
    /is an image reference/,
  ],
  [
    'a digest as the version',
    { url, 'expect-version': `shop/checkout@sha256:${'a'.repeat(64)}` },
    'version_is_image',
    /is an image reference/,
  ],
  [
    'a version to wait for, and none given',
    { url, 'wait-for': 'version', checks: '[/up]' },
    'nothing_to_check',
    /`wait-for: version` needs/,
  ],
  ['a wait that is none', { url, 'wait-for': 'health' }, 'input_invalid', /"health" is not one of version, healthy/],
  [
    'a token of Argo CD in the open',
    {
      url,
      checks: '[/up]',
      'argocd-server': 'http://argocd.example',
      'argocd-app': 'a',
      'argocd-token': 'x'.repeat(8),
    },
    'argocd_plain_http',
    /unencrypted/,
  ],
  [
    'a health that cannot be accepted',
    { url, checks: '[/up]', 'argocd-accept': 'degraded' },
    'input_invalid',
    /"degraded"/,
  ],
  ['one wrong URL of two', { url: `${url}\nshop.example`, checks: '[/up]' }, 'url_invalid', /"shop\.example"/],
  ['half a pod', { url, checks: '[{path: /}]', replicas: '1.5' }, 'input_invalid', /replicas/],
];

for (const [title, given, code, what] of faulty)
  test(`${title}: ${code}`, async (t) => {
    await assert.rejects(read(t, given), (thrown) => {
      assert.ok(thrown instanceof ActionError);
      const found = thrown.problems.find((problem) => problem.code === code);
      assert.match(found?.what ?? '', what);
      assert.ok(found?.where !== undefined);
      return true;
    });
  });

test('checks that could not be read are not called missing as well', async (t) => {
  await assert.rejects(read(t, { url, checks: '[{path: /, expects: 1}]' }), (thrown) => {
    assert.deepEqual(
      (thrown as ActionError).problems.map(({ code }) => code),
      ['input_invalid'],
    );
    return true;
  });
});

test('a variable that is captured only later names the check to move', async (t) => {
  const checks = '[{path: "/{{id}}"}, {name: make, path: /, capture: {id: {json: $.id}}}]';
  await assert.rejects(read(t, { url, checks }), (thrown) => {
    assert.match((thrown as ActionError).problems[0]?.fix ?? '', /captured by "make": move/);
    return true;
  });
});

test('a fault inside the config file has its line', async (t) => {
  const config =
    'smoke-test:\n  url: https://shop.example\n  checks:\n    - path: /\n      expect: {json: {"$.[": 1}}\n';
  await assert.rejects(read(t, {}, config), (thrown) => {
    assert.match((thrown as ActionError).problems[0]?.where ?? '', /^\.github\/ship\.yml:5:/);
    return true;
  });
});

test('all faults come at once, and none shows a password', async (t) => {
  const given = { url: 'bob:s3cret@shop.example', stable: 'x', 'version-at': 'nowhere', checks: '[{path: "/{{a}}"}]' };
  await assert.rejects(read(t, { ...given, url: 'ftp://bob:s3cret@shop.example' }), (thrown) => {
    const { problems } = thrown as ActionError;
    assert.equal(problems.length, 4);
    assert.doesNotMatch(JSON.stringify(problems), /s3cret/);
    return true;
  });
  await assert.rejects(read(t, given), (thrown) => {
    assert.doesNotMatch(JSON.stringify((thrown as ActionError).problems), /s3cret/);
    return true;
  });
});

test('an unknown key of a check has a suggestion', async (t) => {
  await assert.rejects(read(t, { url, checks: '[{path: /, expct: {}}]' }), (thrown) => {
    assert.match((thrown as ActionError).problems[0]?.fix ?? '', /Did you mean `expect`/);
    return true;
  });
});

test('an image reference as a version names the version', async (t) => {
  await assert.rejects(read(t, { url, 'expect-version': 'localhost:5000/checkout:v1.2.0' }), (thrown) => {
    assert.match((thrown as ActionError).problems[0]?.fix ?? '', /expect-version: v1\.2\.0/);
    return true;
  });
});

test('a plain address on this machine may get the token of Argo CD, and healthy needs no version', async (t) => {
  const argocd = { 'argocd-server': 'http://127.0.0.1:8080', 'argocd-app': 'a', 'argocd-token': 'x'.repeat(8) };
  const given = await read(t, { url: `${url}\nhttps://eu.shop.example`, 'wait-for': 'healthy', ...argocd });
  assert.equal(given.url.length, 2);
});
