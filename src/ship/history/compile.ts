// Makes the report, or the answer to a question, of one repository: is it whole, what does it remember, what does that mean. Writes nothing.

import type { HistoryFault } from '../../clients/git/local/git.ts';
import type { LocalHistory } from '../../clients/git/local/history.ts';
import type { History } from './deployment.ts';
import { type Document, timelinesOf, writeDocument } from './document.ts';
import { cloneFault, noRecords, readingFault, unknownPlace } from './faults.ts';
import type { Span } from './figures.ts';
import { answer, type DeploymentsAnswer, type DeploymentsQuestion } from './question.ts';
import { readHistory } from './reading.ts';
import { readStanding } from './standing.ts';

/** What is asked for. */
export interface Wish {
  /** As it was given, for people. */
  readonly folder: string;
  /** How the repository is called in the report. */
  readonly name: string;
  readonly span: Span;
  /** Only these; undefined for all. */
  readonly service: string | undefined;
  readonly environment: string | undefined;
}

/** The report of a repository. Rejects with an ActionError when there is nothing to report. */
export const compileReport = async (history: LocalHistory, wish: Wish): Promise<Document> =>
  await wordingFaults(wish.folder, () => report(history, wish));

async function report(history: LocalHistory, wish: Wish): Promise<Document> {
  const { folder, name, span, service, environment } = wish;
  const head = await headOf(history, folder);
  const read = await readHistory(history, { head, service, since: span.from });
  if (service === undefined && read.deployments.length === 0) throw noRecords(folder, read.falseClaims.length);

  const timelines = timelinesOf(read);
  const shown = timelines.filter((each) => environment === undefined || each.environment === environment);
  if (shown.length === 0) throw await placeFault(history, head, read, wish);

  const standing = await readStanding(history, head, shown);
  return writeDocument({ repository: name, head, span, history: read, timelines: shown, standing });
}

/** The answer to a question. Rejects with an ActionError when no record tells of that service there. */
export const compileAnswer = async (
  history: LocalHistory,
  folder: string,
  question: DeploymentsQuestion,
): Promise<DeploymentsAnswer> => await wordingFaults(folder, () => answerOf(history, folder, question));

async function answerOf(
  history: LocalHistory,
  folder: string,
  question: DeploymentsQuestion,
): Promise<DeploymentsAnswer> {
  const { service, environment } = question;
  const head = await headOf(history, folder);
  const read = await readHistory(history, { head, service });
  const found = answer(question, timelinesOf(read));
  if (found !== undefined) return found;
  throw await placeFault(history, head, read, { folder, service, environment });
}

/** What is wrong with the repository is told in words; the rest is our fault. */
async function wordingFaults<T>(folder: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof Error) || thrown.name !== 'HistoryFault') throw thrown;
    throw readingFault(folder, (thrown as HistoryFault).trouble);
  }
}

async function headOf(history: LocalHistory, folder: string): Promise<string> {
  const state = await history.state();
  if (state.kind !== 'whole') throw cloneFault(folder, state);
  return state.head;
}

/** What was read of one service may be nothing. */
async function namesIn(history: LocalHistory, head: string, read: History): Promise<History> {
  if (read.deployments.length > 0) return read;
  return await readHistory(history, { head });
}

/** Names that are near are those of all records, and not of this service alone. */
async function placeFault(
  history: LocalHistory,
  head: string,
  read: History,
  { folder, service, environment }: Pick<Wish, 'folder' | 'service' | 'environment'>,
) {
  const all = await namesIn(history, head, read);
  if (all.deployments.length === 0) return noRecords(folder, all.falseClaims.length);
  const timelines = timelinesOf(all);
  return unknownPlace(service ?? timelines[0]?.service ?? '', environment, timelines);
}
