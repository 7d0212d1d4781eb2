// Asks a tool on this machine a short question, e.g. git about the workspace: the one door of @actions/exec. It has no deadline and no way
// to stop what it started, so nothing that talks to a server or a daemon goes through it: that is the work of process.ts.

import { type ExecOptions, getExecOutput } from '@actions/exec';
import { thinEnvironment } from '../domain/environment.ts';
import { throwOurBug } from '../domain/thrown.ts';

/** Where a question is asked. */
export interface QuestionPlace {
  readonly folder: string;
  /** The step's environment; the tool gets the thinned one. */
  readonly env: Readonly<Record<string, string>>;
}

/** What the tool says. */
export interface ToolAnswer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Asks; undefined when the tool is not there, or the folder is not. Prints nothing. */
export async function askLocally(
  command: string,
  args: readonly string[],
  { folder, env }: QuestionPlace,
): Promise<ToolAnswer | undefined> {
  const options: ExecOptions = { cwd: folder, env: thinEnvironment(env), silent: true, ignoreReturnCode: true };
  try {
    return await getExecOutput(quoted(command), [...args], options);
  } catch (thrown) {
    // The package knows no kinds of errors: what could not be started is an Error and no more.
    throwOurBug(thrown);
    return undefined;
  }
}

/** The package splits a command line at its spaces. */
const quoted = (command: string): string => `"${command.replaceAll('"', '\\"')}"`;
