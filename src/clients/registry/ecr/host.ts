// Tells the hosts of Amazon ECR from look-alikes, in every partition. Asks nobody.
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html and the partitions of AWS's endpoint rules

/** What the host of a private ECR registry says. */
export interface EcrHost {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly isFips: boolean;
}

/** Where each partition's registries are: the suffix of the host, IPv4 alone and dual-stack, and the start of its regions. */
const partitions: readonly { readonly suffixes: readonly string[]; readonly regions: RegExp }[] = [
  {
    suffixes: ['amazonaws.com', 'on.aws'],
    regions: /^(?!cn-|us-iso|eu-iso|eusc-)[a-z]{2}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/,
  },
  { suffixes: ['amazonaws.com.cn', 'on.amazonwebservices.com.cn'], regions: /^cn-[a-z]{2,12}-\d{1,2}$/ },
  { suffixes: ['amazonaws.eu', 'on.amazonwebservices.eu'], regions: /^eusc-[a-z]{2,12}-[a-z]{2,12}-\d{1,2}$/ },
  { suffixes: ['c2s.ic.gov', 'api.aws.ic.gov'], regions: /^us-iso-[a-z]{2,12}-\d{1,2}$/ },
  { suffixes: ['sc2s.sgov.gov', 'api.aws.scloud'], regions: /^us-isob-[a-z]{2,12}-\d{1,2}$/ },
  { suffixes: ['csp.hci.ic.gov', 'api.aws.hci.ic.gov'], regions: /^us-isof-[a-z]{2,12}-\d{1,2}$/ },
  { suffixes: ['cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'], regions: /^eu-isoe-[a-z]{2,12}-\d{1,2}$/ },
];

const longestHost = 253;

/** Parses `account.dkr.ecr.region.…` and its FIPS and dual-stack forms; undefined for any other host. */
export function parseEcrHost(registry: string): EcrHost | undefined {
  if (registry.length > longestHost) return undefined;
  const [, account = '', service = '', region = '', suffix = ''] =
    /^(\d{12})\.(dkr[.-]ecr(?:-fips)?)\.([a-z0-9-]+)\.([a-z0-9.-]+)$/.exec(registry) ?? [];

  const partition = partitions.find(({ suffixes }) => suffixes.includes(suffix));
  const isDualStack = partition?.suffixes.indexOf(suffix) === 1;
  if (partition === undefined || !partition.regions.test(region) || isDualStack !== service.startsWith('dkr-'))
    return undefined;
  return { account, region, isFips: service.endsWith('-fips') };
}

/** The registry of another region, of the same account and in the same form. */
export const inRegion = (registry: string, region: string): string =>
  registry.replace(/^(\d{12}\.dkr[.-]ecr(?:-fips)?\.)[a-z0-9-]+/, `$1${region}`);

/** True for Amazon's gallery of public images, which has its own API and logins. */
export const isPublicEcr = (registry: string): boolean =>
  registry === 'public.ecr.aws' || registry === 'ecr-public.aws.com';
