// Runs child processes, each in a process group of its own that dies with its deadline, with its leader, or with us, also when we are killed.
// `askWithDeadline` is for questions that may take long or hang, such as those to an engine's daemon; `runProcess` for work. Short local
// questions: `askLocally` of question.ts. Never goes through a shell, never prints.

import { type ChildProcess, spawn } from 'node:child_process';
import { thinEnvironment } from '../domain/environment.ts';
import { optional } from '../domain/text/optional.ts';
import { systemErrorCode } from '../domain/thrown.ts';
import { guardGroup, startWatchdog } from './watchdog.ts';

/** A program to run and its surroundings. */
export interface ProcessSpec {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment of the child. */
  readonly env: Readonly<Record<string, string>>;
  /** Written to standard input, which is then closed; undefined means no input at all. */
  readonly input?: string | Uint8Array | undefined;
  readonly timeoutSeconds?: number | undefined;
  /** Aborting it kills the group. */
  readonly signal?: AbortSignal | undefined;
  /** Called with each piece of output as it comes. */
  readonly onOutput?: ((chunk: Buffer, stream: 'stdout' | 'stderr') => void) | undefined;
  /** Bytes of each stream that are kept, the last ones; default 64 MiB. */
  readonly keepBytes?: number | undefined;
}

/** How a process ended. */
export interface ProcessResult {
  /** Undefined when a signal ended it. */
  readonly exitCode: number | undefined;
  readonly killedBy: NodeJS.Signals | undefined;
  readonly timedOut: boolean;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly seconds: number;
}

const graceMilliseconds = 3000;
const askSeconds = 120;

/** Runs a program to its end. Rejects when it cannot be started (`ENOENT`), or with the abort reason when the signal aborts. */
export async function runProcess(spec: ProcessSpec): Promise<ProcessResult> {
  spec.signal?.throwIfAborted();
  const started = performance.now();
  startWatchdog();
  const child = spawn(spec.command, [...spec.args], {
    cwd: spec.cwd,
    env: spec.env,
    detached: true,
    stdio: [spec.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  const letGo = optional(child.pid, (pid) => guardGroup(pid));

  const ended = awaitEnd(child);
  const stdout = keepTail(child, 'stdout', spec);
  const stderr = keepTail(child, 'stderr', spec);
  // A child may end without reading what it is given.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(spec.input);
  const watch = watchDeadline(child, spec);

  try {
    const [code, signal] = await ended;
    spec.signal?.throwIfAborted();
    const seconds = (performance.now() - started) / 1000;
    return {
      exitCode: code ?? undefined,
      killedBy: signal ?? undefined,
      timedOut: watch.timedOut(),
      stdout: stdout(),
      stderr: stderr(),
      seconds,
    };
  } finally {
    watch.end();
    letGo?.();
  }
}

/** Resolves when the leader is gone, its group killed and its output read. */
function awaitEnd(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      killGroup(child, 'SIGKILL');
      child.once('close', () => resolve([code, signal]));
      // A grandchild that left the group may hold the pipes open for ever.
      setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, graceMilliseconds).unref();
    });
  });
}

/** Asks a tool a question, e.g. `docker version`, in the thinned environment. Undefined when the tool is not there; one that hangs is killed. */
export async function askWithDeadline(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ exitCode: number; stdout: string; stderr: string } | undefined> {
  try {
    const spec = { command, args, cwd, env: thinEnvironment(env), timeoutSeconds: askSeconds };
    const { exitCode, stdout, stderr } = await runProcess(spec);

    return { exitCode: exitCode ?? -1, stdout: stdout.toString(), stderr: stderr.toString() };
  } catch (thrown) {
    systemErrorCode(thrown);
    return undefined;
  }
}

/** What is left to kill when our own process ends: one listener for all, since Node warns of more than ten. */
const lastActs = new Set<() => void>();
const killAll = (): void => {
  for (const last of lastActs) last();
};

/** Kills on the deadline and on abort: SIGTERM to the whole group, then SIGKILL. Also when our own process ends first. */
function watchDeadline(child: ChildProcess, spec: ProcessSpec): { timedOut(): boolean; end(): void } {
  let timedOut = false;
  let soft: NodeJS.Timeout | undefined;
  let hard: NodeJS.Timeout | undefined;
  const stop = (): void => {
    killGroup(child, 'SIGTERM');
    hard = setTimeout(() => killGroup(child, 'SIGKILL'), graceMilliseconds);
  };
  const stopLate = (): void => {
    timedOut = true;
    stop();
  };

  if (spec.timeoutSeconds !== undefined) soft = setTimeout(stopLate, spec.timeoutSeconds * 1000);
  spec.signal?.addEventListener('abort', stop, { once: true });
  const last = (): void => killGroup(child, 'SIGKILL');
  lastActs.add(last);
  if (lastActs.size === 1) process.on('exit', killAll);

  const end = (): void => {
    clearTimeout(soft);
    clearTimeout(hard);
    spec.signal?.removeEventListener('abort', stop);
    lastActs.delete(last);
    if (lastActs.size === 0) process.removeListener('exit', killAll);
  };
  return { timedOut: () => timedOut, end };
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (thrown) {
    // The group is gone already, or belongs to somebody else by now.
    systemErrorCode(thrown);
  }
}

function keepTail(child: ChildProcess, stream: 'stdout' | 'stderr', spec: ProcessSpec): () => Buffer {
  const limit = spec.keepBytes ?? 64 * 1024 * 1024;
  const chunks: Buffer[] = [];
  let size = 0;
  child[stream]?.on('data', (chunk: Buffer) => {
    spec.onOutput?.(chunk, stream);
    chunks.push(chunk);
    size += chunk.length;
    while (chunks.length > 1 && size - (chunks[0]?.length ?? 0) >= limit) size -= chunks.shift()?.length ?? 0;
  });
  return () => Buffer.concat(chunks).subarray(-limit);
}
