// The settings of a repository of Amazon ECR: reads them, lists its neighbours, creates it. Changes no repository that is there.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html

import { readFileSync } from 'node:fs';
import type { Repository } from '@aws-sdk/client-ecr';
import { RegistryFault } from '../../../domain/image/registry-fault.ts';
import { optional } from '../../../domain/text/optional.ts';
import { type EcrConnection, ofRegistry } from './ecr.ts';
import { awsNameOf } from './fault.ts';

/** What may happen to the tags of a repository. */
export interface TagRules {
  readonly immutable: boolean;
  /** Patterns with `*` of tags that move although the others do not. */
  readonly exclusions: readonly string[];
}

/** A repository as it is to be made. */
export interface NewRepository {
  readonly repository: string;
  readonly immutableTags: boolean;
  /** Patterns of tags that are meant to move. */
  readonly exclusions: readonly string[];
  readonly scanOnPush: boolean;
  readonly kmsKey: string | undefined;
  /** JSON. */
  readonly lifecyclePolicy: string | undefined;
}

/** The rules for tags; undefined when there is no such repository. */
export async function findTagRules(
  ecr: EcrConnection,
  account: string | undefined,
  repository: string,
): Promise<TagRules | undefined> {
  try {
    const { repositories = [] } = await ecr.call('describeRepositories', async (api) =>
      api.describeRepositories({ ...optional(account, ofRegistry), repositoryNames: [repository] }),
    );
    const [found] = repositories;
    if (found === undefined) return undefined;
    return { immutable: found.imageTagMutability?.startsWith('IMMUTABLE') ?? false, exclusions: exclusionsOf(found) };
  } catch (thrown) {
    if (thrown instanceof RegistryFault && thrown.kind === 'absent') return undefined;
    throw thrown;
  }
}

function exclusionsOf({ imageTagMutability, imageTagMutabilityExclusionFilters: filters = [] }: Repository): string[] {
  if (imageTagMutability === 'IMMUTABLE') return [];
  return filters.flatMap(({ filter }) => filter ?? []);
}

const mostNames = 1000;

/** The names of the account's repositories, the first thousand; empty when this role may not list them. */
export async function listRepositories(ecr: EcrConnection, account: string | undefined): Promise<string[]> {
  try {
    const { repositories = [] } = await ecr.call('describeRepositories', async (api) =>
      api.describeRepositories({ ...optional(account, ofRegistry), maxResults: mostNames }),
    );
    return repositories.flatMap(({ repositoryName }) => repositoryName ?? []);
  } catch (thrown) {
    if (thrown instanceof RegistryFault) return [];
    throw thrown;
  }
}

/** The text of a lifecycle policy; undefined when it is no JSON. Throws when the file cannot be read. */
export function readPolicy(file: string): string | undefined {
  const text = readFileSync(file, 'utf8');
  try {
    JSON.parse(text);
    return text;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

/** Creates the repository; `there` when another run was first. */
export async function createRepository(ecr: EcrConnection, wanted: NewRepository): Promise<'created' | 'there'> {
  const { repository, kmsKey, lifecyclePolicy } = wanted;
  try {
    await ecr.call('createRepository', async (api) =>
      api.createRepository({
        repositoryName: repository,
        ...mutabilityOf(wanted),
        imageScanningConfiguration: { scanOnPush: wanted.scanOnPush },
        ...optional(kmsKey, encryptedWith),
      }),
    );
  } catch (thrown) {
    if (awsNameOf(thrown) === 'RepositoryAlreadyExistsException') return 'there';
    throw thrown;
  }

  if (lifecyclePolicy !== undefined)
    await ecr.call('putLifecyclePolicy', async (api) =>
      api.putLifecyclePolicy({ repositoryName: repository, lifecyclePolicyText: lifecyclePolicy }),
    );
  return 'created';
}

const encryptedWith = (kmsKey: string) => ({
  encryptionConfiguration: { encryptionType: 'KMS' as const, kmsKey },
});

function mutabilityOf({ immutableTags, exclusions }: NewRepository) {
  if (!immutableTags) return { imageTagMutability: 'MUTABLE' as const };
  if (exclusions.length === 0) return { imageTagMutability: 'IMMUTABLE' as const };
  const filters = exclusions.map((filter) => ({ filterType: 'WILDCARD' as const, filter }));
  return {
    imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' as const,
    imageTagMutabilityExclusionFilters: filters,
  };
}
