// Starts build-push-image with the real clients. Decides nothing.

import { findBuildPathFaults } from '../clients/engine/build-files.ts';
import { readBuildContext } from '../clients/engine/context-content.ts';
import { engineEnvironment } from '../clients/engine/environment.ts';
import { findEngine } from '../clients/engine/search.ts';
import { readWorkTree } from '../clients/git/work-tree.ts';
import { amazon } from '../clients/registry/amazon.ts';
import { copyImage } from '../clients/registry/copy.ts';
import { logins } from '../clients/registry/docker-config.ts';
import { connectRepository } from '../clients/registry/registry.ts';
import { runAction } from '../runner/run-action.ts';
import { check, inputs } from './inputs.ts';
import { outputs } from './report.ts';
import { run } from './run.ts';

const engine = { findEngine, engineEnvironment };
const registry = { connectRepository, copyImage };
const clients = { ecr: amazon, engine, findBuildPathFaults, logins, readBuildContext, readWorkTree, registry };

await runAction({
  name: 'build-push-image',
  inputs,
  outputs,
  check,
  run,
  clients,
});
