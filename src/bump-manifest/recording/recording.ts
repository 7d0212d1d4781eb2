// Writes down what a smoke test said of a bump, as a git note on its commit: Argo CD watches branches, so a note costs no comparison and no
// sync. Writes nothing else.
// The map of this room: recording (writes a verdict down) → verdict-note (how it reads).

import type { Deadline } from '../../clients/deadline.ts';
import type { addNote } from '../../clients/git/notes.ts';
import { ActionError } from '../../domain/action-error.ts';
import type { Job, Report } from '../../domain/job.ts';
import { inlineCode } from '../../domain/text/markdown.ts';
import type { ManifestsRepository } from '../inputs/repository-url.ts';
import type { BumpManifestInputs } from '../inputs.ts';
import type { OutputName } from '../report.ts';
import type { BumpRequest } from '../request.ts';
import { notesRef, writeVerdict } from './verdict-note.ts';

/** Everything that is written down, and how the repository is reached. */
export interface Recording {
  readonly inputs: BumpManifestInputs;
  readonly repository: ManifestsRepository | undefined;
  readonly run: BumpRequest['run'];
  readonly deadline: Deadline;
  readonly job: Job;
  readonly addNote: typeof addNote;
}

/** Writes the note; a dry run prints it. Throws an ActionError when others were first until the time was up. */
export async function recordVerdict(recording: Recording): Promise<Report<OutputName>> {
  const { inputs, repository, run, deadline, job } = recording;
  const { verdict = 'fail', reason, 'manifest-sha': commit = '' } = inputs;
  const recordedAt = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const text = writeVerdict({ verdict, isConclusive: inputs.conclusive, recordedAt, run, reason });
  job.log.group(inputs['dry-run'] ? 'Note (dry run, nothing is written)' : 'Note', text);
  if (repository === undefined || inputs['dry-run']) return reportRecording(commit, verdict, inputs['dry-run']);

  const credentials = {
    token: inputs.token,
    username: inputs.username ?? repository.username,
    sshKey: inputs['ssh-key'],
    knownHosts: inputs['ssh-known-hosts'],
  };
  const { temporaryFolder } = job.context;
  const surroundings = { temporaryFolder, env: job.env, signal: job.signal, onSecret: job.log.mask };
  const author = { name: inputs['commit-name'], email: inputs['commit-email'] };
  const landing = await recording.addNote(
    { url: repository.url, credentials, deadline, ...surroundings },
    { ref: notesRef, commit, text, ...author },
  );

  if (landing === undefined) throw raceLost(inputs['max-wait-seconds']);
  if (landing === 'no such commit') throw commitUnknown(commit, repository.url);
  if (landing.commit === 'not shown')
    job.log.warning(
      `${repository.url} does not say whether it has the commit ${commit}: the note is written all the same`,
    );
  job.log.info(`Noted on ${commit} under ${notesRef}, at try ${landing.tries}`);
  return reportRecording(commit, verdict, false);
}

const reportRecording = (commit: string, verdict: string, isDry: boolean): Report<OutputName> => ({
  outputs: { changed: false, outcome: 'recorded', 'manifest-sha': commit },
  summary: `${isDry ? 'Would note' : 'Noted'} on ${inlineCode(commit.slice(0, 12))}: smoke test ${verdict}`,
});

function commitUnknown(commit: string, url: string): ActionError {
  const what = `There is no commit ${commit} in ${url}, so nothing was noted`;
  const fix = 'Give the output `manifest-sha` of the step that bumped the same `repository`.';
  return new ActionError({ code: 'manifest_sha_unknown', what, where: 'input `manifest-sha`', fix });
}

function raceLost(seconds: number): ActionError {
  const what = `Other writers were first for ${seconds} seconds`;
  const fix = 'Run the step again, or raise `max-wait-seconds`. Nothing was written.';
  return new ActionError({ code: 'race_lost', what, where: 'input `max-wait-seconds`', fix });
}
