// What a registry's answer about an image means for a bump. Pure: asks nobody.

import type { Problem } from '../../domain/action-error.ts';
import type { Presence } from '../../domain/image/presence.ts';
import { formatImageReference, type ImageReference } from '../../domain/image/reference.ts';
import { phrase, present } from '../../domain/text/optional.ts';
import type { BumpPlan } from '../bump-plan.ts';
import type { Occasion } from '../history/commit-message.ts';

/** `true` insists on an answer, `auto` goes on without one, `false` does not ask. */
export type VerifyMode = 'auto' | 'true' | 'false';

/** What an answer means: something to say, or a reason not to write. */
export type ImageEvidence =
  | { readonly kind: 'info' | 'notice' | 'warning'; readonly message: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** An image that was there before, and whether it still is in its registry. */
export interface OlderImage {
  readonly image: ImageReference;
  readonly state: Presence['state'];
  /** True when a roll-back took it away. */
  readonly isUndone: boolean;
}

/** The distinct images that the plan writes where another stands now. */
export function writtenImages({ places }: Pick<BumpPlan, 'places'>): ImageReference[] {
  const changed = places.filter(
    ({ reference, next }) => formatImageReference(reference) !== formatImageReference(next),
  );
  return [...new Map(changed.map(({ next }) => [formatImageReference(next), next])).values()];
}

/** Why the registry was asked. */
export interface InquiryGrounds {
  readonly mode: VerifyMode;
  readonly occasion: Occasion;
  /** The images that a roll-back may go to instead, newest first. */
  readonly older: readonly OlderImage[];
}

/** What `presence` means for the image. */
export function weigh(
  image: ImageReference,
  presence: Presence,
  { mode, occasion, older }: InquiryGrounds,
): ImageEvidence {
  const text = formatImageReference(image);
  if (presence.state === 'absent') return { kind: 'problem', problem: absent(text, occasion, older) };
  if (presence.state === 'unknown') {
    if (mode === 'true') return { kind: 'problem', problem: unverified(text, presence.why) };
    return {
      kind: 'notice',
      message: `The registry could not tell whether ${text} exists, so it is not verified: ${presence.why}`,
    };
  }

  const { tagPointsTo } = presence;
  if (tagPointsTo === undefined || tagPointsTo === image.digest)
    return { kind: 'info', message: `The registry has ${text}` };

  const message = `The registry has ${image.digest}, but its tag "${image.tag}" points to ${tagPointsTo} now; ${text} is written, and runs by its digest.`;
  return { kind: 'warning', message };
}

const otherwise = 'If the cluster pulls it from somewhere else, set `verify-image: false`.';

const fixes: Readonly<Record<Occasion, (older: readonly OlderImage[]) => string>> = {
  bump: () => `Build and push it first (build-push-image), or check \`image\`. ${otherwise}`,
  promote: () =>
    `The image to promote was deleted: ship it again to the files of \`promote-from\`, or promote from other files. ${otherwise}`,
  rollback: rollbackFix,
};

/** The input that the image came by. */
const origins: Readonly<Record<Occasion, string>> = { bump: 'image', promote: 'promote-from', rollback: 'rollback' };

function absent(text: string, occasion: Occasion, older: readonly OlderImage[]): Problem {
  return {
    code: 'image_absent',
    what: `"${text}" is not in its registry: nothing is written`,
    where: `input \`${origins[occasion]}\``,
    fix: fixes[occasion](older),
  };
}

function rollbackFix(older: readonly OlderImage[]): string {
  if (older.length === 0)
    return `It was deleted, and no other image was there before: ship a new one with \`image: …\`. ${otherwise}`;
  const words = { there: ['is in its registry'], absent: ['deleted, too'], unknown: [] };
  const shown = older.map(({ image, state, isUndone }) => {
    const said = present([...words[state], isUndone && 'but was rolled back from']).join(', ');
    return `${formatImageReference(image)}${phrase(said !== '', () => ` (${said})`)}`;
  });
  const first = older.find(({ state, isUndone }) => state === 'there' && !isUndone)?.image;
  const version = first?.tag ?? first?.digest ?? '<tag>';
  return `It was deleted: ask for another, e.g. \`rollback: ${version}\`. Those that were there, newest first:\n${shown.join('\n')}\n${otherwise}`;
}

function unverified(text: string, why: string): Problem {
  return {
    code: 'image_unverified',
    what: `It is not known whether "${text}" exists: ${why}`,
    where: 'input `verify-image`',
    fix: 'Log in to its registry before this step (`docker login`, or aws-actions/configure-aws-credentials for ECR) with the right to read, or set `verify-image: auto` to go on without an answer.',
  };
}
