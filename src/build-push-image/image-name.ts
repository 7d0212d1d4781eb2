// How the image of a plan is written as a reference. Pure.

import { phrase } from '../domain/text/optional.ts';
import type { ImagePlan } from './plan.ts';

/** The image reference with as much as is known: `[registry/]repository:tag[@digest]`. */
export function imageName(
  plan: Pick<ImagePlan, 'repository' | 'tags'>,
  { registry, digest }: { readonly registry: string | undefined; readonly digest: string | undefined },
): string {
  const host = phrase(registry, (registry) => `${registry}/`);
  return `${host}${plan.repository}:${plan.tags[0]}${phrase(digest, (digest) => `@${digest}`)}`;
}
