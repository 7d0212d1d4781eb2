// The deployment of a checkout service, with every fact known; tests change what they are about.

import type { Deployment } from '../../src/notify-slack/deployment.ts';
import type { NotifySlackInputs } from '../../src/notify-slack/inputs.ts';

/** A deployment with all facts. */
export const deployment: Deployment = {
  event: 'deployed',
  service: 'checkout-service',
  environment: 'production',
  version: 'a7f3c92',
  previousVersion: '9c1d2e3',
  image: 'registry.example/shop/checkout-service:a7f3c92',
  changes: ['feat: add gift card payment support'],
  reason: undefined,
  metrics: [
    ['error rate', '0.02 %'],
    ['p95', '124 ms'],
  ],
  durationSeconds: 180,
  deployedBy: ['alice'],
  approvedBy: ['bob', 'carol'],
  links: [
    { label: 'Argo CD', url: 'https://argocd.example/applications/checkout-service' },
    { label: 'Pull request #15', url: 'https://github.com/shop/checkout-service/pull/15' },
  ],
};

/** The inputs of a step that gives only the event. */
export const inputs: NotifySlackInputs = {
  service: 'checkout-service',
  environment: undefined,
  'dry-run': false,
  event: 'deployed',
  'webhook-url': undefined,
  token: undefined,
  channel: undefined,
  version: undefined,
  'previous-version': undefined,
  image: undefined,
  url: undefined,
  'argocd-url': undefined,
  changes: [],
  reason: undefined,
  metrics: {},
  'duration-seconds': undefined,
  'deployed-by': undefined,
  'approved-by': undefined,
  'pull-request-url': undefined,
  'compare-url': undefined,
  'rollback-url': undefined,
  'thread-ts': undefined,
  'update-ts': undefined,
  mention: [],
  events: [],
  environments: [],
  'fail-on-error': false,
  'github-token': undefined,
  'api-url': 'https://slack.com/api',
  'timeout-seconds': 30,
};
