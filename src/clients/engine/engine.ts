// What every build engine can do for us, and how its commands are run. Names no engine's flags, and no input.
// The map of this room: search (which engine is here) → docker or buildah, on engine and environment (how they are run) → output (what they print);
// build-files and context-content look at what is built.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type BuildOutput,
  EngineFault,
  type EngineFaultFacts,
  type FailedStep,
} from '../../domain/image/engine-fault.ts';
import type { Log } from '../../domain/log.ts';
import { optional, present } from '../../domain/text/optional.ts';
import { systemErrorCode } from '../../domain/thrown.ts';
import { type ProcessResult, runProcess } from '../process.ts';
import { createOutputReader } from './output.ts';

/** The engines by their names; buildx stands for BuildKit. */
export const engineNames = ['buildx', 'docker', 'buildah'] as const;
export type EngineName = (typeof engineNames)[number];

/** How Buildah keeps a RUN line apart from the step: in namespaces of its own, or (`chroot`) hardly at all. */
export const isolations = ['oci', 'rootless', 'chroot'] as const;
export type Isolation = (typeof isolations)[number];

/** One image to build. */
export interface BuildSpec {
  /** `[registry/]repository:tag`. */
  readonly image: string;
  /** Relative to the workspace, or absolute, as is `dockerfile`. */
  readonly context: string;
  readonly dockerfile: string;
  readonly target: string | undefined;
  readonly platforms: readonly string[];
  readonly buildArgs: readonly string[];
  /** `name=path` or `name=url`. */
  readonly buildContexts: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: readonly string[];
  /** Files with secrets for `RUN --mount=type=secret`. */
  readonly secrets: readonly { readonly id: string; readonly file: string }[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly sbom: boolean;
  readonly provenance: boolean;
  /** Ask for newer base images. */
  readonly pull: boolean;
  /** Whether the image is to be pushed. */
  readonly push: boolean;
  /** Seconds since 1970 that stand in the image for "now"; undefined: the clock's. */
  readonly epoch: number | undefined;
  readonly isolation: Isolation | undefined;
}

/** A built image: its id where the engine keeps it; its digest when the build itself pushed it, without a tag. */
export interface BuiltImage {
  readonly id: string | undefined;
  readonly digest: string | undefined;
  readonly output: BuildOutput;
}

/** An engine at work. Its methods reject with an EngineFault when the tool fails, is killed, or promises nothing. */
export interface Engine {
  build(spec: BuildSpec): Promise<BuiltImage>;
  push(spec: BuildSpec): Promise<void>;
  /** The digests under which the engine knows what it pushed, in that repository: its own words, not its log. */
  pushedDigests(spec: BuildSpec): Promise<readonly string[]>;
  /** The commands that a build of this would run, for a dry run; secrets are files and so not in them. */
  commands(spec: BuildSpec): readonly (readonly string[])[];
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

/** What an engine cannot do of a build. */
export type Lack = 'secrets' | 'platforms' | 'build-contexts' | 'annotations' | 'cache' | 'attestations';

/** An engine that was found. */
export interface FoundEngine {
  readonly name: EngineName;
  /** For the log, e.g. `Docker 28.2.2 with BuildKit (buildx)`. */
  readonly title: string;
  /** The first thing that the engine cannot do of a build; undefined when it can do it all. */
  lacks(needs: EngineNeeds): Lack | undefined;
  open(settings: EngineSettings): Engine;
}

/** What a build needs of its engine. */
export type EngineNeeds = Pick<
  BuildSpec,
  'platforms' | 'annotations' | 'buildContexts' | 'cacheFrom' | 'cacheTo' | 'sbom' | 'provenance' | 'push'
> & { readonly secrets: readonly unknown[] };

/** One look for an engine: the engines it found, and what to say if they do not do. */
export interface EngineSearch {
  readonly engines: readonly FoundEngine[];
  readonly remarks: readonly string[];
}

/** One command of an engine. */
export interface EngineCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly phase: 'build' | 'push';
  /** Of a build: where to look the failed instruction up. */
  readonly dockerfile?: string | undefined;
}

/** An option before each of its values; what is false or undefined is left out. */
export const eachOption = (flag: string, values: readonly (string | undefined | false)[]): string[] =>
  present(values).flatMap((value) => [flag, value]);

/** Bytes of each stream that are kept for the error. */
const keptBytes = 256 * 1024;

/** Runs an engine's command with its output in the log, line by line; rejects with an EngineFault unless it ends with 0. */
export async function runEngine(
  settings: EngineSettings,
  { command, args, env, phase, dockerfile }: EngineCommand,
): Promise<{ readonly result: ProcessResult; readonly output: BuildOutput }> {
  const { log, signal, folder } = settings;
  const reader = createOutputReader();
  const say = lineSplitter((line) => {
    log.info(line);
    reader.read(line);
  });

  const result = await runProcess({
    command,
    args,
    cwd: folder,
    env,
    signal,
    keepBytes: keptBytes,
    onOutput: (chunk, stream) => say.write(stream, chunk),
  });
  say.end();
  const output = reader.told();
  if (result.exitCode === 0) return { result, output };

  const words = args.filter((arg) => !arg.startsWith('-')).slice(0, args[0] === 'buildx' ? 2 : 1);
  const name = [command, ...words].join(' ');
  const step = output.failed && locate(output.failed, dockerfile && path.resolve(folder, dockerfile));
  const facts = { phase, command: name, tail: lastLines(result.stderr), output, step, exitCode: result.exitCode };
  throw killedOrFailed(facts, result);
}

/** 137 with nothing said is a kill, seen from a shell or a container. */
function killedOrFailed(facts: Omit<EngineFaultFacts, 'kind'>, { exitCode, killedBy, stderr }: ProcessResult) {
  const silent = stderr.toString('latin1').trim() === '';
  const signal = killedBy ?? optional(exitCode === 137 && silent, () => 'SIGKILL');
  if (signal === undefined)
    return new EngineFault(`\`${facts.command}\` ended with ${exitCode}`, { ...facts, kind: 'failed' });
  return new EngineFault(`\`${facts.command}\` was killed by ${signal}`, { ...facts, kind: 'killed', signal });
}

function lastLines(stderr: Buffer): string {
  const lines = stderr
    .subarray(-16 * 1024)
    .toString()
    .trim()
    .split('\n')
    .slice(-12);
  return lines.map((line) => line.slice(0, 2000).trimEnd()).join('\n');
}

const longestDockerfile = 1 << 20;

/** The step with its line in the Dockerfile: the engine's, or the only line whose words the instruction begins with. */
function locate(step: FailedStep, dockerfile: string | undefined): FailedStep {
  if (step.line !== undefined || dockerfile === undefined) return step;
  const instruction = flat(step.instruction);
  const rows = textOf(dockerfile).slice(0, longestDockerfile).split('\n').map(firstWords);
  const found = rows.flatMap((row, at) => present([row.includes(' ') && instruction.startsWith(row) && at + 1]));
  return { ...step, line: optional(found.length === 1, () => found[0]) };
}

/** The start of an instruction as it stands in the file, without the sign that it goes on. */
const firstWords = (row: string): string => flat(flat(row.slice(0, 500)).replace(/\\$/, '')).slice(0, 80);

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    systemErrorCode(thrown);
    return '';
  }
}

/** An engine that ended well but did not leave what it promised in `file`. */
export function missingEvidence(engine: string, promised: string, file: string): EngineFault {
  const message = `${engine} ended well but left no ${promised} in ${path.basename(file)}`;
  return new EngineFault(message, { kind: 'no-evidence', phase: 'build', command: engine });
}

/** Bytes after which a line is cut: a build may print for ever without ending one. */
const longestLine = 128 * 1024;

/** Cuts two streams into whole lines, at `\n`; what an engine overwrites with `\r` is one line. */
function lineSplitter(line: (text: string) => void): { write(stream: string, chunk: Buffer): void; end(): void } {
  const rest: Record<string, { chunks: Buffer[]; size: number }> = {};
  const flush = (chunks: readonly Buffer[]): void => line(withoutReturn(Buffer.concat(chunks).toString()));

  return {
    write: (stream, chunk) => {
      rest[stream] ??= { chunks: [], size: 0 };
      const held = rest[stream];
      let start = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, start)) {
        flush([...held.chunks, chunk.subarray(start, at)]);
        held.chunks = [];
        held.size = 0;
        start = at + 1;
      }

      const tail = chunk.subarray(start);
      if (tail.length > 0) held.chunks.push(tail);
      held.size += tail.length;
      if (held.size <= longestLine) return;

      flush(held.chunks);
      held.chunks = [];
      held.size = 0;
    },
    end: () => {
      for (const { chunks } of Object.values(rest)) if (chunks.length > 0) flush(chunks);
    },
  };
}

/** One line for the log: a progress bar's `\r` are blanks, and none at the end. No pattern: a run of them may be long. */
const withoutReturn = (text: string): string => text.replaceAll('\r', ' ').trimEnd();
