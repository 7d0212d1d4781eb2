// The real clients of bump-manifest: what it touches of the world, and nothing else. Decides nothing.

import { deadlineIn } from '../clients/deadline.ts';
import { openGit } from '../clients/git/git.ts';
import { addNote } from '../clients/git/notes.ts';
import { openAppAccess } from '../clients/github/app.ts';
import { connectGitHubRepository } from '../clients/github/connection.ts';
import { openReading } from '../clients/github/reading.ts';
import { openPresence } from '../clients/registry/presence.ts';
import { openRevision } from '../clients/registry/revision.ts';
import { openSourceHistory } from '../clients/source-history.ts';
import { takeTurn } from '../clients/turn.ts';
import { openWorkspaceFiles } from '../clients/workspace-files.ts';

const bump = { addNote, connectRepository: connectGitHubRepository, deadlineIn, openAppAccess, openGit, openReading };

/** Handed to the action by its main, and by the chain of which it is a stage. */
export const clients = { ...bump, openPresence, openRevision, openSourceHistory, openWorkspaceFiles, takeTurn };
