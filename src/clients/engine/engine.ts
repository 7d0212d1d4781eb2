// What every build engine can do for us, and how its commands are run. Names no engine's flags.

import path from 'node:path';
import { ActionError, type Problem } from '../../domain/action-error.ts';
import type { Log } from '../../domain/log.ts';
import { type ProcessResult, runProcess } from '../process.ts';

/** The engines by the names of the input `engine`; buildx stands for BuildKit. */
export const engineNames = ['buildx', 'docker', 'buildah'] as const;
export type EngineName = (typeof engineNames)[number];

/** One image to build. */
export interface BuildSpec {
  /** `[registry/]repository:tag`. */
  readonly image: string;
  /** Relative to the workspace, as is `dockerfile`. */
  readonly context: string;
  readonly dockerfile: string;
  readonly target: string | undefined;
  readonly platforms: readonly string[];
  readonly buildArgs: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Files with secrets for `RUN --mount=type=secret`. */
  readonly secrets: readonly { readonly id: string; readonly file: string }[];
  /** Ask for newer base images. */
  readonly pull: boolean;
  /** Whether the image is to be pushed. */
  readonly push: boolean;
}

/** A built image: its id where the engine keeps it; its digest when the build itself pushed it. */
export interface BuiltImage {
  readonly id: string | undefined;
  readonly digest: string | undefined;
}

/** An engine at work. Its methods reject with an ActionError when the tool fails, is killed, or promises nothing. */
export interface Engine {
  build(spec: BuildSpec): Promise<BuiltImage>;
  /** Pushes the image; gives the digests under which the engine knows it in that repository: its own words, not its log. */
  push(spec: BuildSpec): Promise<readonly string[]>;
}

/** What an engine works with. */
export interface EngineSettings {
  /** The workspace. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Where the engine may write what only we may read. */
  readonly privateFolder: string;
  /** An auth.json for Buildah; Docker gets `privateFolder` as its config. Undefined: the user's own logins. */
  readonly authFile: string | undefined;
  /** True for a registry that is spoken to in plain HTTP. */
  readonly plainHttp: boolean;
}

/** An engine that was found. */
export interface FoundEngine {
  readonly name: EngineName;
  /** For the log, e.g. `Docker 28.2.2 with BuildKit (buildx)`. */
  readonly title: string;
  /** What the engine cannot do of a build, as a problem for its user; undefined when it can do it all. */
  refuse(spec: Pick<BuildSpec, 'platforms' | 'secrets'>): Problem | undefined;
  open(settings: EngineSettings): Engine;
}

/** One look for an engine: the engines it found, and what to say if they do not do. */
export interface EngineSearch {
  readonly engines: readonly FoundEngine[];
  readonly remarks: readonly string[];
}

/** Runs an engine's command with its output in the log, line by line; throws an ActionError `code` unless it ends with 0. */
export async function runEngine(
  settings: EngineSettings,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  code: string,
): Promise<ProcessResult> {
  const { log, signal, folder } = settings;
  const say = lineSplitter((line) => log.info(line));
  const result = await runProcess({
    command,
    args,
    cwd: folder,
    env,
    signal,
    keepBytes: 1 << 20,
    onOutput: (chunk, stream) => say.write(stream, chunk),
  });
  say.end();
  if (result.exitCode === 0) return result;
  const words = args.filter((arg) => !arg.startsWith('-')).slice(0, args[0] === 'buildx' ? 2 : 1);
  const how = result.exitCode === undefined ? `was killed by ${result.killedBy}` : `ended with ${result.exitCode}`;
  const tail = result.stderr.toString().trim().split('\n').slice(-12).join('\n');
  const fix =
    result.exitCode === undefined
      ? 'Something outside ended it: the runner may be out of memory.'
      : 'Read what the engine says above; the same command can be run by hand.';
  const excerpt = tail === '' ? undefined : tail;
  throw new ActionError({ code, what: `\`${[command, ...words].join(' ')}\` ${how}`, excerpt, fix });
}

/** An engine that ended well but did not leave what it promised in `file`. */
export function noEvidence(engine: string, promised: string, file: string): ActionError {
  const what = `${engine} ended well but left no ${promised} in ${path.basename(file)}`;
  return new ActionError({
    code: 'build_no_image',
    what,
    fix: 'Run the step again; if it stays, try another `engine`.',
  });
}

/** Bytes after which a line is cut: a build may print for ever without ending one. */
const longestLine = 128 * 1024;

/** Cuts two streams into whole lines. */
function lineSplitter(line: (text: string) => void): { write(stream: string, chunk: Buffer): void; end(): void } {
  const rest: Record<string, Buffer> = {};
  const flush = (bytes: Buffer): void => line(bytes.toString().replace(/\r$/, ''));
  return {
    write: (stream, chunk) => {
      let bytes = Buffer.concat([rest[stream] ?? Buffer.alloc(0), chunk]);
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10)) {
        flush(bytes.subarray(0, at));
        bytes = bytes.subarray(at + 1);
      }
      const isHeap = bytes.length > longestLine;
      if (isHeap) flush(bytes);
      rest[stream] = isHeap ? Buffer.alloc(0) : bytes;
    },
    end: () => {
      for (const bytes of Object.values(rest)) if (bytes.length > 0) flush(bytes);
    },
  };
}
