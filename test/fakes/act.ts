// Runs a caller's workflow under nektos/act on this machine, with no network: called workflows and own actions come from a
// rendered copy of this repository, other actions are left out. Touches nothing outside its folder but Go's module cache.

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Cleanup } from './folder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const version = 'v0.2.87';
/** How callers name this repository, and how `$/` reads in the rendered copy. */
const self = 'org/ship-actions';
const ref = 'v1';

/** A run of one workflow. */
export interface ActRun {
  /** The caller's checkout, whose HEAD is the run's commit. */
  readonly workspace: string;
  /** Path of the workflow in it. */
  readonly workflow: string;
  readonly event: string;
  readonly payload: unknown;
  readonly secrets: Readonly<Record<string, string>>;
  /** Variables of every job; a stand-in for GitHub's API goes here as `GITHUB_API_URL`. */
  readonly env?: Readonly<Record<string, string>>;
  /** An empty folder for act's home, caches and workspaces. */
  readonly folder: string;
  /** Folders by `owner/name@ref`, in place of the rendered copy of this repository. */
  readonly repositories?: Readonly<Record<string, string>>;
}

/** What a run left. */
export interface ActResult {
  readonly exitCode: number | null;
  readonly log: string;
  /** `success` or `failure` of each job that ran, by `<workflow>/<job>` in order of their ends. */
  readonly jobs: readonly string[];
  /** By the ids of job and step, of the last run of each: what the step left. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  /** When each line of the log was written, in milliseconds since 1970: the first and the last. */
  readonly clock: { readonly began: number; readonly ended: number };
}

/** Path of act in the pinned version; `go install` brings it when it is not there. */
export function ensureAct(): string {
  const go = (...args: string[]): string => {
    try {
      return execFileSync('go', args, { encoding: 'utf8' }).trim();
    } catch (error) {
      throw new Error(
        `act ${version} comes by go install: it needs Go 1.24 or newer on the PATH and the Go module proxy.`,
        { cause: error },
      );
    }
  };
  const binary = path.join(go('env', 'GOBIN') || path.join(go('env', 'GOPATH'), 'bin'), 'act');
  const has = (): boolean =>
    existsSync(binary) && execFileSync(binary, ['--version'], { encoding: 'utf8' }).includes(version.slice(1));
  if (!has()) go('install', `github.com/nektos/act@${version}`);
  if (!has()) throw new Error(`${binary} is not act ${version}, though it was installed just now.`);
  return binary;
}

/** Runs one workflow to its end. */
export async function runAct(test: Cleanup, run: ActRun): Promise<ActResult> {
  const home = path.join(run.folder, 'home');
  const files = { event: path.join(run.folder, 'event.json'), secrets: path.join(run.folder, 'secrets.env') };
  mkdirSync(home, { recursive: true });
  writeFileSync(files.event, JSON.stringify(run.payload));
  writeFileSync(
    files.secrets,
    Object.entries(run.secrets)
      .map((pair) => pair.join('='))
      .join('\n'),
  );
  const repositories = run.repositories ?? renderRepositories(run.folder);
  const child = spawn(
    ensureAct(),
    [
      run.event,
      ...['--workflows', run.workflow, '--eventpath', files.event, '--secret-file', files.secrets],
      ...['--platform', 'ubuntu-latest=-self-hosted', '--actor', 'robin', '--defaultbranch', 'main'],
      ...['--json', '--action-offline-mode', '--pull=false', '--no-cache-server'],
      ...Object.entries(run.env ?? {}).flatMap((pair) => ['--env', pair.join('=')]),
      ...Object.entries(repositories).flatMap(([name, folder]) => ['--local-repository', `${name}=${folder}`]),
    ],
    { cwd: run.workspace, env: environment(home, patientShells(run.folder)), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  test.after(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  return { exitCode, ...readLog(output) };
}

/**
 * act stops reading a step's terminal in the moment that the step fails, and loses the last lines of a quick one: a folder with a
 * `bash` and a `node` that wait a little before they hand a failure over.
 */
function patientShells(folder: string): string {
  const shells = path.join(folder, 'shells');
  mkdirSync(shells, { recursive: true });
  for (const [name, real] of [
    ['bash', '/bin/bash'],
    ['node', path.join(root, 'node_modules/.bin/node')],
  ] as const) {
    const text = `#!/bin/sh\n"${real}" "$@"\ncode=$?\n[ $code = 0 ] || sleep 0.5\nexit $code\n`;
    writeFileSync(path.join(shells, name), text, { mode: 0o755 });
  }
  return shells;
}

/** What a hosted runner would bring: Node 24, git and an engine. No configuration of the user, no proxy, no credentials. */
function environment(home: string, shells: string): NodeJS.ProcessEnv {
  const tools = [shells, path.join(root, 'node_modules/.bin'), process.env['PATH']].join(':');
  const engine = process.env['DOCKER_HOST'];
  return { PATH: tools, HOME: home, LANG: 'C.UTF-8', ...(engine === undefined ? {} : { DOCKER_HOST: engine }) };
}

/** Folders by `owner/name@ref`: this repository with `$/` written out, and a step that does nothing for each other action. */
function renderRepositories(folder: string): Record<string, string> {
  const own = path.join(folder, 'ship-actions');
  for (const part of ['actions', 'dist']) cpSync(path.join(root, part), path.join(own, part), { recursive: true });
  const nothing = path.join(folder, 'nothing');
  mkdirSync(path.join(own, '.github/workflows'), { recursive: true });
  mkdirSync(nothing);
  writeFileSync(
    path.join(nothing, 'action.yml'),
    'name: nothing\ndescription: Does nothing.\nruns: {using: composite, steps: [{run: ":", shell: bash}]}\n',
  );
  const repositories: Record<string, string> = { [`${self}@${ref}`]: own };
  for (const file of globSync('.github/workflows/*.yml', { cwd: root })) {
    const text = readFileSync(path.join(root, file), 'utf8');
    writeFileSync(path.join(own, file), forAct(text).replace(/(uses: )\$\/(\S+)/g, `$1${self}/$2@${ref}`));
    for (const [, name = ''] of text.matchAll(/uses: ([\w-]+\/[\w./-]+@[0-9a-f]{40})/g)) repositories[name] = nothing;
  }
  return repositories;
}

/**
 * act works out the outputs of a called workflow when a job of its own ends, not when one that it calls does: a copy gets one more
 * job, which waits for the calls and does nothing.
 */
function collectOutputs(text: string): string {
  const { jobs } = parse(text) as { jobs: Record<string, { uses?: string }> };
  const calls = Object.keys(jobs).filter((id) => jobs[id]?.uses !== undefined);
  if (calls.length === 0) return text;
  return `${text.trimEnd()}\n  ${collecting}:\n    needs: [${calls.join(', ')}]\n    if: always()\n    runs-on: ubuntu-latest\n    permissions: {}\n    steps: [{run: ":", shell: bash}]\n`;
}

const collecting = 'act-collects-outputs';

/**
 * act does not know an environment without a deployment record yet, and the outputs of a job that was skipped are the text of their
 * expressions there, where GitHub has them empty.
 */
const forAct = (text: string): string =>
  collectOutputs(text)
    .replace(/^ +deployment: false\n/gm, '')
    .replace(
      /\b(?:needs|jobs)\.[\w-]+\.outputs\.[\w-]+/g,
      (output) => `(!startsWith(${output}, '$') && ${output} || '')`,
    );

interface Entry {
  readonly job?: string;
  readonly jobResult?: string;
  readonly msg?: string;
  readonly time?: string;
  readonly command?: string;
  readonly jobID?: string;
  readonly stepID?: readonly string[];
  readonly name?: string;
  readonly arg?: string;
}

/** act's JSON lines as a log a person can read, and what is in it. */
function readLog(output: string): Omit<ActResult, 'exitCode'> {
  const jobs: string[] = [];
  const outputs: Record<string, Record<string, Record<string, string>>> = {};
  const times: number[] = [];

  const rows = output.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [line];
    const entry = JSON.parse(line) as Entry;
    const { job = '', jobResult, msg = '' } = entry;
    times.push(Date.parse(entry.time ?? ''));
    if (jobResult !== undefined && !job.includes(collecting)) jobs.push(`${job.trim()}: ${jobResult}`);
    if (entry.command === 'set-output') keepOutput(outputs, entry);
    return msg.startsWith('LocalRepositoryCache') ? [] : [`${job.trim()} | ${msg.trimEnd()}`];
  });

  const known = times.filter((time) => !Number.isNaN(time));
  return { log: rows.join('\n'), jobs, outputs, clock: { began: Math.min(...known), ended: Math.max(...known) } };
}

function keepOutput(outputs: Record<string, Record<string, Record<string, string>>>, entry: Entry): void {
  const { jobID = '', stepID: [step = ''] = [], name = '', arg = '' } = entry;
  const steps = outputs[jobID] ?? {};
  outputs[jobID] = { ...steps, [step]: { ...steps[step], [name]: arg } };
}
