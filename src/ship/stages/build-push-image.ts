// build-push-image as a stage, with the real clients. Decides nothing.

import { check, inputs } from '../../build-push-image/inputs.ts';
import { questions } from '../../build-push-image/questions.ts';
import { outputs } from '../../build-push-image/report.ts';
import { run } from '../../build-push-image/run.ts';
import { findBuildPathFaults } from '../../clients/engine/build-files.ts';
import { readBuildContext } from '../../clients/engine/context-content.ts';
import { engineEnvironment } from '../../clients/engine/environment.ts';
import { findEngine } from '../../clients/engine/search.ts';
import { readWorkTree } from '../../clients/git/work-tree.ts';
import { amazon } from '../../clients/registry/amazon.ts';
import { copyImage } from '../../clients/registry/copy.ts';
import { logins } from '../../clients/registry/docker-config.ts';
import { connectRepository } from '../../clients/registry/registry.ts';
import { stageOf } from '../../runner/stage.ts';

const engine = { findEngine, engineEnvironment };
const registry = { connectRepository, copyImage };
const clients = { ecr: amazon, engine, findBuildPathFaults, logins, readBuildContext, readWorkTree, registry };

/** The stage. */
export const stage = stageOf({ name: 'build-push-image', inputs, outputs, check, run, clients }, questions);
