// Many writers at once on one branch: nothing is lost and no other byte changes. Real processes, a real git server.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { createManifests, deployment } from '../fakes/manifests-repository.ts';
import { runBundle } from '../fakes/runner.ts';

const writers = 20;
const names = Array.from({ length: writers }, (_, index) => `service-${String(index).padStart(2, '0')}`);

/** Bumps every service at once, each on a machine of its own or all on one, and returns the repository and the tries of each. */
async function bumpAll(
  context: TestContext,
  files: Readonly<Record<string, string>>,
  pathOf: (name: string) => string,
  onOneMachine = false,
) {
  const root = temporaryFolder(context);
  const workspace = temporaryFolder(context);
  const manifests = createManifests(root, 'm.git', files);
  const server = await startGitServer({ root });
  context.after(() => server.close());
  const machine = temporaryFolder(context);
  const results = await Promise.all(
    names.map(async (service, index) => {
      const inputs = {
        repository: `${server.url}/m.git`,
        path: pathOf(service),
        image: `r.io/shop/${service}:a7f3c${index}`,
        service,
      };
      // Steps know each other by the folder of their machine's temporary files.
      const env = { TMPDIR: onOneMachine ? machine : temporaryFolder(context) };
      return await runBundle('bump-manifest', { workspace, inputs, env });
    }),
  );
  for (const result of results) assert.equal(`${result.exitCode} ${result.outputs['outcome']}`, '0 bumped', result.log);
  assert.equal(manifests.subjects().length, 1 + writers);
  for (const { outputs } of results)
    assert.equal(manifests.git('merge-base', '--is-ancestor', outputs['manifest-sha'] ?? '', 'main'), '');
  // The folder of the turns stays, and no socket in it.
  const left = readdirSync(machine, { recursive: true, withFileTypes: true }).filter((each) => !each.isDirectory());
  assert.deepEqual(
    left.map(({ name }) => name),
    [],
  );
  return { manifests, attempts: results.map(({ outputs }) => Number(outputs['attempts'])) };
}

test('twenty writers of own files: twenty land, each with one line', { timeout: 120_000 }, async (context) => {
  const files = Object.fromEntries(
    names.map((name) => [`production/${name}/app.yaml`, deployment(name, `r.io/shop/${name}:0000000`)]),
  );
  const { manifests } = await bumpAll(context, files, (name) => `production/${name}`);
  names.forEach((name, index) => {
    const expected = deployment(name, `r.io/shop/${name}:a7f3c${index}`);
    assert.equal(manifests.read(`production/${name}/app.yaml`).toString(), expected);
  });
  const touched = manifests.git('log', '--format=', '--numstat', 'main~20..main').split('\n');
  assert.deepEqual([...new Set(touched.map((line) => line.split('\t').slice(0, 2).join()))], ['1,1']);
});

for (const [where, onOneMachine] of [
  ['each on a machine of its own', false],
  ['on one machine, where they take turns', true],
] as const) {
  test(`twenty writers of one shared kustomization, ${where}: every entry lands`, {
    timeout: 120_000,
  }, async (context) => {
    const render = (tag: (index: number) => string): string =>
      `images: # shared\n${names.map((name, index) => `  - name: r.io/shop/${name}\n    newTag: ${tag(index)}\n`).join('')}`;
    const before = { 'production/kustomization.yaml': render(() => 'v0') };
    const { manifests, attempts } = await bumpAll(context, before, () => 'production', onOneMachine);
    const after = manifests.read('production/kustomization.yaml').toString();
    assert.equal(
      after.replaceAll(/["']/g, ''),
      render((index) => `a7f3c${index}`),
    );
    const lost = attempts.filter((each) => each > 1).length;
    assert.ok(onOneMachine ? lost <= 2 : lost >= 2, `${lost} of ${writers} lost a race`);
  });
}
