// This repository's workflows, templates, example callers and actions, as files for the resolver.

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Repository } from './resolve.ts';
import { type Action, readWorkflow, type Workflow } from './workflow-file.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Texts by path from the root: the workflows that others call, and the rest, which call them or stand alone. */
export function workflowTexts(): {
  readonly callable: Record<string, string>;
  readonly callers: Record<string, string>;
} {
  const texts = (pattern: string): [string, string][] =>
    globSync(pattern, { cwd: root })
      .sort()
      .map((file) => [file, read(file)]);
  const own = texts('.github/workflows/*.yml');
  const isCallable = ([, text]: [string, string]): boolean => readWorkflow(text).callable !== undefined;
  const callers = [
    ...own.filter((each) => !isCallable(each)),
    ...texts('workflows-templates/*.yml'),
    ...texts('examples/*/.github/workflows/*.yml'),
  ];
  return { callable: Object.fromEntries(own.filter(isCallable)), callers: Object.fromEntries(callers) };
}

/** The repository as callers and workflows refer to it; `changed` replaces texts of workflows by path. */
export function readRepository(changed: Readonly<Record<string, string>> = {}): Repository {
  const texts = { ...workflowTexts().callable, ...changed };
  const workflows = Object.entries(texts).map(([file, text]): [string, Workflow] => [
    path.basename(file),
    readWorkflow(text),
  ]);
  const actions = globSync('actions/*/action.yml', { cwd: root }).map((file): [string, Action] => [
    path.basename(path.dirname(file)),
    parse(read(file)) as Action,
  ]);
  const atRoot = parse(read('action.yml')) as Action;
  return { workflows: Object.fromEntries(workflows), actions: { ...Object.fromEntries(actions), '': atRoot } };
}
