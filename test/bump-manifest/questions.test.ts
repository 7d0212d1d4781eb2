// Tests of what a preflight asks of bump-manifest, against a git server on loopback. Writes nothing.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { commitAll, git } from '../../scripts/demo/world.ts';
import { stage } from '../../src/ship/stages/bump-manifest.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { type GitRequest, startGitServer } from '../fakes/git-server.ts';
import { askAll } from '../fakes/questions.ts';

const image = `r.example/shop/cart:${'0'.repeat(40)}`;
const [credential, place, right] = [
  'credential for the manifests',
  'place in the manifests',
  'right to write the manifests',
] as const;

async function ask(
  t: TestContext,
  given: Readonly<Record<string, string>>,
  refuse: (request: GitRequest) => boolean = () => false,
) {
  const folder = temporaryFolder(t);
  const work = path.join(folder, 'work');
  mkdirSync(work);
  writeFiles(work, { 'cart.yaml': 'kind: Pod\nspec: {containers: [{name: cart, image: r.example/shop/cart:v1}]}\n' });
  git(work, 'init', '--quiet', '--initial-branch=main');
  commitAll(work, 'feat: first');
  git(folder, 'clone', '--quiet', '--bare', work, 'repositories/manifests.git');
  const server = await startGitServer({
    root: path.join(folder, 'repositories'),
    token: 'good',
    fault: (request) => (refuse(request) ? { kind: 'status', status: 403 } : undefined),
  });
  t.after(() => server.close());

  const repository = `${server.url}/manifests.git`;
  const before = git(path.join(folder, 'repositories/manifests.git'), 'for-each-ref');
  const answers = await askAll(stage, { image, repository, ...given }, { temporaryFolder: folder });
  assert.equal(git(path.join(folder, 'repositories/manifests.git'), 'for-each-ref'), before);
  return answers;
}

test('a token that may write: where the image stands, and as what', async (t) => {
  const answers = await ask(t, { token: 'good' });
  assert.match(answers[credential] ?? '', /^a token reads main of /);
  assert.match(answers[place] ?? '', /^cart\.yaml, where r\.example\/shop\/cart:v1 stands$/);
  assert.match(answers[right] ?? '', /^main: this login may push/);
});

test('a token that may only read is missing the right, and nothing else', async (t) => {
  const answers = await ask(t, { token: 'good' }, ({ service }) => service === 'git-receive-pack');
  assert.match(answers[credential] ?? '', /^a token reads/);
  assert.match(answers[place] ?? '', /^cart\.yaml/);
  assert.match(answers[right] ?? '', /^\w+: .* → /s);
});

test('a token that is no good is missing', async (t) => {
  assert.match((await ask(t, { token: 'bad' }))[credential] ?? '', /^\w+: .* → .*token/s);
});

test('an image that stands nowhere is missing', async (t) => {
  const answers = await ask(t, { token: 'good', image: image.replace('cart', 'basket') });
  assert.match(answers[place] ?? '', /^\w+: .*basket/s);
});

test('no credential for a repository elsewhere is missing, before anybody is asked', async () => {
  const answers = await askAll(stage, { image, repository: 'shop/k8s-manifests' });
  assert.match(answers[credential] ?? '', /^credential_missing: .*shop\/k8s-manifests → Make a GitHub App/);
});

test('no repository is missing, and so is a credential where neither is given', async (t) => {
  const workspace = temporaryFolder(t);
  assert.match((await askAll(stage, { image, token: 'x' }, { workspace }))[credential] ?? '', /^repository_missing/);
  assert.match((await askAll(stage, { image }, { workspace }))[credential] ?? '', /^credential_missing/);
});
