// Manifests in which `«old|new»` marks what a bump replaces: one text says both what stands there before and after.

import type { BumpPlan } from '../../src/bump-manifest/bump-plan.ts';
import type { ImageChange } from '../../src/bump-manifest/edit/image-change.ts';
import { planBump } from '../../src/bump-manifest/plan.ts';
import { ActionError, orThrow } from '../../src/domain/action-error.ts';
import { parseImageReference } from '../../src/domain/image/reference.ts';

/** The two texts that a marked one stands for. */
export const marked = (text: string): { before: string; after: string } => ({
  before: text.replace(/«([^|»]*)\|[^»]*»/g, '$1'),
  after: text.replace(/«[^|»]*\|([^»]*)»/g, '$1'),
});

/** The two ends that a line may have, with what a title calls them. */
export const lineEndings = [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
] as const;

/** What a test says of a change; `images` and `match` as text. */
export interface Wish extends Partial<Omit<ImageChange, 'images' | 'match'>> {
  readonly match?: readonly string[];
}

/** The plan for texts by path. */
export function planFor(
  files: Readonly<Record<string, string | Buffer>>,
  images: string | readonly string[],
  wish: Wish = {},
): BumpPlan {
  return orThrow(
    planBump(
      Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text as string) })),
      changeOf(images, wish),
    ),
  );
}

/** The change that a wish stands for. */
export const changeOf = (images: string | readonly string[], wish: Wish = {}): ImageChange => ({
  container: undefined,
  fields: [],
  pinDigest: 'keep',
  allowDowngrade: false,
  ...wish,
  images: [images].flat().map((text) => parseImageReference(text)),
  match: (wish.match ?? []).map((text) => parseImageReference(text)),
});

/** Texts by path as they stand after the bump. */
export function bumped(
  files: Readonly<Record<string, string>>,
  images: string | readonly string[],
  wish: Wish = {},
): Record<string, string> {
  const changed = planFor(files, images, wish).files.map(({ path, after }) => [path, after.toString('utf8')]);
  return { ...files, ...Object.fromEntries(changed) };
}

/** The problems of a bump that is refused; none when it is not. */
export function refusals(
  files: Readonly<Record<string, string | Buffer>>,
  images: string | readonly string[],
  wish: Wish = {},
): ActionError['problems'] {
  try {
    planFor(files, images, wish);
    return [];
  } catch (thrown) {
    if (thrown instanceof ActionError) return thrown.problems;
    throw thrown;
  }
}
