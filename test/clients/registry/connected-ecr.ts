// ECR's API and a registry behind it, and our connection to both, for tests in this process.

import { type EcrConnection, openEcr } from '../../../src/clients/registry/ecr/ecr.ts';
import { connectEcrRepository } from '../../../src/clients/registry/ecr/repository.ts';
import { connectImageRepository, type RegistryRepository } from '../../../src/clients/registry/registry.ts';
import { type FakeEcr, type FakeEcrOptions, startEcr } from '../../fakes/ecr.ts';
import type { Cleanup } from '../../fakes/folder.ts';
import { type OciRegistry, startOciRegistry } from '../../fakes/oci-registry.ts';

/** Everything that such a test touches. */
export interface ConnectedEcr {
  readonly api: FakeEcr;
  readonly registry: OciRegistry;
  readonly ecr: EcrConnection;
  readonly repository: RegistryRepository;
}

/** Starts both and connects to `shop/app`. The SDK reads this process's environment, which is put back after the test. */
export async function connectEcr(test: Cleanup, options: Partial<FakeEcrOptions> = {}): Promise<ConnectedEcr> {
  const registry = await startOciRegistry({});
  const api = await startEcr({ proxyEndpoint: registry.url, password: 'p', ...options });
  const before = { ...process.env };
  Object.assign(process.env, api.env);
  const { signal } = new AbortController();
  const ecr = openEcr({ region: 'us-east-1', env: { ...api.env }, signal, attempts: 3 });
  test.after(async () => {
    ecr.close();
    process.env = before;
    await api.close();
    await registry.close();
  });
  const credentials = { username: 'AWS', password: 'p' };
  const plain = connectImageRepository({
    registry: registry.host,
    repository: 'shop/app',
    credentials,
    retryMilliseconds: 1,
  });
  const address = { ecr, account: undefined, registry: registry.host, repository: 'shop/app', plain };
  return { api, registry, ecr, repository: connectEcrRepository(address) };
}
