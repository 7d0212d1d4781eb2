// What planning a bump comes to, for all who read it. An interface only.

import type { FileChange } from './edit/image-change.ts';
import type { PlannedPlace } from './edit/places/place.ts';

/** What a bump does: a value that can be printed. */
export interface BumpPlan {
  /** Only the files that change; empty means that the manifests already hold the image. */
  readonly files: readonly FileChange[];
  /** Every place that matched. */
  readonly places: readonly PlannedPlace[];
  /** The references as they stand in the manifests afterwards, one per line. */
  readonly image: string;
  /** The references as they stand there before, one per line. */
  readonly previousImage: string | undefined;
  readonly warnings: readonly string[];
  /** What is worth a line in the log, and no alarm. */
  readonly remarks?: readonly string[];
}
