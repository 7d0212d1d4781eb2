// What build-push-image ends with: its outputs, the job summary, and why it is red; before that its plan, in the log. Pure.

import type { Problem } from '../domain/action-error.ts';
import type { Report } from '../domain/job.ts';
import { optional, phrase, present } from '../domain/text/optional.ts';
import { imageName } from './image-name.ts';
import { type ImageOutcome, reuseWords } from './outcome.ts';
import type { ImageDecision, ImagePlan } from './plan.ts';
import { summarize } from './summary.ts';

/** The names of the outputs. */
export const outputs = [
  'image',
  'registry',
  'repository',
  'tag',
  'tags',
  'digest',
  'built',
  'reused',
  'size-bytes',
  'findings',
  'images',
] as const;

export type OutputName = (typeof outputs)[number];

/** The digest that is known before anything is done. */
const decidedDigest = (decision: ImageDecision): string | undefined => {
  if (decision.do === 'build') return undefined;
  if (decision.do === 'reuse') return decision.image.digest;
  return decision.digest;
};

/** The plan in words. */
export function planLines(plan: ImagePlan, { decision, engine, registry }: ImageOutcome, isDry: boolean): string[] {
  const lines = [
    `Plan${phrase(isDry, ' (dry run)')}: ${intent(plan, decision, engine)}`,
    `Image: ${imageName(plan, { registry, digest: undefined })}`,
    `Tags:  ${plan.tags.join(', ')}`,
  ];
  if (decision.do === 'build') lines.push(...labelLines(plan));
  if (isDry) lines.push(...plannedCalls(plan, decision).map((call) => `Would call: ${call}`));
  return lines;
}

const labelLines = ({ labels }: ImagePlan): string[] =>
  Object.entries(labels).map(([name, value]) => `Label: ${name}=${value}`);

function intent(plan: ImagePlan, decision: ImageDecision, engine: string | undefined): string {
  if (decision.do === 'promote') return `promote ${decision.digest}, byte for byte; build nothing`;
  if (decision.do === 'merge') return `put one index of the given images, ${decision.digest}; build nothing`;
  if (decision.do === 'reuse') return `use ${decision.image.digest} again: ${reuseWords[decision.by]}`;
  const end = plan.pushes ? ', then push' : '; push nothing';
  return `build ${plan.context} by ${plan.dockerfile} with ${engine}${end}`;
}

/** The calls that would change the registry. */
function plannedCalls(plan: ImagePlan, decision: ImageDecision): string[] {
  if (!plan.pushes) return [];
  const digest = decidedDigest(decision) ?? 'the built image';
  const push = present([decision.do === 'build' && `push ${plan.repository} (blobs and manifest)`]);
  return [
    ...push,
    ...plan.tags.map((tag) => `PUT ${plan.repository}/manifests/${tag} = ${digest}, unless it is that already`),
  ];
}

/** Outputs, summary, and the reason of a red end. A plan gives no digest but that of an image that stands. */
export function report(plan: ImagePlan, outcome: ImageOutcome): Report<OutputName> {
  const { registry, image, decision, isPlanned, gates } = outcome;
  const digest = image?.manifest.digest ?? optional(isPlanned, () => decidedDigest(decision));
  const isDone = isPlanned !== true;

  return {
    outputs: {
      image: imageName(plan, { registry, digest }),
      registry,
      repository: plan.repository,
      tag: plan.tags[0],
      tags: plan.tags.join('\n'),
      digest,
      built: isDone && decision.do === 'build',
      reused: isDone && decision.do === 'reuse',
      'size-bytes': image?.sizeBytes,
      findings: optional(gates?.scan, ({ findings }) => JSON.stringify(findings)),
      images: optional(digest, (digest) => JSON.stringify(imagesOf(plan, outcome, digest))),
    },
    summary: summarize(plan, outcome),
    failure: failureOf(outcome),
  };
}

/** Region or registry → image, for each place where it stands. */
function imagesOf(plan: ImagePlan, { registry, copies = [] }: ImageOutcome, digest: string): Record<string, string> {
  const home = present([registry !== undefined && [homeName(registry), imageName(plan, { registry, digest })]]);
  const others = copies
    .filter(({ state }) => state !== 'failed')
    .map(({ name, registry: host, repository }) => [
      name,
      imageName({ ...plan, repository }, { registry: host, digest }),
    ]);
  return Object.fromEntries([...home, ...others]);
}

/** The region in the host of an ECR registry, else the host. */
const homeName = (registry: string): string =>
  /^\d{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]{1,40})\./.exec(registry)?.[1] ?? registry;

/** The reasons of a red end, as one. */
function failureOf({ copies = [], gates }: ImageOutcome): Problem | undefined {
  const problems = [...copies.flatMap(({ problem }) => problem ?? []), ...(gates?.problems ?? [])];
  const [first, ...more] = problems;
  if (first === undefined || more.length === 0) return first;
  const what = problems.map((problem) => problem.what).join('\n');
  const fix = [...new Set(problems.flatMap((problem) => problem.fix ?? []))].join('\n');
  return { ...first, what, fix };
}
