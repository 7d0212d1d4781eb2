// Starts build-push-image with the real clients. Decides nothing.

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

const clients = {
  connectRepository,
  createPrivateFolder,
  ecrRegion,
  findBuildPathProblems,
  findEngine,
  findUserLogin,
  loginToEcr,
  readWorkTree,
  writeLogin,
};

await runAction({
  name: 'build-push-image',
  inputs,
  outputs,
  check,
  run,
  clients,
});
