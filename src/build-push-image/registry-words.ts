// What trouble with a registry means to who wrote the step: the code, and the input, permission or setting that mends it. Pure.

import type { Problem } from '../domain/action-error.ts';
import type { RegistryFault, RegistryFaultKind } from '../domain/image/registry-fault.ts';
import { nearestNames } from '../domain/text/nearest.ts';
import { optional, phrase } from '../domain/text/optional.ts';

/** What is known of the step when it goes wrong. */
export interface FaultSurroundings {
  readonly registry: string | undefined;
  readonly repository: string;
  readonly isEcr: boolean;
  /** Names of repositories that are there. */
  readonly names: readonly string[];
  /** `AWS_REGION`, where it is not the region of the registry. */
  readonly otherRegion: string | undefined;
  /** True when the job has a token for OIDC. */
  readonly hasIdToken: boolean;
}

/** The least that a step needs at ECR: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html */
const leastActions =
  'ecr:GetAuthorizationToken on "*", and on the repository ecr:BatchCheckLayerAvailability, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage, ecr:BatchGetImage';

const where = 'input `registry`';

/** Kinds that mean the same everywhere: the code, and the cure. */
const cures: Readonly<Partial<Record<RegistryFaultKind, Pick<Problem, 'code' | 'fix'>>>> = {
  expired: {
    code: 'registry_expired',
    fix: 'Log in later, or for longer: `role-duration-seconds` of aws-actions/configure-aws-credentials, or a new token.',
  },
  throttled: {
    code: 'registry_throttled',
    fix: 'It was asked again for about a minute. Run the step again; if it fails again, run fewer jobs at once, or raise the quota of the account.',
  },
  proxy: {
    code: 'registry_proxy',
    fix: 'Check `https_proxy` and `no_proxy` of the runner, and the login of its proxy.',
  },
  unreachable: {
    code: 'registry_unreachable',
    fix: 'Check `registry` and that the runner can reach it; short-lived errors were already tried again.',
  },
  unsafe: {
    code: 'registry_unsafe',
    fix: 'Credentials go over TLS only: let the registry name an https:// address.',
  },
  digest: {
    code: 'registry_digest',
    fix: 'Something between the runner and the registry changes content, or the registry is broken: do not use this image.',
  },
};

const refused = {
  code: 'registry_refused',
  fix: 'Check that `repository` exists in the registry, and that `registry` is a registry and not a page or a proxy in its place.',
};

/** A fault of a registry as a problem. */
export function registryProblem(fault: RegistryFault, around: FaultSurroundings): Problem {
  const what = fault.message;

  switch (fault.kind) {
    case 'absent':
      return { code: 'repository_absent', what, where: 'input `repository`', fix: absentFix(around) };
    case 'denied':
      return deniedProblem(fault, around);
    case 'no-login':
      return noLogin(fault, around);
    default:
      return { ...(cures[fault.kind] ?? refused), what, where };
  }
}

function absentFix({ repository, names, registry, otherRegion, isEcr }: FaultSurroundings): string {
  const near = nearestNames(repository, names);
  const account = phrase(registry, (registry) => ` in ${registry}`);
  const hint = phrase(near.length > 0, () => ` Near it${account}: ${near.map((name) => `\`${name}\``).join(', ')}.`);
  const region = phrase(otherRegion, (otherRegion) => ` The step asked ${registry}; AWS_REGION is ${otherRegion}.`);
  const create = isEcr ? 'Write `create-repository: true`, or create it.' : 'Create it.';
  return `Check \`repository\` (the name alone, not the URI) and the registry. ${create}${hint}${region}`;
}

function deniedProblem({ message: what, facts }: RegistryFault, { isEcr }: FaultSurroundings): Problem {
  const { verb, action, hasLogin } = facts;
  if (isEcr) {
    const code = verb === 'log in' ? 'ecr_login' : 'registry_denied';
    const allow = optional(action, (action) => `Allow the role \`${action}\`.`) ?? 'Check what the role may do.';
    return { code, what, where, fix: `${allow} The least that this action needs: ${leastActions}.` };
  }
  if (hasLogin !== true) {
    const fix =
      'Give `username` and `password`, log in to the registry before this step, or check that the repository exists.';
    return { code: 'registry_denied', what, where, fix };
  }

  const right = verb === 'pull' ? 'pull from' : 'push to';
  const fix = `Check the credentials, and that they may ${right} this repository.`;
  return { code: 'registry_denied', what, where, fix };
}

function noLogin({ message: what, facts }: RegistryFault, { isEcr, hasIdToken }: FaultSurroundings): Problem {
  if (!isEcr && facts.action === undefined)
    return {
      code: 'registry_denied',
      what,
      where,
      fix: 'Give `username` and `password`, or log in to the registry before this step.',
    };
  const permission = phrase(!hasIdToken, ' The job has no `permissions: id-token: write`, which that step needs.');
  const fix = `Run aws-actions/configure-aws-credentials before this step.${permission} For a registry that is not ECR, give \`registry\`, \`username\` and \`password\`.`;
  return { code: 'ecr_login', what, where, fix };
}
