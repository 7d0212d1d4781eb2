// What ship needs of the world; the real ones are in wiring.ts. Types only.

import type { openLocalHistory } from '../clients/git/local/history.ts';
import type { listEnvironments, readDeployments } from './deployments.ts';
import type { loadReading, openStages } from './stages.ts';

/** Every client of this room. */
export interface Clients {
  readonly listEnvironments: typeof listEnvironments;
  readonly loadReading: typeof loadReading;
  readonly openLocalHistory: typeof openLocalHistory;
  readonly openStages: typeof openStages;
  readonly readDeployments: typeof readDeployments;
}
