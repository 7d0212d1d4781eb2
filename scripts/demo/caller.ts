// Reads the service's own workflow and config file, and makes of them what the reusable workflow would hand to the actions.
// Knows plain names in expressions only (`github.sha`, `vars.X`, `secrets.X`); anything else in one is an error.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { git } from './world.ts';

const workflowFile = '.github/workflows/ship.yml';
const configFile = '.github/ship.yml';

/** The values behind `github.x`, `vars.x` and `secrets.x`. */
export type Contexts = Readonly<Record<'github' | 'vars' | 'secrets', Readonly<Record<string, string>>>>;

/** What the service's workflow hands on. */
export interface Caller {
  readonly with: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Both files as they stand in the service's repository. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** Reads what the one job of the workflow is given. */
export function readCaller(service: string, contexts: Contexts): Caller {
  const read = (name: string) => ({ name, text: readFileSync(path.join(service, name), 'utf8') });
  const files = [read(workflowFile), read(configFile)];
  const { jobs } = parse(files[0]?.text ?? '') as {
    jobs: { ship: { with?: Record<string, unknown>; secrets?: Record<string, unknown> } };
  };
  const evaluateAll = (values: Readonly<Record<string, unknown>> = {}): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, evaluate(String(value), contexts)]));
  return { with: evaluateAll(jobs.ship.with), secrets: evaluateAll(jobs.ship.secrets), files };
}

/** Fills the expressions of a text; a name that is not there is empty, as GitHub has it. */
export function evaluate(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_whole, expression: string) => {
    const [, context, name = ''] = /^(github|vars|secrets)\.([\w-]+)$/.exec(expression) ?? [];
    if (context === undefined) throw new Error(`${workflowFile}: the demo does not know the expression ${expression}.`);
    return contexts[context as keyof Contexts][name] ?? '';
  });
}

/** What this machine needs otherwise: [file, text, instead]. Pods start in a moment here, and no base image can be pulled. */
const ownLines: readonly (readonly [file: string, from: RegExp, to: string])[] = [
  [workflowFile, /build-args: (VERSION=.*)/, 'build-args: |\n        $1\n        BASE=scratch'],
  [configFile, /^smoke-test:$/m, 'smoke-test:\n  interval-seconds: 0.1'],
];

/** Writes these lines into the service's checkout as a part of its last commit, and returns that commit. */
export function fitToThisMachine(service: string, message: string): string {
  for (const [name, from, to] of ownLines) {
    const file = path.join(service, name);
    const text = readFileSync(file, 'utf8');
    if (!from.test(text)) throw new Error(`${name} of the example service has no line ${from} any more.`);
    writeFileSync(file, text.replace(from, to));
  }
  git(service, 'commit', '--quiet', '--all', '--amend', '--message', message);
  return git(service, 'rev-parse', 'HEAD').trim();
}
