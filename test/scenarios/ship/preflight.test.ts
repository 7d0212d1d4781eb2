// The preflight of the example services: whole, before anything is set up, and with each single thing missing in turn. Each thing that is
// missing is the one red line, with its cure; and nothing is changed, whatever is asked.

import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { needsTool } from '../../fakes/engine.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { type Example, enterPreflightWorld, examples, type PreflightWorld } from '../../fakes/preflight-world.ts';
import { runBundle } from '../../fakes/runner.ts';
import { slackToken } from '../../fakes/slack.ts';
import { toolFolder } from '../../fakes/tool.ts';

const names = Object.keys(examples) as Example[];
const [checkout] = names;

for (const example of names)
  test(`${example}: whole, and every line says so`, async (t) => {
    if (!needsTool(t, 'buildah')) return;
    const world = await enterPreflightWorld(t, example);
    const before = world.state();
    const { step, findings, red } = await world.ask();
    assert.deepEqual(red, [], step.log);
    assert.equal(step.exitCode, 0, step.log);
    assert.equal(step.outputs['verdict'], 'pass');
    assert.ok(findings.length >= 11, step.log);
    assert.match(step.summary, /nothing that was asked for is missing/);
    assert.deepEqual(world.state(), before);
  });

/** What is taken away, the subject of the one red line, and the cure in it. */
interface Row {
  readonly what: string;
  readonly take: (world: PreflightWorld) => void;
  readonly subject: string;
  readonly cure: RegExp;
  readonly only?: Example;
  readonly but?: Example;
}

const rows: readonly Row[] = [
  {
    what: 'the config file',
    take: ({ workspace }) => rmSync(path.join(workspace, '.github/ship.yml')),
    subject: 'config file',
    cure: /npm run new-service/,
  },
  {
    what: 'a number where one belongs in the config file',
    take: ({ edit }) => edit('.github/ship.yml', /replicas: \d/, 'replicas: one'),
    subject: 'config file',
    cure: /whole number/,
    but: 'ledger',
  },
  {
    what: 'the Dockerfile',
    take: ({ workspace }) => rmSync(path.join(workspace, 'Dockerfile')),
    subject: 'build-push-image',
    cure: /dockerfile/i,
  },
  {
    what: 'a build engine',
    take: ({ env }) => Object.assign(env, { PATH: env['without an engine'] }),
    subject: 'build',
    cure: /Buildah/i,
  },
  {
    what: 'the login of the registry',
    take: ({ inputs }) => {
      delete inputs['registry-username'];
      delete inputs['registry-password'];
    },
    subject: 'image repository',
    cure: /username.*password/s,
  },
  {
    what: 'the right to push to the registry',
    take: ({ answers }) => {
      answers.registry = (method) => (method === 'POST' ? 403 : undefined);
    },
    subject: 'image repository',
    cure: /push/,
  },
  {
    what: 'a good manifests token',
    take: ({ inputs }) => Object.assign(inputs, { 'manifests-token': 'revoked' }),
    subject: 'credential for the manifests',
    cure: /token/,
  },
  {
    what: 'the manifests repository',
    take: ({ edit }) => edit('.github/ship.yml', /(repository: http\S+?)\.git/, '$1-gone.git'),
    subject: 'credential for the manifests',
    cure: /repository/,
  },
  {
    what: 'the right to write the manifests',
    take: ({ answers }) => {
      answers.git = ({ service }) => (service === 'git-receive-pack' ? 403 : undefined);
    },
    subject: 'right to write the manifests',
    cure: /write/,
  },
  {
    what: 'the service at its URL',
    take: ({ answers }) => answerAtOne(answers, undefined),
    subject: 'version at the URL',
    cure: /log of the service|version-path|answer/i,
  },
  {
    what: 'the version in what the service answers',
    take: ({ answers }) => answerAtOne(answers, { status: 'ok' }),
    subject: 'version at the URL',
    cure: /version-at/,
  },
  {
    what: 'a way to tell anybody',
    take: ({ inputs }) => void delete inputs['slack-webhook-url'],
    subject: 'channel',
    cure: /incoming webhook/,
  },
  {
    what: 'the webhook, which was revoked',
    take: ({ inputs }) => Object.assign(inputs, { 'slack-webhook-url': `${inputs['slack-webhook-url']}x` }),
    subject: 'channel',
    cure: /webhook/,
  },
  {
    what: 'the permission to read pull requests',
    take: ({ answers }) => {
      answers.github = (asked) => (asked.includes('/pulls') ? [403, {}] : [200, approving]);
    },
    subject: 'pull request and approvers',
    cure: /Add `pull-requests: read` below `permissions:`/,
  },
  {
    what: 'the environment that approves',
    take: ({ answers }) => {
      answers.github = (asked) => (asked.includes('/environments/') ? [404, {}] : [200, []]);
    },
    subject: 'approval',
    cure: /Settings → Environments/,
    only: 'ledger',
  },
  {
    what: 'its reviewers',
    take: ({ answers }) => {
      answers.github = () => [200, { protection_rules: [] }];
    },
    subject: 'approval',
    cure: /required reviewers/,
    only: 'ledger',
  },
];

/** The first host that is asked answers so, the others well. */
function answerAtOne(answers: PreflightWorld['answers'], body: object | undefined): void {
  const well = answers.health;
  let first: string | undefined;
  answers.health = (host) => {
    first ??= host;
    return host === first ? body : well(host);
  };
}

const approving = { protection_rules: [{ type: 'required_reviewers' }] };

for (const example of names)
  for (const { what, take, subject, cure, only, but } of rows) {
    if ((only ?? example) !== example || but === example) continue;
    test(`${example} without ${what}: one red line, and its cure`, async (t) => {
      if (!needsTool(t, 'buildah')) return;
      const world = await enterPreflightWorld(t, example);
      world.env['without an engine'] = toolFolder(t, ['git']);
      take(world);
      delete world.env['without an engine'];
      const before = world.state();

      const { step, red } = await world.ask();
      assert.deepEqual(
        red.map((each) => each.subject),
        [subject],
        step.log,
      );
      assert.match(`${red[0]?.where} ${red[0]?.fix}`, cure);
      assert.equal(step.exitCode, 1);
      assert.equal(step.outputs['verdict'], 'fail');
      assert.match(step.summary, /- \[ \]/);
      assert.deepEqual(world.state(), before);
    });
  }

test('a config file that cannot be read at all ends the preflight at once, with its place', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const world = await enterPreflightWorld(t, 'checkout-service');
  world.edit('.github/ship.yml', 'bump-manifest:', 'bump-manifests:');
  const { step } = await world.ask();
  assert.equal(step.exitCode, 1);
  assert.match(step.errors.join(), /`bump-manifests` is not a known key[\s\S]*Did you mean `bump-manifest`/);
});

test('a place that one environment lacks is told for that one', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const world = await enterPreflightWorld(t, 'checkout-service');
  rmSync(path.join(world.manifests, 'staging'), { recursive: true });
  world.pushManifests();
  const { step, red } = await world.ask();
  assert.deepEqual(
    red.map(({ subject, environments }) => [subject, environments]),
    [['place in the manifests', ['staging']]],
    step.log,
  );
});

test('an ECR registry without AWS credentials: one red line, and the lines that hang on it are not asked', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const world = await enterPreflightWorld(t, 'checkout-service');
  world.edit('.github/ship.yml', /registry: 127\S+\n/, 'regions: []\n');
  for (const name of ['registry-username', 'registry-password']) delete world.inputs[name];
  Object.assign(world.env, { AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'us-east-1' });
  const { step, red, findings } = await world.ask();
  assert.deepEqual(
    red.map(({ subject }) => subject),
    ['login of the registry'],
    step.log,
  );
  assert.match(red[0]?.fix ?? '', /configure-aws-credentials/);
  const unasked = findings.filter(({ state }) => state === 'unasked').map(({ subject }) => subject);
  assert.deepEqual(unasked, [
    'image repository',
    'further places of the image',
    'place in the manifests',
    'Argo CD',
    'PagerDuty',
  ]);
});

test('a channel that the bot is not in is told by its name; the message that asks is empty', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const world = await enterPreflightWorld(t, 'checkout-service');
  delete world.inputs['slack-webhook-url'];
  world.edit('.github/ship.yml', /^smoke-test:$/m, `notify-slack: {api-url: "${world.slack.apiUrl}"}\nsmoke-test:`);
  Object.assign(world.inputs, { 'slack-token': slackToken, 'slack-channel': 'deployments' });
  assert.deepEqual((await world.ask()).red, []);

  world.inputs['slack-channel'] = 'deployments\nnowhere';
  const { red } = await world.ask();
  assert.deepEqual([red.length, red[0]?.subject], [1, 'channel']);
  assert.match(red[0]?.where ?? '', /nowhere/);
  assert.deepEqual(world.slack.messages, []);
});

test('before anything is set up it is the list of what to do', async (t) => {
  const workspace = temporaryFolder(t);
  writeFileSync(path.join(workspace, 'README.md'), '# A service to be\n');
  const env = { AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'us-east-1' };
  const step = await runBundle('ship', { workspace, inputs: { 'dry-run': 'true' }, env });
  const findings = JSON.parse(step.outputs['preflight'] ?? '[]') as { subject: string; state: string; fix: string }[];
  const red = findings.filter(({ state }) => state === 'missing');
  const subjects = red.map(({ subject }) => subject);
  assert.equal(step.exitCode, 1);
  for (const each of [
    ...['config file', 'build-push-image', 'login of the registry', 'credential for the manifests', 'channel'],
  ])
    assert.ok(subjects.includes(each), `${each}: ${step.log}`);
  for (const { fix, subject } of red) assert.notEqual(fix, '', subject);
  assert.deepEqual(readdirSync(workspace), ['README.md']);
});

for (const [what, edit] of [
  ['a host that is not allowed', undefined],
  ['a file that cannot be read whole', [/replicas: \d/, 'replicas: one'] as const],
] as const)
  test(`with \`allowed-hosts\` and ${what} no secret is sent anywhere`, async (t) => {
    const world = await enterPreflightWorld(t, 'checkout-service');
    if (edit !== undefined) world.edit('.github/ship.yml', ...edit);
    world.inputs['allowed-hosts'] = 'shop.example';
    const { red, findings } = await world.ask();
    assert.deepEqual([...new Set(red.map(({ subject }) => subject))], ['config file']);
    assert.equal(findings.at(-1)?.state, 'unasked');
    assert.deepEqual([world.registry.requests, world.slack.requests], [[], 0]);
  });

test('one environment is asked for alone', async (t) => {
  if (!needsTool(t, 'buildah')) return;
  const world = await enterPreflightWorld(t, checkout ?? 'checkout-service');
  world.inputs['environment'] = 'production';
  const { findings } = await world.ask();
  assert.deepEqual([...new Set(findings.flatMap(({ environments }) => environments))], ['production']);
});
