// Thirty services shipped at once through one manifests repository into three regions, and the auditor's question, answered from git alone.
// Thirty runs of act are too slow for two cores: the bundle runs with what the lane's own bump step hands it, evaluated by GitHub's engine.
// Started by `npm run test:workflows`.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { startGitHubApi } from '../fakes/github-api.ts';
import { createManifests, deployment } from '../fakes/manifests-repository.ts';
import { runBundle } from '../fakes/runner.ts';
import { evaluate } from './github-parser.ts';
import { readWorkflow } from './workflow-file.ts';

const regions = ['us-east', 'eu-west', 'asia-southeast'];
const names = Array.from({ length: 30 }, (_, index) => `service-${String(index).padStart(2, '0')}`);
const registry = 'registry.financehub.example';
const shaOf = (index: number): string => String(index).padStart(2, '0').repeat(20);
const digestOf = (index: number): string => `sha256:${String(index).padStart(2, '0').repeat(32)}`;
const imageOf = (index: number): string => `${registry}/${names[index]}:${shaOf(index)}@${digestOf(index)}`;
const fileIn = (region: string, name: string): string => `environments/production/${region}/${name}/deployment.yaml`;

const lane = readWorkflow(readFileSync(path.resolve(import.meta.dirname, '../../.github/workflows/lane.yml'), 'utf8'));
const declared = Object.entries(lane.callable?.inputs ?? {});

/** What the bump step of the lane is handed for these inputs, as GitHub would work it out. */
function bumpInputs(given: Readonly<Record<string, string>>, token: string): Record<string, string> {
  const inputs = Object.fromEntries(
    declared.map(([name, { type }]) => [name, type === 'boolean' ? given[name] === 'true' : (given[name] ?? '')]),
  );
  const step = lane.jobs['bump']?.steps?.find(({ id }) => id === 'bump');
  const contexts = { inputs, secrets: { 'manifests-token': token } };
  const fill = (text: string): string =>
    text.replace(/\$\{\{([\s\S]*?)\}\}/g, (_, expression: string) => evaluate(expression.trim(), contexts));
  return Object.fromEntries(Object.entries(step?.with ?? {}).map(([name, text]) => [name, fill(String(text))]));
}

test('thirty services reach three regions at once, each in one commit, and git alone says who, what, when, which run and which approval', {
  timeout: 500_000,
}, async (t) => {
  const root = temporaryFolder(t);
  const files = names.flatMap((name) =>
    regions.map(
      (region) => [fileIn(region, name), deployment(name, `${registry}/${name}:v0@sha256:${'f'.repeat(64)}`)] as const,
    ),
  );
  const manifests = createManifests(root, 'm.git', Object.fromEntries(files));
  const server = await startGitServer({ root, token: 'manifests-token' });
  t.after(() => server.close());
  const approvals = [
    { user: { login: 'carol', type: 'User' }, state: 'approved', environments: [{ name: 'production' }] },
  ];
  const runs = Object.fromEntries(names.map((_, index) => [String(100 + index), { run: {}, approvals }]));
  for (const name of names) createManifests(root, `financehub/${name}.git`, { 'README.md': name });
  const api = await startGitHubApi({ root, token: 'run-token', runs });
  t.after(() => api.close());

  const ship = async (name: string, index: number) => {
    const workspace = temporaryFolder(t);
    const paths = regions.map((region) => `environments/{environment}/${region}/{service}`);
    const config = { 'bump-manifest': { repository: `${server.url}/m.git`, path: paths } };
    writeFiles(workspace, { '.github/ship.yml': JSON.stringify({ service: name, ...config }) });
    const image = { registry, repository: name, tag: shaOf(index), digest: digestOf(index), commit: shaOf(index) };
    const given = { task: 'bump', environment: 'production', sync: 'auto', approval: 'production', ...image };
    const inputs = { ...bumpInputs(given, 'manifests-token'), 'github-token': 'run-token' };
    const env = {
      ...{ GITHUB_RUN_ID: String(100 + index), GITHUB_ACTOR: 'robin', GITHUB_API_URL: api.url },
      ...{ GITHUB_REPOSITORY: `financehub/${name}`, TMPDIR: temporaryFolder(t) },
    };
    return await runBundle('bump-manifest', { workspace, inputs, env });
  };
  const results = await Promise.all(names.map(ship));
  for (const { exitCode, outputs, log } of results) assert.equal(`${exitCode} ${outputs['outcome']}`, '0 bumped', log);

  assert.equal(manifests.subjects().length, 1 + names.length, 'one commit for each service');
  names.forEach((name, index) => {
    const [commit, ...more] = manifests.git('log', '--format=%H', `--grep=^Ship-Service: ${name}$`).trim().split('\n');
    assert.deepEqual(more, []);
    const touched = manifests
      .git('show', '--format=', '--numstat', commit ?? '')
      .trim()
      .split('\n')
      .sort();
    assert.deepEqual(touched, regions.map((region) => `1\t1\t${fileIn(region, name)}`).sort());
    const answer = (key: string): string =>
      manifests.git('log', '-1', `--format=%(trailers:key=Ship-${key},valueonly)`, commit ?? '').trim();
    const asked = ['Actor', 'Image', 'Environment', 'Source-Commit', 'Approved-By'].map(answer);
    assert.deepEqual(asked, ['robin', imageOf(index), 'production', shaOf(index), 'carol']);
    assert.ok(answer('Run').includes(`/financehub/${name}/actions/runs/${100 + index}`), answer('Run'));
    assert.match(manifests.git('log', '-1', '--format=%cI', commit ?? '').trim(), /^\d{4}-\d\d-\d\dT/);
    for (const region of regions)
      assert.match(
        manifests.read(fileIn(region, name)).toString(),
        new RegExp(`image: ${registry}/${name}:${shaOf(index)}`),
      );
  });
});
