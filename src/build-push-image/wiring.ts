// The real clients of build-push-image: what it touches of the world, and nothing else. Decides nothing.

import { findBuildPathFaults } from '../clients/engine/build-files.ts';
import { readBuildContext } from '../clients/engine/context-content.ts';
import { engineEnvironment } from '../clients/engine/environment.ts';
import { findEngine } from '../clients/engine/search.ts';
import { readWorkTree } from '../clients/git/work-tree.ts';
import { amazon } from '../clients/registry/amazon.ts';
import { copyImage } from '../clients/registry/copy.ts';
import { logins } from '../clients/registry/docker-config.ts';
import { connectImageRepository } from '../clients/registry/registry.ts';

const engine = { findEngine, engineEnvironment };
const registry = { connectRepository: connectImageRepository, copyImage };

/** Handed to the action by its main, and by the chain of which it is a stage. */
export const clients = { ecr: amazon, engine, findBuildPathFaults, logins, readBuildContext, readWorkTree, registry };
