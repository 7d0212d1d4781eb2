// A workflow or action file as plain values, with what the resolver asks of it. Reads YAML only; judges nothing.

import { parse } from 'yaml';

/** A step of a job. */
export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** A job: steps of its own, or a call of another workflow. */
export interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
  readonly steps?: readonly Step[];
}

/** What a caller sees of a reusable workflow. */
export interface Callable {
  readonly inputs?: Readonly<Record<string, { readonly type?: string; readonly default?: unknown }>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, { readonly value: string }>>;
}

/** A workflow file. */
export interface Workflow {
  readonly text: string;
  readonly permissions: unknown;
  readonly callable: Callable | undefined;
  /** The inputs that a person fills in who starts it by hand. */
  readonly asked: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** An action.yml. */
export interface Action {
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Reads a workflow file. */
export function readWorkflow(text: string): Workflow {
  const { on, permissions, jobs } = parse(text) as {
    on: { workflow_call?: Callable | null; workflow_dispatch?: { inputs?: Record<string, unknown> } | null };
    permissions: unknown;
    jobs: Record<string, Job>;
  };
  const callable = typeof on === 'object' && 'workflow_call' in on ? (on.workflow_call ?? {}) : undefined;
  const asked = (typeof on === 'object' && on.workflow_dispatch?.inputs) || {};
  return { text, permissions, callable, asked, jobs };
}

/** The names of the jobs that a job waits for. */
export const needsOf = ({ needs = [] }: Job): readonly string[] => (typeof needs === 'string' ? [needs] : needs);

/** Every expression in a value, at any depth: what stands in `${{ }}`, and each `if:` whole. */
export function expressionsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    const wrapped = [...value.matchAll(/\$\{\{([\s\S]*?)\}\}/g)].map(([, inner = '']) => inner.trim());
    return wrapped.length === 0 && key === 'if' ? [value] : wrapped;
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => expressionsIn(each, name));
}
