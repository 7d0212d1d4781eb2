// The real clients of ship: what it touches of the world, and nothing else. Decides nothing.

import { openLocalHistory } from '../clients/git/local/history.ts';
import { listEnvironments, readDeployments } from './deployments.ts';
import { loadReading, openStages } from './stages.ts';

/** Handed to the action by its main. */
export const clients = { listEnvironments, loadReading, openLocalHistory, openStages, readDeployments };
