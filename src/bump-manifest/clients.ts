// What bump-manifest needs of the world; the real ones are in wiring.ts. Types only.

import type { deadlineIn } from '../clients/deadline.ts';
import type { addNote } from '../clients/git/notes.ts';
import type { openAppAccess } from '../clients/github/app.ts';
import type { connectGitHubRepository } from '../clients/github/connection.ts';
import type { openReading } from '../clients/github/reading.ts';
import type { openPresence } from '../clients/registry/presence.ts';
import type { openSourceHistory } from '../clients/source-history.ts';
import type { takeTurn } from '../clients/turn.ts';
import type { BranchClients } from './branch/open.ts';
import type { RevisionInquiry } from './presence/image-revision.ts';

/** Every client of this room. */
export interface Clients extends BranchClients {
  readonly addNote: typeof addNote;
  readonly connectRepository: typeof connectGitHubRepository;
  readonly deadlineIn: typeof deadlineIn;
  readonly openAppAccess: typeof openAppAccess;
  readonly openPresence: typeof openPresence;
  readonly openReading: typeof openReading;
  readonly openRevision: RevisionInquiry['openRevision'];
  readonly openSourceHistory: typeof openSourceHistory;
  readonly takeTurn: typeof takeTurn;
}
