// What each stage is given by the chain, by the names of its own inputs; everything else it reads in its section of the config file. Pure.

import { phrase } from '../../domain/text/optional.ts';
import type { ShipInputs } from '../inputs.ts';
import type { Course } from './course.ts';

/** Inputs by name; an empty text is the same as not given. */
export type StageInputs = Readonly<Record<string, string>>;

/** What the chain knows of the deployment by the time a stage begins. */
export interface Known {
  /** As bump-manifest wrote it, or as it is to be written. */
  readonly image: string;
  readonly version: string;
  /** Commit that the image was built from; empty where that is not known. */
  readonly commit: string;
  readonly manifestSha: string;
}

const shared = ({ config, service, environment }: ShipInputs, { step }: Course): StageInputs => ({
  config: config ?? '',
  service,
  environment: step.name || environment || '',
});

/** For quality-gate. */
export const gateInputs = (inputs: ShipInputs, course: Course): StageInputs => ({
  ...shared(inputs, course),
  'github-token': inputs['github-token'] ?? '',
});

/** For build-push-image. */
export const buildInputs = (inputs: ShipInputs, course: Course): StageInputs => ({
  ...shared(inputs, course),
  'build-args': inputs['build-args'] ?? '',
  username: inputs['registry-username'] ?? '',
  password: inputs['registry-password'] ?? '',
  secrets: inputs['build-secrets'] ?? '',
  // What goes to production is rather built than believed.
  'prefer-build': 'true',
  'reuse-key': inputs['reuse-key'] ?? '',
});

function writing(inputs: ShipInputs, course: Course): StageInputs {
  return {
    ...shared(inputs, course),
    mode: phrase(course.step.sync === 'pull-request', 'pull-request'),
    token: inputs['manifests-token'] ?? '',
    'app-id': inputs['manifests-app-id'] ?? '',
    'app-private-key': inputs['manifests-app-private-key'] ?? '',
    'ssh-key': inputs['manifests-ssh-key'] ?? '',
  };
}

/** For bump-manifest, to write an image. */
export const bumpInputs = (inputs: ShipInputs, course: Course, known: Known): StageInputs => ({
  ...writing(inputs, course),
  ...written(course, known),
  force: String(inputs.force),
  approval: course.step.approval,
});

function written({ step }: Course, { image, commit }: Known): StageInputs {
  if (step['promote-from'] !== '') return { 'promote-from': step['promote-from'] };
  return { image, 'source-commit': commit || 'unknown' };
}

/** For bump-manifest, to take back what this run wrote, and nothing else. */
export const rollbackInputs = (inputs: ShipInputs, course: Course, written: string): StageInputs => ({
  ...writing(inputs, course),
  rollback: 'previous',
  'expect-image': written,
});

/** For smoke-test. */
export function smokeInputs(inputs: ShipInputs, course: Course, known: Known): StageInputs {
  const hasArgoCd = inputs['argocd-token'] !== undefined;
  const patience = phrase(course.step.wait, '21000');
  return {
    ...shared(inputs, course),
    'expect-version': [known.version, known.commit].filter((each) => each !== '').join('\n'),
    'timeout-seconds': inputs['smoke-timeout-seconds'] ?? patience,
    'manifest-sha': phrase(hasArgoCd, () => known.manifestSha),
    image: phrase(hasArgoCd, () => known.image),
    'argocd-token': inputs['argocd-token'] ?? '',
    secrets: inputs['smoke-secrets'] ?? '',
  };
}

/** For smoke-test, of the version that must serve again. */
export const measureInputs = (inputs: ShipInputs, course: Course, known: Known): StageInputs => ({
  ...smokeInputs(inputs, course, known),
  image: '',
  'timeout-seconds': inputs['rollback-timeout-seconds'],
});

/** For notify-slack, when the bump is about to begin. Nobody is paged for that. */
export function announceInputs(
  inputs: ShipInputs,
  course: Course,
  { version, image }: Pick<Known, 'version' | 'image'>,
): StageInputs {
  return { ...tellInputs(inputs, course, { event: 'deploying', version, image }), 'pagerduty-routing-key': '' };
}

/** For notify-slack; `told` is what the message is about, and may name the channel that was told before. */
export const tellInputs = (inputs: ShipInputs, course: Course, told: StageInputs): StageInputs => ({
  ...shared(inputs, course),
  sync: course.step.sync,
  'webhook-url': inputs['slack-webhook-url'] ?? '',
  token: inputs['slack-token'] ?? '',
  channel: inputs['slack-channel'] ?? '',
  'pagerduty-routing-key': inputs['pagerduty-routing-key'] ?? '',
  'github-token': inputs['github-token'] ?? '',
  ...told,
});
