// Puts the inputs, the run and GitHub's answers together into one deployment. An input always beats what was gathered. Pure.

import type { Context } from '../../domain/context.ts';
import type { Reviewer } from '../../domain/people/approvals.ts';
import { optional, present } from '../../domain/text/optional.ts';
import {
  type Approval,
  type Changes,
  type Deployment,
  findSubject,
  type People,
  type ShippedCommit,
} from '../deployment.ts';
import type { Told } from '../inputs/told.ts';
import { linkFault } from '../message/slack-text.ts';
import type { GitHubFacts } from './github.ts';
import { buttonsOf, mergeUrlOf } from './links.ts';
import { subjectOf } from './question.ts';
import { isSuperseded, reasonWords } from './reasons.ts';
import { namesSame, shortVersion } from './versions.ts';

/** What a deployment is gathered from. */
export interface Sources {
  readonly told: Told;
  readonly context: Context;
  readonly github: GitHubFacts | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Takes secrets out of a text. */
  redact(text: string): string;
}

/** The deployment that the message tells. */
export function gatherDeployment(sources: Sources): Deployment {
  const { told, redact } = sources;
  const clean = (text: string | undefined): string | undefined => {
    if (text === undefined) return undefined;
    return redact(text);
  };
  const version = (text: string | undefined): string | undefined => {
    if (text === undefined) return undefined;
    return shortVersion(redact(text));
  };
  const subject = subjectOf(told, sources.context);

  return {
    event: told.event,
    sync: told.sync,
    service: redact(told.service),
    environment: clean(told.environment),
    version: version(subject.version),
    previousVersion: version(told['previous-version']),
    servingVersion: servingVersionOf(told, subject.version, version),
    image: clean(told.image),
    changes: changesOf(sources, subject.isRunCommit),
    overtaken: sources.github?.cancelled ?? [],
    reason: clean(told.explanation ?? reasonWords(told.reason)),
    superseded: isSuperseded(told),
    metrics: told.metrics.map(([name, value]) => [redact(name), redact(value)]),
    duration: durationOf(sources),
    people: peopleOf(sources, subject.isRunCommit),
    mergeUrl: clean(mergeUrlOf(told)),
    buttons: buttonsOf(sources, subject)
      .map(({ label, url }) => ({ label, url: redact(url) }))
      .filter(isLink),
    links: told.links.map(({ label, url }) => ({ label: redact(label), url: redact(url) })).filter(isLink),
  };
}

const isLink = ({ url }: { readonly url: string }): boolean => linkFault(url) === undefined;

/** In the words of the versions that the message names, so that a reader sees at once that it is one of them. */
function servingVersionOf(
  told: Told,
  subject: string | undefined,
  version: (text: string | undefined) => string | undefined,
): string | undefined {
  const serving = told['serving-version'];
  if (serving === undefined) return undefined;
  const known = [told['previous-version'], subject].find((each) => each !== undefined && namesSame(each, serving));
  return version(known ?? serving);
}

/** The input, else the commits since the version before, else the last commit alone: of this version, or nothing. */
function changesOf({ told, context, github, redact }: Sources, isRunCommit: boolean): Changes {
  const rows = (changes: readonly ShippedCommit[]): ShippedCommit[] =>
    changes.map((change) => ({ ...change, subject: redact(change.subject) }));
  if (told.changes.length > 0) {
    const given = told.changes.map((subject) => ({ subject, commit: undefined, url: undefined }));
    return { rows: rows(given), total: given.length, scope: 'given' };
  }
  if (github?.range !== undefined) return { rows: rows(github.range.rows), total: github.range.total, scope: 'range' };

  const last = github?.commit ?? optional(isRunCommit, () => runCommit(context));
  const known = present([last !== undefined && last.subject !== '' && last]);
  return { rows: rows(known), total: known.length, scope: 'last commit' };
}

/** What the event itself tells of its commit. */
function runCommit({ source, serverUrl, repository, pullRequest }: Context): ShippedCommit | undefined {
  const subject = findSubject(source?.message) ?? findSubject(pullRequest?.title);
  if (subject === undefined || source?.commit === undefined) return undefined;
  const url = optional(repository, (repository) => `${serverUrl}/${repository}/commit/${source.commit}`);
  return { subject, commit: source.commit.slice(0, 7), url };
}

function durationOf({ told, github, now }: Sources): Deployment['duration'] {
  const given = told['duration-seconds'];
  if (given !== undefined) return { seconds: given, of: 'deployment' };
  const began = github?.startedAt;
  if (began === undefined || began > now) return undefined;
  return { seconds: Math.round((now - began) / 1000), of: 'run' };
}

function peopleOf(sources: Sources, isRunCommit: boolean): People {
  const { told, context, github, redact } = sources;
  const { actor, triggeringActor } = context;
  const startedBy = triggeringActor ?? actor;
  const author = github?.commit?.author ?? optional(isRunCommit, () => context.source?.author);
  const people = { author: optional(author, (author) => redact(author)), startedBy };
  return {
    ...people,
    rerunOf: optional(actor !== startedBy, () => actor),
    deployedBy: namesOf(told['deployed-by']).map(redact),
    approvals: approvalsOf(sources, people),
  };
}

type Doers = Pick<People, 'author' | 'startedBy'>;

function approvalsOf({ told, github }: Sources, people: Doers): Approval[] {
  if (told['approved-by'] !== undefined)
    return namesOf(told['approved-by']).map((login) => ({ login, of: undefined, remark: undefined }));

  const pull = optional(github?.pullNumber, (number) => `#${number}`);
  const entered = (github?.environmentApprovers ?? []).map((each) => ({
    login: each.login,
    of: each.environment,
    remark: enteredRemark(each, people),
  }));
  const reviewed = (github?.reviewers ?? []).map((each) => ({
    login: each.login,
    of: pull,
    remark: reviewedRemark(each, people),
  }));
  return [...entered, ...reviewed];
}

function enteredRemark({ login }: Reviewer, { author, startedBy }: Doers): string | undefined {
  if (login === startedBy) return 'started it, too';
  if (login === author) return 'own change';
  return undefined;
}

function reviewedRemark({ login, stale }: Reviewer, { author }: Doers): string | undefined {
  if (stale) return 'an earlier state';
  if (login === author) return 'own change';
  return undefined;
}

const namesOf = (list: string | undefined): string[] =>
  (list ?? '')
    .slice(0, 2000)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
