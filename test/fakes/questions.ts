// Asks the questions of a room as a preflight does, with its real clients, outside of any step.

import { tmpdir } from 'node:os';
import { ActionError } from '../../src/domain/action-error.ts';
import type { Context } from '../../src/domain/context.ts';
import type { Job } from '../../src/domain/job.ts';
import type { Stage } from '../../src/runner/stage.ts';

/** What was answered, by subject: what is good, or the code and the cure of what is missing. */
export type Answers = Readonly<Record<string, string>>;

/** Asks every question of a stage that is given these inputs. */
export async function askAll(
  stage: Stage,
  given: Readonly<Record<string, string>>,
  context: Partial<Context> = {},
): Promise<Answers> {
  const silent = { info: () => undefined, group: () => undefined, notice: () => undefined, warning: () => undefined };
  const log = { ...silent, debug: () => undefined, mask: () => undefined, redact: (text: string) => text };
  const place = { workspace: tmpdir(), temporaryFolder: tmpdir(), serverUrl: 'https://github.com' };
  const job = {
    log,
    context: { ...place, repository: 'shop/cart', ...context },
    env: { PATH: process.env['PATH'] ?? '' },
    signal: new AbortController().signal,
  } as unknown as Job;

  const { questions } = await stage.look(given, job);
  const answers: Record<string, string> = {};
  for (const { subject, ask } of questions) {
    const answer = await ask().catch(inWords);
    answers[subject] = typeof answer === 'string' ? answer : `not asked: ${answer.unasked}`;
  }
  return answers;
}

function inWords(thrown: unknown): string {
  if (!(thrown instanceof ActionError)) throw thrown;
  return thrown.problems.map(({ code, what, fix }) => `${code}: ${what} → ${fix}`).join('\n');
}
