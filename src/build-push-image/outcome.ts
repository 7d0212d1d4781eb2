// What became of the image, as a value that the report and the summary read. Decides nothing.

import type { GateVerdict } from './gate/gates.ts';
import type { PlaceOutcome } from './place/copies.ts';
import type { ImageDecision } from './plan.ts';
import type { PushedImage } from './standing/pushed-image.ts';
import type { TaggedImage } from './standing/standing-image.ts';

/** What became of the image. */
export interface ImageOutcome {
  /** Undefined for an image that stays on this machine and was given no registry. */
  readonly registry: string | undefined;
  /** Undefined when nothing is in the registry. */
  readonly image: PushedImage | undefined;
  readonly decision: ImageDecision;
  /** The engine that built or would build; undefined when none was needed. */
  readonly engine: string | undefined;
  /** What stood in the registry before. */
  readonly standing: readonly (TaggedImage & { readonly image?: PushedImage | undefined })[];
  /** True when nothing was done. */
  readonly isPlanned?: boolean | undefined;
  readonly buildSeconds?: number | undefined;
  readonly pushSeconds?: number | undefined;
  readonly copies?: readonly PlaceOutcome[] | undefined;
  readonly gates?: GateVerdict | undefined;
}

/** How an image is known, in words that promise no more than was measured. */
export const reuseWords = {
  signature: 'its label is signed with `reuse-key`, for this commit or content and these build inputs',
  label: 'it is labelled as built from this commit or content with these build inputs',
  tag: 'it stands under the tag of this commit; its label cannot be read by this login, so nothing else was checked',
} as const;

/** Of an image that is used although a build was preferred. */
export const unprovenWords =
  'it stands under the tag of this commit, which the registry does not let move, so it is used. Nothing proves that it was built from this commit: whoever may push to the repository could have put it there. `reuse-key` proves it.';
