// The gates of an image that stands: its size, and the registry's own scan. Each is said; a red one does not hide the other.
// The map of this room: gates (all of an image's) → scan (the one that is waited for).

import type { Problem } from '../../domain/action-error.ts';
import { present } from '../../domain/text/optional.ts';
import type { Work } from '../build/build.ts';
import type { PushedImage } from '../standing/pushed-image.ts';
import { gateScan, type ScanVerdict } from './scan.ts';

/** What the gates say together. */
export interface GateVerdict {
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
  /** Undefined when no scan was asked for. */
  readonly scan: ScanVerdict | undefined;
}

/** Gates the image. Rejects with a RegistryFault when the scan cannot be asked for. */
export async function gateImage(work: Work, image: PushedImage): Promise<GateVerdict> {
  const scan = await scanOf(work, image);
  const problems = present([...sizeProblems(image, work.inputs['size-budget-mb']), scan?.problem]);
  return { problems, warnings: scan?.warnings ?? [], scan };
}

/** Bytes of the megabyte that registries show. */
const megabyte = 1e6;

/** Images that are larger than the budget, each platform for itself. */
export function sizeProblems({ images }: Pick<PushedImage, 'images'>, budget: number | undefined): Problem[] {
  if (budget === undefined) return [];
  return images
    .filter(({ sizeBytes }) => sizeBytes > budget * megabyte)
    .map(({ sizeBytes, platform, digest }) => ({
      code: 'size_over_budget',
      what: `The image for ${platform ?? digest} has ${(sizeBytes / megabyte).toFixed(1)} MB compressed, but \`size-budget-mb\` is ${budget}`,
      where: 'input `size-budget-mb`',
      fix: 'Make it smaller (a smaller base image, a build in stages), or raise the budget.',
    }));
}

async function scanOf(
  { inputs, access, plan, job, clients }: Work,
  image: PushedImage,
): Promise<ScanVerdict | undefined> {
  const maxSeverity = inputs['max-severity'];
  if (maxSeverity === undefined) return undefined;
  if (access?.ecr === undefined) return { findings: [], problem: noScanner(access?.registry), warnings: [] };

  const { connection: ecr, account } = access.ecr;
  const digests = image.images.map(({ digest }) => digest);
  const rules = {
    maxSeverity,
    allow: inputs.allow,
    ignoreUnfixed: inputs['ignore-unfixed'],
    timeoutSeconds: inputs['scan-timeout-seconds'],
  };
  return await gateScan({ ecr, account, repository: plan.repository, digests }, rules, { job, clients });
}

const noScanner = (registry: string | undefined): Problem => ({
  code: 'scan_impossible',
  what: `\`max-severity\` needs the scan of Amazon ECR, but the step does not use the API of Amazon ECR for ${registry ?? 'this image'}`,
  where: 'input `max-severity`',
  fix: 'Leave `max-severity` out and scan in a step of your own, or give the step AWS credentials.',
});
