// What other people's workflows depend on, as a value: inputs, outputs, defaults, secrets, permissions. Reads files; judges changes.

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** Names with what stands behind them as one line of text; a line that changes is a changed promise. */
export type Interface = Readonly<Record<string, string>>;

/** How far a version must move for a change: https://semver.org */
export type VersionStep = 'patch' | 'minor' | 'major';

/** One difference between two interfaces. */
export interface InterfaceChange {
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly step: VersionStep;
  readonly text: string;
}

interface Declared {
  readonly type?: string;
  readonly required?: boolean;
  readonly default?: unknown;
  readonly description?: string;
}

type Group = Readonly<Record<string, Declared | null>> | null | undefined;

/** The interface of the tree below `root`. */
export function readInterface(root: string): Interface {
  const read = (file: string): unknown => parse(readFileSync(path.join(root, file), 'utf8'));
  const actions = globSync(['action.yml', 'actions/*/action.yml'], { cwd: root }).sort();
  const workflows = globSync('.github/workflows/*.yml', { cwd: root }).sort();
  return Object.fromEntries([
    ...actions.flatMap((file) => actionLines(path.dirname(file), read(file) as { inputs?: Group; outputs?: Group })),
    ...workflows.flatMap((file) => workflowLines(path.basename(file), read(file) as WorkflowFile)),
  ]);
}

function actionLines(folder: string, { inputs, outputs }: { inputs?: Group; outputs?: Group }): [string, string][] {
  return [...lines(folder, 'input', inputs), ...names(folder, 'output', outputs)];
}

interface WorkflowFile {
  readonly on?: { readonly workflow_call?: { inputs?: Group; outputs?: Group; secrets?: Group } | null };
  readonly jobs: Readonly<Record<string, { readonly permissions?: Readonly<Record<string, string>> }>>;
}

function workflowLines(file: string, { on, jobs }: WorkflowFile): [string, string][] {
  if (typeof on !== 'object' || !('workflow_call' in on)) return [];
  const { inputs, outputs, secrets } = on.workflow_call ?? {};
  const asked = Object.values(jobs).flatMap(({ permissions = {} }) => Object.entries(permissions));
  return [
    ...lines(file, 'input', inputs),
    ...lines(file, 'secret', secrets),
    ...names(file, 'output', outputs),
    ...asked.sort().map(([name, level]): [string, string] => [`${file} permission ${name}: ${level}`, '']),
  ];
}

/** An input or a secret with its type, whether it is required, and its default: one that is declared, or the one that is described. */
const lines = (owner: string, kind: string, group: Group): [string, string][] =>
  Object.entries(group ?? {}).map(([name, declared]) => {
    const { type, required = false, default: given, description = '' } = declared ?? {};
    const spoken = /Default: (.+)\.$/s.exec(description)?.[1];
    const fallback = given === undefined ? spoken : String(given);
    const parts = [type, required ? 'required' : undefined, fallback === undefined ? undefined : `default ${fallback}`];
    return [`${owner} ${kind} ${name}`, parts.filter((part) => part !== undefined).join(', ')];
  });

const names = (owner: string, kind: string, group: Group): [string, string][] =>
  Object.keys(group ?? {}).map((name) => [`${owner} ${kind} ${name}`, '']);

/** What differs, in order of name. */
export function compareInterfaces(before: Interface, after: Interface): InterfaceChange[] {
  const all = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return all.flatMap((name) => changeOf(name, before[name], after[name]) ?? []);
}

function changeOf(name: string, before: string | undefined, after: string | undefined): InterfaceChange | undefined {
  if (before === after) return undefined;
  if (after === undefined) return { name, kind: 'removed', step: 'major', text: `\`${name}\` is gone` };
  if (before === undefined) return { name, kind: 'added', step: stepOfNew(name, after), text: `\`${name}\`` };
  return { name, kind: 'changed', step: 'major', text: `\`${name}\`: ${before || 'nothing'} → ${after || 'nothing'}` };
}

/** A caller that does not know a new permission or a new required input breaks. */
const stepOfNew = (name: string, value: string): VersionStep =>
  / permission /.test(name) || /(?:^|, )required(?:,|$)/.test(value) ? 'major' : 'minor';

/** The widest step that the changes ask for. */
export function requiredStep(changes: readonly InterfaceChange[]): VersionStep {
  if (changes.some(({ step }) => step === 'major')) return 'major';
  return changes.length > 0 ? 'minor' : 'patch';
}
