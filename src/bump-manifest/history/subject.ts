// Which image repositories a bump is about when nobody names an image: those that stand in the manifests and fit the service. Pure.

import { ActionError } from '../../domain/action-error.ts';
import { canonicalRepository, formatRepository, type Repository } from '../../domain/image/reference.ts';
import type { FoundImage } from '../edit/places/place.ts';

/** The given repositories; else the only one found; else the one that is named like the service. Throws an ActionError. */
export function chooseRepositories(
  given: readonly Repository[],
  found: readonly FoundImage[],
  service: string,
  input: 'rollback' | 'promote-from',
): Repository[] {
  if (given.length > 0) return [...given];
  const distinct = new Map(found.map(({ reference }) => [canonicalRepository(reference), reference]));
  if (distinct.size === 1) return [...distinct.values()];

  const named = [...distinct.values()].filter(({ repository }) => isNamedLike(repository, service));
  if (named.length === 1) return named;

  const where = `input \`${input}\``;
  const names = [...distinct.values()].map(formatRepository);
  if (names.length === 0) {
    const files = input === 'rollback' ? 'path' : input;
    const what = `The manifests that \`${files}\` names hold no image`;
    throw new ActionError({ code: 'image_not_found', what, where, fix: `Check \`${files}\`.` });
  }

  const what = `The manifests hold several image repositories: ${names.slice(0, 10).join(', ')}`;
  const fix = `Say which is meant, e.g. \`match: ${names[0]}\`.`;
  throw new ActionError({ code: 'repository_ambiguous', what, where, fix });
}

/** True for `checkout-service` and `shopfast-checkout-service`, whatever folder they lie in. */
function isNamedLike(repository: string, service: string): boolean {
  const name = repository.split('/').at(-1) ?? '';
  return name === service.toLowerCase() || name.endsWith(`-${service.toLowerCase()}`);
}
