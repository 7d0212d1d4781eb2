// A service's checkout that builds without a network, and a step of build-push-image on it with Buildah in a storage of its own.

import { buildahStorage, commitAll } from './engine.ts';
import { type Cleanup, temporaryFolder, writeFiles } from './folder.ts';
import { runBundle, type StepResult } from './runner.ts';

/** The repository of the service in every registry. */
export const serviceRepository = 'shop/checkout-service';

const dockerfile = 'FROM scratch\nARG GREETING=hello\nLABEL greeting=$GREETING\nCOPY app /app\nCMD ["/app/server"]\n';

/** A checkout with one commit. */
export function givenService(t: Cleanup, files: Record<string, string> = {}): { folder: string; sha: string } {
  const folder = temporaryFolder(t);
  writeFiles(folder, { Dockerfile: dockerfile, 'app/server': '#!/bin/sh\necho 7\n', ...files });
  return { folder, sha: commitAll(folder) };
}

/** Runs a step on the main branch. Steps of one `storage` share Buildah's images. */
export async function runImageStep(
  folder: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): Promise<StepResult> {
  return await runBundle('build-push-image', {
    workspace: folder,
    inputs: { repository: serviceRepository, engine: 'buildah', ...inputs },
    event: { repository: { default_branch: 'main' } },
    env: { GITHUB_REF: 'refs/heads/main', ...env },
  });
}

/** The environment of a step with Buildah and an ECR. */
export const ecrEnvironment = (t: Cleanup, api: { readonly env: Readonly<Record<string, string>> }) => ({
  ...buildahStorage(t),
  ...api.env,
});
