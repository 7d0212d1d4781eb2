// Amazon ECR's own scan of one image: starts it where it may be started, and reads all of its findings. Judges none.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageScanFindings.html

import { RegistryFault } from '../../../domain/image/registry-fault.ts';
import { optional } from '../../../domain/text/optional.ts';
import { type EcrConnection, ofRegistry } from './ecr.ts';
import { awsNameOf } from './fault.ts';

/** One finding, of a basic or an enhanced scan. */
export interface RegistryFinding {
  /** CVE-… or whatever the scanner calls it. */
  readonly id: string;
  /** As the scanner writes it: CRITICAL, HIGH, MEDIUM, LOW, INFORMATIONAL, UNDEFINED, UNTRIAGED. */
  readonly severity: string;
  readonly package: string;
  readonly version: string;
  /** Undefined when the scanner does not say whether there is a fix. */
  readonly isFixable: boolean | undefined;
}

/** What one look at the scan gave. */
export type ScanLook =
  | { readonly state: 'complete'; readonly findings: readonly RegistryFinding[]; readonly scannedAt: Date | undefined }
  /** Nobody has asked for one, or the image is not known everywhere yet. */
  | { readonly state: 'absent'; readonly why: string }
  /** Queued or running. */
  | { readonly state: 'waiting'; readonly why: string }
  /** It will not come. */
  | { readonly state: 'impossible'; readonly why: string };

/** An image of a repository, by digest. */
export interface ScannedImage {
  readonly account: string | undefined;
  readonly repository: string;
  readonly digest: string;
}

const idOf = ({ account, repository, digest }: ScannedImage) => ({
  ...optional(account, ofRegistry),
  repositoryName: repository,
  imageId: { imageDigest: digest },
});

/**
 * Asks for a basic scan. `started` also when one was made today; `automatic` when the registry scans by itself (enhanced scanning);
 * `impossible` for an image that it cannot scan.
 */
export async function startScan(
  ecr: EcrConnection,
  image: ScannedImage,
): Promise<{ readonly state: 'started' | 'automatic' | 'impossible'; readonly why: string }> {
  try {
    await ecr.call('startImageScan', async (api) => api.startImageScan(idOf(image)));

    return { state: 'started', why: '' };
  } catch (thrown) {
    const why = detailOf(thrown);
    // Once in 24 hours, and the result of that one stands.
    if (awsNameOf(thrown) === 'LimitExceededException') return { state: 'started', why };
    // Where scans start by themselves, nobody needs the right to start one.
    if (thrown instanceof RegistryFault && thrown.kind === 'denied') return { state: 'automatic', why };
    if (awsNameOf(thrown) === 'ImageNotFoundException') return { state: 'automatic', why };
    if (awsNameOf(thrown) === 'UnsupportedImageTypeException') return { state: 'impossible', why };
    if (awsNameOf(thrown) === 'ValidationException' && /enhanced|disabled|not supported/i.test(why))
      return { state: 'automatic', why };
    throw thrown;
  }
}

const waiting = ['IN_PROGRESS', 'PENDING', 'ACTIVE_PENDING', 'LIMIT_EXCEEDED'];
/** Pages of 1,000 findings. */
const mostPages = 100;

/** Looks once, all pages. */
export async function lookAtScan(ecr: EcrConnection, image: ScannedImage): Promise<ScanLook> {
  const findings: RegistryFinding[] = [];
  let scannedAt: Date | undefined;
  let nextToken: string | undefined;

  for (let page = 0; page < mostPages; page++) {
    const answer = await readPage(ecr, image, nextToken);
    if ('state' in answer) return answer;
    const status = answer.imageScanStatus?.status ?? 'PENDING';
    const why = answer.imageScanStatus?.description ?? status;
    // An enhanced scan goes on for ever; it is ACTIVE once its first findings are there.
    if (waiting.includes(status)) return { state: 'waiting', why };
    if (status !== 'COMPLETE' && status !== 'ACTIVE') return { state: 'impossible', why: `${status}: ${why}` };

    const { imageScanFindings: found } = answer;
    if (found === undefined) return { state: 'waiting', why: `${status}, without findings` };
    findings.push(...(found.findings ?? []).map(basicFinding), ...(found.enhancedFindings ?? []).map(enhancedFinding));
    scannedAt = found.imageScanCompletedAt ?? scannedAt;
    nextToken = answer.nextToken;
    if (nextToken === undefined || nextToken === '') return { state: 'complete', findings, scannedAt };
  }
  return { state: 'impossible', why: `more than ${mostPages} pages of findings` };
}

async function readPage(ecr: EcrConnection, image: ScannedImage, nextToken: string | undefined) {
  try {
    return await ecr.call('describeImageScanFindings', async (api) =>
      api.describeImageScanFindings({
        ...idOf(image),
        maxResults: 1000,
        ...optional(nextToken, (nextToken) => ({ nextToken })),
      }),
    );
  } catch (thrown) {
    const why = detailOf(thrown);
    // An image that was pushed a moment ago is not known to every part of ECR.
    if (['ScanNotFoundException', 'ImageNotFoundException'].includes(awsNameOf(thrown)))
      return { state: 'absent', why } as const;
    throw thrown;
  }
}

const detailOf = (thrown: unknown): string => {
  if (thrown instanceof RegistryFault) return thrown.facts.detail ?? '';
  return '';
};

type Attributes = readonly { readonly key?: string | undefined; readonly value?: string | undefined }[];

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanFinding.html */
function basicFinding(finding: {
  readonly name?: string | undefined;
  readonly severity?: string | undefined;
  readonly attributes?: Attributes | undefined;
}): RegistryFinding {
  const attribute = (name: string): string => finding.attributes?.find(({ key }) => key === name)?.value ?? '';
  return {
    id: finding.name ?? '',
    severity: finding.severity ?? '',
    package: attribute('package_name'),
    version: attribute('package_version'),
    isFixable: optional(attribute('fixed_in_version') !== '', () => true),
  };
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_EnhancedImageScanFinding.html */
function enhancedFinding(finding: {
  readonly severity?: string | undefined;
  readonly title?: string | undefined;
  readonly fixAvailable?: string | undefined;
  readonly packageVulnerabilityDetails?:
    | {
        readonly vulnerabilityId?: string | undefined;
        readonly vulnerablePackages?:
          | readonly { readonly name?: string | undefined; readonly version?: string | undefined }[]
          | undefined;
      }
    | undefined;
}): RegistryFinding {
  const details = finding.packageVulnerabilityDetails;
  const [first] = details?.vulnerablePackages ?? [];
  const fixes: Record<string, boolean> = { YES: true, PARTIAL: true, NO: false };

  return {
    id: details?.vulnerabilityId ?? finding.title ?? '',
    severity: finding.severity ?? '',
    package: first?.name ?? '',
    version: first?.version ?? '',
    isFixable: fixes[finding.fixAvailable ?? ''],
  };
}
