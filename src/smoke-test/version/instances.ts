// Counts the instances behind a URL, where answers name theirs. Proves nothing; tells a person how many were met.

import { answerIn, type Fault, type ProbeAnswer } from '../../domain/probe.ts';
import { optional } from '../../domain/text/optional.ts';
import { parseJson } from '../json/document.ts';

/** The instances that were met. */
export interface Instances {
  see(outcome: ProbeAnswer | Fault): void;
  /** How many different ones; undefined when no answer named one. */
  readonly count: number | undefined;
}

const keys = ['instance', 'instanceId', 'instance_id', 'pod', 'podName', 'pod_name', 'hostname', 'host', 'node'];
const headers = ['x-instance', 'x-instance-id', 'x-pod', 'x-pod-name', 'x-served-by', 'x-hostname'];
const most = 10_000;

/** Starts a count. */
export function createInstances(): Instances {
  const names = new Set<string>();
  return {
    see: (outcome) => {
      const name = optional(answerIn(outcome), instanceOf);
      if (name !== undefined && names.size < most) names.add(name);
    },
    get count() {
      if (names.size === 0) return undefined;
      return names.size;
    },
  };
}

/** The instance that an answer names at the top of its document or in a header; undefined when it names none. */
export function instanceOf(answer: ProbeAnswer): string | undefined {
  const header = headers.find((name) => answer.headers[name] !== undefined);
  if (header !== undefined) return answer.headers[header];

  const document = optional(answer.body.length < 100_000, () => parseJson(answer.body)?.value);
  if (typeof document !== 'object' || document === null) return undefined;
  const named = keys.map((key) => (document as Record<string, unknown>)[key]);
  return named.find((value): value is string => typeof value === 'string' && value !== '');
}
