// Entry of the action build-push-image: wires the real clients.

import { findBuildPathFaults } from '../clients/engine/build-files.ts';
import { readBuildContext } from '../clients/engine/context-content.ts';
import { engineEnvironment } from '../clients/engine/environment.ts';
import { findEngine } from '../clients/engine/search.ts';
import { readWorkTree } from '../clients/git/work-tree.ts';
import { amazon } from '../clients/registry/amazon.ts';
import { copyImage } from '../clients/registry/copy.ts';
import * as logins from '../clients/registry/docker-config.ts';
import { connectRepository } from '../clients/registry/registry.ts';
import { runAction } from '../runner/run-action.ts';
import { pathProblems, pathsOf } from './inputs/paths.ts';
import { check, inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';

const engine = { findEngine, engineEnvironment };
const registry = { connectRepository, copyImage };
const clients = { readWorkTree, readBuildContext, engine, logins, registry, ecr: amazon };

await runAction({
  name: 'build-push-image',
  inputs,
  outputs,
  check: (given, { workspace, temporaryFolder }) => [
    ...check(given),
    ...pathProblems(given, findBuildPathFaults(pathsOf(given), workspace, temporaryFolder)),
  ],
  run: (given, job) => run(given, job, clients),
});
