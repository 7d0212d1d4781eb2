// Entry of the action build-push-image: wires the real clients.

import { findBuildPathProblems } from '../clients/engine/build-files.ts';
import { findEngine } from '../clients/engine/search.ts';
import { readWorkTree } from '../clients/git/work-tree.ts';
import { createPrivateFolder, findUserLogin, writeLogin } from '../clients/registry/docker-config.ts';
import { ecrRegion, loginToEcr } from '../clients/registry/ecr.ts';
import { connectRepository } from '../clients/registry/registry.ts';
import { runAction } from '../runner/run-action.ts';
import { check, inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';

const registry = { ecrRegion, loginToEcr, findUserLogin, connectRepository };
const clients = { ...registry, readWorkTree, findEngine, createPrivateFolder, writeLogin };

await runAction({
  name: 'build-push-image',
  inputs,
  outputs,
  check: (given, context) => [...check(given), ...findBuildPathProblems(given, context.workspace)],
  run: (given, job) => run(given, job, clients),
});
