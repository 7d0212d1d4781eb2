// Many writers at once on one branch: nothing is lost and no other byte changes. Real processes, a real git server.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test, { type TestContext } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { startGitServer } from '../fakes/git-server.ts';
import { createManifests, deployment } from '../fakes/manifests-repository.ts';
import { runBundle, type StartedStep, startBundle } from '../fakes/runner.ts';

const writers = 20;
const names = Array.from({ length: writers }, (_, index) => `service-${String(index).padStart(2, '0')}`);

/** Bumps every service at once, each on a machine of its own or all on one, and returns the repository and the tries of each. */
async function bumpAll(
  context: TestContext,
  files: Readonly<Record<string, string>>,
  pathOf: (name: string) => string,
  { onOneMachine = false, isHandingOver = false } = {},
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
        ...(isHandingOver ? { token: 'a-token-that-all-writers-have' } : {}),
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

test('twenty writers of own files: twenty land, each with one line', { timeout: 280_000 }, async (context) => {
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

for (const [where, ways] of [
  ['each on a machine of its own', {}],
  ['each on a machine of its own, with one token', { isHandingOver: true }],
  ['on one machine, where they take turns', { onOneMachine: true }],
] as const) {
  test(`twenty writers of one shared kustomization, ${where}: every entry lands`, {
    timeout: 280_000,
  }, async (context) => {
    const render = (tag: (index: number) => string): string =>
      `images: # shared\n${names.map((name, index) => `  - name: r.io/shop/${name}\n    newTag: ${tag(index)}\n`).join('')}`;
    const before = { 'production/kustomization.yaml': render(() => 'v0') };
    const { manifests, attempts } = await bumpAll(context, before, () => 'production', ways);
    const after = manifests.read('production/kustomization.yaml').toString();
    assert.equal(
      after.replaceAll(/["']/g, ''),
      render((index) => `a7f3c${index}`),
    );
    const lost = attempts.filter((each) => each > 1).length;
    assert.ok('onOneMachine' in ways ? lost <= 2 : lost >= 2, `${lost} of ${writers} lost a race`);
    assert.equal(manifests.git('for-each-ref', 'refs/ship'), '');
  });
}

for (const [title, pushes, kind] of [
  ['as the second who pushes, before the server has read it', 2, 'before'],
  ['as the third who pushes, when the server has taken it', 3, 'after'],
  ['as the sixth who pushes, before the server has read it', 6, 'before'],
] as const)
  test(`a writer that is killed ${title} loses nobody's edit`, { timeout: 280_000 }, async (context) => {
    const root = temporaryFolder(context);
    const entries = names.map((name) => `  - name: r.io/shop/${name}\n    newTag: v0\n`).join('');
    const manifests = createManifests(root, 'm.git', { 'production/kustomization.yaml': `images:\n${entries}` });
    const steps = new Map<string, StartedStep>();
    let user = '';
    let seen = 0;
    let killed = '';
    const server = await startGitServer({
      root,
      accepts: (name) => {
        user = name;
        return true;
      },
      fault: ({ service, step }) => {
        if (service !== 'git-receive-pack' || step !== 'rpc' || ++seen !== pushes) return undefined;
        killed = user;
        if (kind === 'before') steps.get(user)?.child.kill('SIGKILL');
        else setTimeout(() => steps.get(killed)?.child.kill('SIGKILL'), 100);
        return { kind: 'cut', when: kind };
      },
    });
    context.after(() => server.close());

    const crowd = names.slice(0, 10);
    for (const service of crowd) {
      const image = `r.io/shop/${service}:a7f3c92`;
      const access = { repository: `${server.url}/m.git`, username: service, token: 'a-token-that-all-writers-have' };
      const inputs = { ...access, path: 'production', image, service };
      const env = { TMPDIR: temporaryFolder(context) };
      steps.set(service, startBundle('bump-manifest', { workspace: temporaryFolder(context), inputs, env }));
    }
    const ends = await Promise.all(
      [...steps].map(async ([service, { finished }]) => ({ service, ...(await finished) })),
    );

    assert.notEqual(killed, '');
    for (const { service, exitCode, outputs, log } of ends)
      if (service !== killed) assert.equal(`${exitCode} ${outputs['outcome']}`, '0 bumped', log);
    const subjects = manifests.subjects().filter((subject) => subject.includes('a7f3c92'));
    const others = crowd.filter((service) => service !== killed);
    for (const service of others) assert.equal(subjects.filter((each) => each.includes(service)).length, 1, service);
    const text = manifests.read('production/kustomization.yaml').toString();
    assert.equal(text.match(/a7f3c92/g)?.length, subjects.length);
    const isOffered = manifests.git('for-each-ref', 'refs/ship') !== '';
    assert.ok(!isOffered || !subjects.some((each) => each.includes(killed)), 'what landed is offered no more');
  });
