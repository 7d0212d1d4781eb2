// Who we are to which registry: the inputs' login, ECR's, or what the user's Docker config has. Opens connections; asks for no image.

import type { Credentials } from '../../clients/registry/auth.ts';
import type { EcrConnection } from '../../clients/registry/ecr/ecr.ts';
import type { RegistryRepository } from '../../clients/registry/registry.ts';
import { ActionError } from '../../domain/action-error.ts';
import { showsAwsCredentials } from '../../domain/environment.ts';
import type { Job } from '../../domain/job.ts';
import { optional } from '../../domain/text/optional.ts';
import type { Clients } from '../clients.ts';

/** A registry and who we are to it. */
export interface RegistryAccess {
  readonly registry: string;
  readonly credentials: Credentials | undefined;
  /** Amazon's API for this registry; undefined for another one, or when only a Docker login is there. */
  readonly ecr: { readonly connection: EcrConnection; readonly account: string | undefined } | undefined;
  connect(repository: string): RegistryRepository;
  close(): void;
}

/** What names a registry: its host, or for ECR none or a region; and a login where one is given. */
export interface AccessRequest {
  readonly registry: string | undefined;
  readonly region?: string | undefined;
  readonly login?: Credentials | undefined;
  /** Called when Amazon was sent its first question, or is asked none. */
  readonly onAsked?: (() => void) | undefined;
}

/** Opens a registry. Rejects with a RegistryFault, or an ActionError when a login cannot be asked for. */
export async function openRegistryAccess(request: AccessRequest, job: Job, clients: Clients): Promise<RegistryAccess> {
  const { registry, login, onAsked } = request;
  const host = optional(registry, (registry) => clients.ecr.parseEcrHost(registry));
  if (registry !== undefined && (login !== undefined || host === undefined)) {
    onAsked?.();
    return plainAccess(registry, login ?? (await findLogin(registry, job, clients)), job, clients);
  }
  return await ecrAccess(request, job, clients);
}

/** Tells the log which texts are secret. */
function mask({ log }: Job, { username, password }: Credentials): void {
  log.mask(password);
  log.mask(Buffer.from(`${username}:${password}`).toString('base64'));
}

function plainAccess(
  registry: string,
  credentials: Credentials | undefined,
  job: Job,
  clients: Clients,
): RegistryAccess {
  if (credentials !== undefined) mask(job, credentials);
  const { env, signal } = job;

  return {
    registry,
    credentials,
    ecr: undefined,
    connect: (repository) => clients.registry.connectRepository({ registry, repository, credentials, env, signal }),
    close: () => undefined,
  };
}

/** The login of the user's Docker config; a helper that is named there and not installed is said by its name. */
async function findLogin(registry: string, job: Job, clients: Clients): Promise<Credentials | undefined> {
  const found = await clients.logins.findUserLogin(registry, job.env);
  if (found === undefined || 'username' in found) return found;
  throw new ActionError({
    code: 'login_helper',
    what: `The Docker config gets the login of ${registry} from \`${found.missing}\`, which is not installed`,
    where: 'input `registry`',
    fix: `Install \`${found.missing}\` before this step, or give \`username\` and \`password\`.`,
  });
}

async function ecrAccess(
  { registry, region, onAsked }: AccessRequest,
  job: Job,
  clients: Clients,
): Promise<RegistryAccess> {
  const { env, signal } = job;
  // The login of an earlier step counts, before the machine's own role is asked for.
  if (registry !== undefined && !showsAwsCredentials(env)) {
    const stored = await findLogin(registry, job, clients);
    if (stored !== undefined) return plainAccess(registry, stored, job, clients);
  }

  const host = optional(registry, (registry) => clients.ecr.parseEcrHost(registry));
  const isFips = host?.isFips ?? false;
  const connection = clients.ecr.openEcr({ region: host?.region ?? region, isFips, env, signal, onSent: onAsked });
  const login = await clients.ecr.askLogin(connection);
  mask(job, login.credentials);

  // A stand-in for ECR's API hands out logins to a registry of its own.
  const isStandIn = clients.ecr.parseEcrHost(login.registry) === undefined;
  const named = optional(!isStandIn, () => registry);
  const pushed = named ?? login.registry;
  const account = clients.ecr.parseEcrHost(pushed)?.account;
  return {
    registry: pushed,
    credentials: login.credentials,
    ecr: { connection, account },
    connect: (repository) => {
      const renew = async (): Promise<Credentials> => (await clients.ecr.askLogin(connection)).credentials;
      const address = { registry: pushed, repository, credentials: login.credentials, renew, env, signal };
      const plain = clients.registry.connectRepository(address);
      return clients.ecr.connectEcrRepository({ ecr: connection, account, registry: pushed, repository, plain });
    },
    close: () => connection.close(),
  };
}
