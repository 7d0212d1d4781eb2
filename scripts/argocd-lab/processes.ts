// Starts the programs of the lab, each with a log of its own, and ends them again. Knows no program by name.

import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/** The programs that run. */
export interface Processes {
  /** Starts one; `env` comes on top of that of the lab. */
  start(name: string, command: readonly string[], env?: Readonly<Record<string, string>>): void;
  /** Resolves once `isReady` says so; throws with the end of the log when the program ends or the time is up. */
  ready(name: string, isReady: () => Promise<boolean>): Promise<void>;
  /** Ends all, the youngest first. */
  stop(): Promise<void>;
}

const readySeconds = 120;
const stopMilliseconds = 5000;

/** Programs that log below `folder`. */
export function createProcesses(folder: string, env: Readonly<Record<string, string | undefined>>): Processes {
  const running = new Map<string, ChildProcess>();
  const logOf = (name: string): string => path.join(folder, `${name}.log`);

  return {
    start: (name, command, more = {}) => {
      const log = openSync(logOf(name), 'w');
      const [program = '', ...args] = command;
      const child = spawn(program, args, { cwd: folder, env: { ...env, ...more }, stdio: ['ignore', log, log] });
      child.on('error', ({ message }) => appendFileSync(logOf(name), message));
      closeSync(log);
      running.set(name, child);
    },
    ready: async (name, isReady) => {
      const until = Date.now() + readySeconds * 1000;
      while (!(await isReady().catch(() => false))) {
        const child = running.get(name);
        if (child === undefined || hasEnded(child) || Date.now() > until)
          throw new Error(`${name} is not ready:\n${readFileSync(logOf(name), 'utf8').slice(-3000)}`);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    stop: async () => {
      for (const child of [...running.values()].reverse()) await end(child);
      running.clear();
    },
  };
}

const hasEnded = ({ exitCode, signalCode, pid }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null || pid === undefined;

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), stopMilliseconds);
  await gone;
  clearTimeout(hard);
}

/** Ports of loopback that are free now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = net.createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as net.AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
