// What the step says at its end: outputs and job summary. Pure.

import type { Report } from '../domain/job.ts';
import { escapeMarkdown, inlineCode, markdownTable } from '../domain/text/markdown.ts';
import type { ImagePlan } from './plan.ts';

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
] as const;

/** What became of the image. */
export interface ImageOutcome {
  /** Undefined for an image that stays on this machine and was given no registry. */
  readonly registry: string | undefined;
  /** Undefined when nothing was pushed. */
  readonly digest: string | undefined;
  readonly sizeBytes: number | undefined;
  readonly how: 'built' | 'reused' | 'planned';
  /** The engine that built or would build; undefined for an image that is used again. */
  readonly engine: string | undefined;
}

/** The image reference with as much as is known: `[registry/]repository:tag[@digest]`. */
export function imageName(plan: ImagePlan, { registry, digest }: Pick<ImageOutcome, 'registry' | 'digest'>): string {
  const host = registry === undefined ? '' : `${registry}/`;
  return `${host}${plan.repository}:${plan.tags[0]}${digest === undefined ? '' : `@${digest}`}`;
}

/** Outputs and summary. A plan gives no digest: nothing was pushed. */
export function report(plan: ImagePlan, outcome: ImageOutcome): Report<(typeof outputs)[number]> {
  const { registry, digest, sizeBytes, how } = outcome;
  return {
    outputs: {
      image: imageName(plan, outcome),
      registry,
      repository: plan.repository,
      tag: plan.tags[0],
      tags: plan.tags.join('\n'),
      digest,
      built: how === 'built',
      reused: how === 'reused',
      'size-bytes': sizeBytes,
    },
    summary: summarize(plan, outcome),
  };
}

function summarize(plan: ImagePlan, { registry, digest, sizeBytes, how, engine }: ImageOutcome): string {
  const title = {
    built: digest === undefined ? 'Image built, not pushed' : 'Image built and pushed',
    reused: 'Image of this commit used again',
    planned: 'Dry run: nothing was built or pushed',
  }[how];
  const intent = engine === undefined ? 'use the image of this commit again' : `build with ${escapeMarkdown(engine)}`;
  const planned = how === 'planned' ? intent : undefined;
  const rows: [string, string | undefined][] = [
    ['Image', inlineCode(imageName(plan, { registry, digest: undefined }))],
    ['Digest', digest === undefined ? undefined : inlineCode(digest)],
    ['Tags', plan.tags.map(inlineCode).join(' ')],
    ['Commit', codeOf(plan.labels['org.opencontainers.image.revision'])],
    ['Version', codeOf(plan.labels['org.opencontainers.image.version'])],
    ['Compressed size', sizeBytes === undefined ? undefined : `${(sizeBytes / 1e6).toFixed(1)} MB`],
    [planned ? 'Plan' : 'Engine', planned ?? (engine === undefined ? undefined : escapeMarkdown(engine))],
  ];
  const table = markdownTable(
    ['', ''],
    rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const warnings = plan.warnings.map((warning) => `> ${escapeMarkdown(warning)}`);
  return [`### ${title}`, table, ...warnings].join('\n\n');
}

const codeOf = (text: string | undefined): string | undefined => (text === undefined ? undefined : inlineCode(text));
