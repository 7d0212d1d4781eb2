// A room as one stage of a chain: reads its inputs from texts as a step would, and runs or asks. Sets no output and fails no step.

import { ActionError, type Problem } from '../domain/action-error.ts';
import type { Job, Report } from '../domain/job.ts';
import type { Question, Unasked } from '../domain/question.ts';
import { type InputReaders, type Inputs, inputVariable, lookAtInputs } from './inputs.ts';
import { type Action, inputsOf } from './run-action.ts';

/** What a preflight asks, with the inputs that were read. */
export interface OpenQuestion {
  readonly subject: string;
  readonly after: string | undefined;
  ask(): Promise<string | Unasked>;
}

/** A stage whose inputs were looked at. */
export interface SeenStage {
  /** Everything that is wrong with the inputs. */
  readonly problems: readonly Problem[];
  /** Their values, by name; that of a wrong one is its default. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly questions: readonly OpenQuestion[];
  run(): Promise<Report>;
}

/** A room that can run as a part of something larger. */
export interface Stage {
  /** Reads the inputs, given by name over those of the config file; throws an ActionError only when that file cannot be read. */
  look(given: Readonly<Record<string, string>>, job: Job): Promise<SeenStage>;
  /** As `look`; throws one ActionError with every problem. */
  prepare(given: Readonly<Record<string, string>>, job: Job): Promise<SeenStage>;
}

/** The action as a stage. */
export function stageOf<R extends InputReaders, O extends string, C>(
  action: Action<R, O, C>,
  questions: readonly Question<Inputs<R>, NoInfer<C>>[],
): Stage {
  const look = async (given: Readonly<Record<string, string>>, job: Job): Promise<SeenStage> => {
    const variables = Object.entries(given).map(([name, value]) => [inputVariable(name), value]);
    const seen = await lookAtInputs(inputsOf(action), Object.fromEntries(variables), job.context, job.log);
    const { inputs, problems } = seen;

    return {
      problems,
      inputs,
      questions: questions.map(({ subject, after, ask }) => ({
        subject,
        after,
        ask: async () => await ask(inputs, job, action.clients),
      })),
      run: async () => await action.run(inputs, job, action.clients),
    };
  };

  return {
    look,
    prepare: async (given, job) => {
      const seen = await look(given, job);
      if (seen.problems.length > 0) throw new ActionError(seen.problems);
      return seen;
    },
  };
}
