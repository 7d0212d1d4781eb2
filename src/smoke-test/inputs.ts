// The inputs of smoke-test, and how each is read. What is wrong with them, alone or together, is in inputs/faults.ts.

import type { InputReaders, Inputs } from '../runner/inputs.ts';
import { boolean, choice, lines, number, required, secret, secretMap, structured, text } from '../runner/readers.ts';
import { checksShape, headersShape, scalarsShape } from './checks/check.ts';

/** By input name. */
export const inputs = {
  url: required(lines()),
  'expect-version': lines(),
  'wait-for': choice(['version', 'healthy', 'nothing']),
  'version-path': text('/health'),
  'version-at': text('json:$.version'),
  stable: number({ min: 1, max: 100_000, integer: true }),
  replicas: number({ min: 1, max: 100_000, integer: true }),
  'min-stable-seconds': number({ min: 0, unit: 'seconds' }, 0),
  'timeout-seconds': number({ min: 0.1, max: 86_400, unit: 'seconds' }, 600),
  'try-timeout-seconds': number({ min: 0.01, max: 86_400, unit: 'seconds' }, 10),
  'interval-seconds': number({ min: 0, max: 3600, unit: 'seconds' }, 2),
  checks: structured(checksShape, []),
  'retry-checks-seconds': number({ min: 0, max: 86_400, unit: 'seconds' }, 0),
  variables: structured(scalarsShape, {}),
  secrets: secretMap(),
  headers: structured(headersShape, {}),
  'argocd-server': text(),
  'argocd-app': lines(),
  'argocd-token': secret(),
  'argocd-accept': lines(),
  'manifest-sha': text(),
  image: lines(),
  ca: text(),
  insecure: boolean(false),
  report: text(),
} satisfies InputReaders;

/** The inputs as `run` gets them. */
export type SmokeTestInputs = Inputs<typeof inputs>;

export { findFaults as check } from './inputs/faults.ts';
