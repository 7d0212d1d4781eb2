// All that a room asks of Amazon ECR, in one place to be handed in. Holds nothing of its own.

import { askLogin, openEcr } from './ecr/ecr.ts';
import { inRegion, isPublicEcr, parseEcrHost } from './ecr/host.ts';
import { connectEcrRepository } from './ecr/repository.ts';
import { lookAtScan, startScan } from './ecr/scan.ts';
import { createRepository, findTagRules, listRepositories, readPolicy } from './ecr/settings.ts';

/** The whole door. */
export const amazon = {
  openEcr,
  askLogin,
  parseEcrHost,
  inRegion,
  isPublicEcr,
  connectEcrRepository,
  findTagRules,
  listRepositories,
  createRepository,
  readPolicy,
  startScan,
  lookAtScan,
};
