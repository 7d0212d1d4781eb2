// `npm run new-service` on small services and manifests: what it writes is taken by the interface, and what it cannot find out it says.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { orThrow } from '../src/domain/action-error.ts';
import type { Context } from '../src/domain/context.ts';
import { readDeployments } from '../src/ship/deployments.ts';
import { planEnvironments } from '../src/ship/plan.ts';
import { deployment, type Files, ingress, newService, node, registry } from './fakes/new-service.ts';
import { githubFaults } from './workflows/github-parser.ts';
import { readRepository } from './workflows/repository.ts';
import { resolveWorkflow } from './workflows/resolve.ts';
import { readWorkflow } from './workflows/workflow-file.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** The steps of the config file that was written, after every workflow that was written was found whole. */
async function assertWhole({ own, text }: ReturnType<typeof newService>, names: readonly string[]) {
  for (const name of names) {
    const workflow = text(`.github/workflows/${name}.yml`);
    assert.deepEqual(await githubFaults(name, workflow, read), []);
    assert.deepEqual(resolveWorkflow(readRepository(), readWorkflow(workflow)), []);
    assert.match(workflow, /uses: shop\/ship-actions[/@]/);
  }
  const deployments = await readDeployments({ workspace: own } as Context, undefined, 'cart');
  const plan = planEnvironments(deployments, { environments: [], after: undefined, allowedHosts: [] });
  return { deployments, steps: orThrow(plan) };
}

const application = (folder: string, policy: string): string => `kind: Application
spec: {source: {path: ${folder}}${policy}}
`;
const plain: Files = {
  'staging/cart/deployment.yaml': deployment(1),
  'staging/cart/ingress.yaml': ingress('cart.staging.shop.example'),
  'production/cart/deployment.yaml': deployment(5),
  'production/cart/ingress.yaml': ingress('cart.shop.example'),
  'argocd/cart.yaml': `${application('staging/cart', ', syncPolicy: {automated: {}}')}---\n${application('production/cart', '')}`,
};
const dockerfile = 'FROM scratch\nARG VERSION=unknown\n';

test('a Node service: everything is found out, and nothing is left but names and credentials', async (t) => {
  const found = newService(t, { service: node, manifests: plain });
  assert.equal(found.status, 0, found.stderr);
  const { deployments, steps } = await assertWhole(found, ['pull-request', 'preflight', 'ship', 'rollback', 'verify']);
  assert.deepEqual(
    steps.map(({ name, sync }) => [name, sync]),
    [
      ['staging', 'auto'],
      ['production', 'manual'],
    ],
  );
  assert.deepEqual(deployments.environments[1]?.paths, ['production/cart']);
  assert.match(
    found.text('.github/ship.yml'),
    /url: https:\/\/cart\.shop\.example\n {6}version-path: \/healthz\n {6}replicas: 5/,
  );
  const ship = found.text('.github/workflows/ship.yml');
  for (const line of [/install: npm ci$/m, /aws-region: eu-west-1$/m]) assert.match(ship, line);
  assert.match(found.text('.github/ship.yml'), /build-args:\n {4}- VERSION=\{sha\}/);
  assert.match(found.stdout, /^- install: npm ci$/m);
  assert.doesNotMatch(found.stdout, /nothing for/);
  assert.match(found.stdout, /^- gates: the quality gate finds test$/m);
});

test('a Python service with Kustomize overlays', async (t) => {
  const overlay = `images:\n  - {name: ${registry}/shop/cart, newTag: v1}\n`;
  const found = newService(t, {
    service: { 'requirements.txt': 'flask\n', 'tests/test_a.py': '', 'docker/Dockerfile': 'FROM scratch\n' },
    manifests: {
      'apps/cart/overlays/dev/kustomization.yaml': overlay,
      'apps/cart/overlays/prod/kustomization.yaml': overlay,
    },
    args: ['--write', '--url', 'dev=https://cart.dev.shop.example', '--url', 'prod=https://cart.shop.example'],
  });
  assert.equal(found.status, 0, found.stderr);
  const { deployments } = await assertWhole(found, ['pull-request', 'preflight', 'ship', 'rollback']);
  assert.deepEqual(
    deployments.environments.map(({ paths }) => paths),
    [['apps/cart/overlays/dev'], ['apps/cart/overlays/prod']],
  );
  assert.match(found.text('.github/workflows/pull-request.yml'), /install: pip install -r requirements\.txt/);
  assert.match(found.text('.github/ship.yml'), /dockerfile: docker\/Dockerfile/);
  assert.match(found.stdout, /no ARG VERSION/);
});

test('a Go service with Helm values, in a registry that is not ECR', async (t) => {
  const values = 'image: {repository: ghcr.io/shop/cart, tag: v1}\n';
  const found = newService(t, {
    service: { 'go.mod': 'module cart\n', Dockerfile: dockerfile },
    manifests: { 'products/cart/values-staging.yaml': values, 'products/cart/values-prod.yaml': values },
    args: ['--write', '--url', 'staging=https://s.shop.example', '--url', 'prod=https://p.shop.example'],
  });
  assert.equal(found.status, 0, found.stderr);
  await assertWhole(found, ['pull-request', 'preflight', 'ship', 'rollback']);
  assert.match(found.text('.github/ship.yml'), /path: products\/cart\/values-\{environment\}\.yaml/);
  const ship = found.text('.github/workflows/ship.yml');
  assert.ok(!/aws-|install/.test(ship), ship);
  assert.match(found.stdout, /sign in to the registry/);
});

test('what cannot be found out is said, all at once, and nothing is written', (t) => {
  const found = newService(t, {
    service: { 'package.json': '{}' },
    manifests: {
      'staging/cart.yaml': deployment(1),
      'staging/other.yaml': deployment(1, `${registry}/old/cart:v1`),
    },
  });
  assert.equal(found.status, 1);
  for (const line of [/several images may be meant/, /--url staging=/, /no Dockerfile/])
    assert.match(found.stderr, line);
  assert.ok(!existsSync(path.join(found.own, '.github')));
});

test('without --write nothing is written; a file that is there is never overwritten', (t) => {
  const looked = newService(t, { service: node, manifests: plain, args: [] });
  assert.equal(looked.status, 0, looked.stderr);
  assert.match(looked.stdout, /would write \.github\/ship\.yml/);
  assert.ok(!existsSync(path.join(looked.own, '.github')));

  const second = newService(t, {
    service: { ...node, '.github/ship.yml': 'service: mine\n' },
    manifests: plain,
    args: [],
  });
  assert.equal(second.status, 0, second.stderr);
  assert.match(second.stdout, /would not write \.github\/ship\.yml: it is there already\n[\s\S]*\nservice: cart\n/);

  const taken = newService(t, { service: { ...node, '.github/ship.yml': 'service: mine\n' }, manifests: plain });
  assert.equal(taken.status, 1);
  assert.match(taken.stderr, /\.github\/ship\.yml is there already/);
  assert.ok(!existsSync(path.join(taken.own, '.github/workflows')));
  assert.equal(taken.text('.github/ship.yml'), 'service: mine\n');
});
