// A service's repository and a manifests repository in a folder of the test, and `npm run new-service` on them.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { temporaryFolder } from './folder.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Files by path. */
export type Files = Readonly<Record<string, string>>;

function makeRepository(folder: string, remote: string, files: Files): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  execFileSync('git', ['-C', folder, 'init', '--quiet', '--initial-branch=main']);
  execFileSync('git', ['-C', folder, 'remote', 'add', 'origin', remote]);
}

/** What lies in the two repositories, and what stands on the command line. */
interface Given {
  readonly service: Files;
  readonly manifests: Files;
  readonly args?: readonly string[];
  /** Run in the service's repository before. */
  readonly git?: readonly (readonly string[])[];
}

/** Runs it to its end, as npm does for a person who stands in the folder. */
export function runNewService(standing: string, args: readonly string[]) {
  const env = { ...process.env, INIT_CWD: standing };
  return spawnSync(process.execPath, ['scripts/new-service.ts', ...args], { cwd: root, env, encoding: 'utf8' });
}

/** Runs it on the two repositories. */
export function newService(t: TestContext, { service, manifests, args = ['--write'], git = [] }: Given) {
  const folder = temporaryFolder(t);
  const [own, other] = [path.join(folder, 'service'), path.join(folder, 'manifests')];
  for (const each of [own, other]) mkdirSync(each);
  makeRepository(own, 'https://github.com/shop/cart.git', service);
  makeRepository(other, 'git@github.com:shop/k8s-manifests.git', manifests);
  for (const words of git) execFileSync('git', ['-C', own, ...words]);
  const { status, stdout, stderr } = runNewService(folder, [own, '--manifests', other, '--org', 'shop', ...args]);
  const text = (file: string): string => readFileSync(path.join(own, file), 'utf8');
  return { status, stdout, stderr, own, text };
}

/** The registry of the examples. */
export const registry = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

/** A Deployment of `cart`; without `replicas` where there is no number. */
export const deployment = (
  replicas: number | undefined,
  image = `${registry}/shop/cart:v1`,
): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: cart}
spec:${replicas === undefined ? '' : `\n  replicas: ${replicas}`}
  template:
    spec:
      containers:
        - name: cart
          image: ${image}
          readinessProbe: {httpGet: {path: /healthz, port: 8080}}
`;

/** An Ingress with TLS. */
export const ingress = (host: string): string => `apiVersion: networking.k8s.io/v1
kind: Ingress
spec: {tls: [{hosts: [${host}]}], rules: [{host: ${host}}]}
`;

/** A Node service that has all that is needed. */
export const node: Files = {
  'package.json': '{"scripts": {"test": "node --test"}}',
  'package-lock.json': '{}',
  Dockerfile: 'FROM scratch\nARG VERSION=unknown\n',
};
