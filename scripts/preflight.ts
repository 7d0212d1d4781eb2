// Runs the preflight of a service from this machine, as the button in its repository would: the bundle of the root action with `dry-run`.
// Changes nothing. Credentials come from the environment, never from the command line, where everybody on the machine could read them.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { inputVariable } from '../src/runner/inputs.ts';
import { inputs } from '../src/ship/inputs.ts';
import { readCommandLine, standing } from './command-line.ts';

/** `MANIFESTS_TOKEN` of manifests-token: the name that the templates give to the secret. */
const variableOf = (input: string): string => input.toUpperCase().replaceAll('-', '_');

/** The inputs that hold a secret, and those that name whose it is or what it is for. */
const credentials = [
  ...Object.entries(inputs).flatMap(([name, { secrets }]) => (secrets === undefined ? [] : [name])),
  'manifests-app-id',
  'registry-username',
  'slack-channel',
];

const usage = `Usage: npm run preflight -- [<service folder>] [options]

Asks for everything that a service needs before it ships, and changes nothing. From the folder of the service, beside a clone of ship-actions:

  MANIFESTS_TOKEN=… SLACK_WEBHOOK_URL=… npm --prefix ../ship-actions run preflight

  --environment <name>       only this environment; default: all
  --config <file>            config file of the service; default: .github/ship.yml
  --service <name>           the service; default: the config file says it
  --repository <owner/name>  the service's repository; default: its remote \`origin\`
  --help                     this text

Credentials are taken from the environment; a login of docker and the AWS credentials of this machine count as well:
${credentials
  .map((name) => `  ${variableOf(name)}`)
  .sort()
  .join('\n')}`;

const { values, positionals } = readCommandLine({
  usage,
  words: 1,
  options: {
    environment: { type: 'string' },
    config: { type: 'string' },
    service: { type: 'string' },
    repository: { type: 'string' },
  },
});

const folder = path.resolve(standing, positionals[0] ?? '.');
if (existsSync(folder) && statSync(folder).isDirectory()) await preflight();
else {
  console.error(`There is no folder ${folder}.`);
  process.exitCode = 2;
}

async function preflight(): Promise<void> {
  const bundle = path.resolve(import.meta.dirname, '../dist/ship/index.js');
  const child = spawn(process.execPath, [bundle], {
    cwd: folder,
    env: { ...process.env, ...environmentOfStep() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const text = forPerson(line);
    if (text !== undefined) console.log(text);
  }
  process.exitCode = await new Promise<number>((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** What GitHub's runner would set. Outputs are for later steps, and there are none. */
function environmentOfStep(): Record<string, string> {
  const { environment, config, service } = values;
  const given = { environment, config, service, ...credentialsGiven() };
  const inputsGiven = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
  const repository = values.repository ?? process.env['GITHUB_REPOSITORY'] ?? remoteOf(folder);
  return {
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: devNull,
    ...(repository === undefined ? {} : { GITHUB_REPOSITORY: repository }),
    [inputVariable('dry-run')]: 'true',
    ...Object.fromEntries(inputsGiven.map(([name, value]) => [inputVariable(name), value ?? ''])),
  };
}

function credentialsGiven(): Record<string, string | undefined> {
  return Object.fromEntries(credentials.map((name) => [name, process.env[variableOf(name)]]));
}

/** `owner/name` of the remote `origin`. */
function remoteOf(root: string): string | undefined {
  try {
    const stdio: ('ignore' | 'pipe')[] = ['ignore', 'pipe', 'ignore'];
    const url = execFileSync('git', ['-C', root, 'remote', 'get-url', 'origin'], { encoding: 'utf8', stdio });
    return /[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(url.trim())?.[1];
  } catch (error) {
    if (!(error instanceof Error && 'status' in error)) throw error;
    return undefined;
  }
}

/** A line of the step without the commands that only a runner reads; undefined for one that holds nothing else, such as a secret to mask. */
function forPerson(line: string): string | undefined {
  const [, command, message = ''] = /^::([\w-]+)(?: [^:]*(?::[^:]+)*?)?::(.*)$/.exec(line) ?? [];
  if (command === undefined) return line;
  if (!['error', 'warning', 'notice', 'group'].includes(command)) return undefined;
  const text = message.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  return command === 'group' ? text : `\n${command}: ${text}`;
}
