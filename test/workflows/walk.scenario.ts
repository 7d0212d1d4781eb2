// From a service that knows nothing of ship-actions to its first green run: every command that a person gives is counted, and how long each
// took is printed. Nothing is written by hand but names and credentials. Started by `npm run test:workflows`, since it needs Go and an engine.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import test from 'node:test';
import { commitAll, git } from '../../scripts/demo/world.ts';
import type { PreflightFinding } from '../../src/ship/preflight/finding.ts';
import { buildahStorage, needsTool } from '../fakes/engine.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { runBundle } from '../fakes/runner.ts';
import { type Before, type Language, standBefore } from '../fakes/walk.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** One command of a person. */
interface Command {
  readonly words: string;
  readonly seconds: number;
}

/** A person at a keyboard: what is given is counted and timed. */
function startWalk() {
  const commands: Command[] = [];
  const give = async <T>(words: string, act: () => T | Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await act();
    commands.push({ words, seconds: (performance.now() - began) / 1000 });
    return result;
  };
  return { commands, give };
}

/** The root action as a step of the service's workflow. */
async function step(before: Before, env: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>>) {
  const sha = git(before.service, 'rev-parse', 'HEAD').trim();
  const given = {
    ...{ GITHUB_SERVER_URL: before.serverUrl, GITHUB_REPOSITORY: 'shop/cart', GITHUB_SHA: sha },
    ...{ GITHUB_REF: 'refs/heads/main', GITHUB_REF_NAME: 'main', GITHUB_EVENT_NAME: 'push' },
  };
  const ended = await runBundle('ship', { workspace: before.service, inputs, env: { ...given, ...env } });
  const findings = JSON.parse(ended.outputs['preflight'] || '[]') as PreflightFinding[];
  const missing = findings.filter(({ state }) => state === 'missing').map(({ subject }) => subject);
  return { ...ended, sha, missing };
}

for (const language of ['Node', 'Python', 'Go'] as const satisfies readonly Language[])
  test(`a ${language} service: new-service, preflight, first green run`, async (t) => {
    if (!needsTool(t, 'buildah')) return;
    const before = await standBefore(t, temporaryFolder(t), language);
    const env = { ...buildahStorage(t), DOCKER_HOST: 'unix:///nowhere' };
    const { commands, give } = startWalk();
    assert.equal(await before.version(), 'v0');

    await give('npm run new-service -- <service> --manifests <manifests> --org shop --url staging=<url> --write', () =>
      execFileSync(
        process.execPath,
        [
          ...['scripts/new-service.ts', before.service, '--manifests', before.manifests, '--org', 'shop'],
          ...['--url', `staging=${before.url}`, '--write'],
        ],
        { cwd: root, encoding: 'utf8' },
      ),
    );
    await give("git add --all && git commit -m 'ci: ship with ship-actions'", () =>
      commitAll(before.service, 'ci: ship with ship-actions'),
    );

    const first = await give('gh workflow run preflight.yml', () => step(before, env, { 'dry-run': 'true' }));
    assert.deepEqual(first.missing, ['credential for the manifests', 'channel'], first.log);

    const credentials = { 'manifests-token': before.manifestsToken, 'slack-webhook-url': before.slackWebhookUrl };
    for (const name of ['MANIFESTS_TOKEN', 'SLACK_WEBHOOK_URL']) await give(`gh secret set ${name}`, () => undefined);
    const second = await give('gh workflow run preflight.yml', () =>
      step(before, env, { 'dry-run': 'true', ...credentials }),
    );
    assert.deepEqual([second.missing, second.outputs['verdict']], [[], 'pass'], second.log);

    const shipped = await give('git push', () =>
      step(before, env, { ...credentials, environment: 'staging', 'smoke-timeout-seconds': '120' }),
    );
    assert.equal(shipped.exitCode, 0, shipped.log);
    assert.deepEqual([shipped.outputs['verdict'], shipped.outputs['event']], ['pass', 'deployed']);
    assert.equal(shipped.outputs['serving-version'], shipped.sha);
    assert.equal(await before.version(), shipped.sha);
    assert.equal(before.messages(), 2, 'it begins, it is there');

    assert.equal(commands.length, 7);
    const rows = commands.map(({ words, seconds }) => `  ${seconds.toFixed(1).padStart(6)} s  ${words}`);
    const total = commands.reduce((sum, { seconds }) => sum + seconds, 0);
    console.log([`${language}: ${commands.length} commands, ${total.toFixed(1)} s`, ...rows].join('\n'));
  });
