// The deployment of a checkout service, with every fact known, and the inputs of a step; tests change what they are about.

import type { Context } from '../../src/domain/context.ts';
import type { SourceCommit } from '../../src/domain/source-commit.ts';
import type { Deployment } from '../../src/notify-slack/deployment.ts';
import { settleInputs } from '../../src/notify-slack/inputs/settlement.ts';
import type { Given, Told } from '../../src/notify-slack/inputs/told.ts';
import { inputs as readers } from '../../src/notify-slack/inputs.ts';

/** The commit of the run. */
export const sha = 'a7f3c92d0b1c4e5f6a7b8c9d0e1f2a3b4c5d6e7f';

/** A deployment with all facts. */
export const deployment: Deployment = {
  event: 'deployed',
  sync: 'auto',
  service: 'checkout-service',
  environment: 'production',
  version: 'a7f3c92',
  previousVersion: '9c1d2e3',
  servingVersion: undefined,
  image: 'registry.example/shop/checkout-service:a7f3c92',
  overtaken: [],
  changes: {
    rows: [
      {
        subject: 'feat: add gift card payment support',
        commit: 'a7f3c92',
        url: `https://github.com/shop/checkout-service/commit/${sha}`,
      },
    ],
    total: 1,
    scope: 'range',
  },
  reason: undefined,
  superseded: false,
  metrics: [
    ['error rate', '0.02 %'],
    ['p95', '124 ms'],
  ],
  duration: { seconds: 180, of: 'deployment' },
  people: {
    author: 'alice',
    startedBy: 'alice',
    rerunOf: undefined,
    deployedBy: [],
    approvals: [
      { login: 'carol', of: 'production', remark: undefined },
      { login: 'bob', of: '#15', remark: undefined },
    ],
  },
  mergeUrl: undefined,
  buttons: [
    { label: 'Argo CD', url: 'https://argocd.example/applications/checkout-service' },
    { label: 'Pull request #15', url: 'https://github.com/shop/checkout-service/pull/15' },
  ],
  links: [{ label: 'Dashboard', url: 'https://grafana.example/d/checkout' }],
};

/** The run of a push to main. */
export const context: Context & { readonly source: SourceCommit } = {
  workspace: '/w',
  temporaryFolder: '/t',
  repository: 'shop/checkout-service',
  sha,
  ref: 'refs/heads/main',
  refName: 'main',
  refType: 'branch',
  defaultBranch: 'main',
  eventName: 'push',
  actor: 'alice',
  triggeringActor: 'alice',
  workflow: 'ship',
  jobName: 'notify',
  runId: 42,
  runNumber: 7,
  runAttempt: 1,
  runUrl: 'https://github.com/shop/checkout-service/actions/runs/42',
  serverUrl: 'https://github.com',
  apiUrl: 'https://api.github.com',
  pullRequest: undefined,
  source: {
    commit: sha,
    from: 'GITHUB_SHA',
    message: 'feat: add gift card payment support (#15)\n\nCo-authored-by: x',
    author: 'alice',
  },
  headCommitMessage: undefined,
};

/** The inputs of a step that gives only the event, as they were read. */
export function given(change: Readonly<Record<string, unknown>> = {}): Given {
  const shared = { service: 'checkout-service', environment: undefined, 'dry-run': false, event: 'deployed' };
  const own = Object.entries(readers).map(([name, { fallback }]) => [name, fallback] as const);
  const changed = Object.entries(change).map(([name, value]) => {
    const fallback = own.find(([each]) => each === name)?.[1];
    const isEased = typeof fallback === 'object' && fallback !== null && 'problems' in fallback;
    return [name, isEased ? { value, problems: [] } : value] as const;
  });
  return { ...Object.fromEntries(own), ...shared, ...Object.fromEntries(changed) } as unknown as Given;
}

/** The same, settled. */
export const told = (change: Readonly<Record<string, unknown>> = {}): Told => settleInputs(given(change)).told;
