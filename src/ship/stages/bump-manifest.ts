// bump-manifest as a stage, with the real clients. Decides nothing.

import { check, inputs } from '../../bump-manifest/inputs.ts';
import { questions } from '../../bump-manifest/questions.ts';
import { outputs } from '../../bump-manifest/report.ts';
import { run } from '../../bump-manifest/run.ts';
import { deadlineIn } from '../../clients/deadline.ts';
import { openGit } from '../../clients/git/git.ts';
import { addNote } from '../../clients/git/notes.ts';
import { openAppAccess } from '../../clients/github/app.ts';
import { connectRepository } from '../../clients/github/connection.ts';
import { openReading } from '../../clients/github/reading.ts';
import { openPresence } from '../../clients/registry/presence.ts';
import { openRevision } from '../../clients/registry/revision.ts';
import { openSourceHistory } from '../../clients/source-history.ts';
import { takeTurn } from '../../clients/turn.ts';
import { openWorkspaceFiles } from '../../clients/workspace-files.ts';
import { stageOf } from '../../runner/stage.ts';

const bump = { addNote, connectRepository, deadlineIn, openAppAccess, openGit, openReading };
const clients = { ...bump, openPresence, openRevision, openSourceHistory, openWorkspaceFiles, takeTurn };

/** The stage. */
export const stage = stageOf({ name: 'bump-manifest', inputs, outputs, check, run, clients }, questions);
