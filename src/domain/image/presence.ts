// What a registry's answer says about an image. Values only.

/**
 * Whether an image is there. `tagPointsTo`: for an image with tag and digest, the digest behind the tag now or `nothing`;
 * undefined when that is not known. `unknown` is no answer: denied, throttled, out of reach.
 */
export type Presence =
  | { readonly state: 'there'; readonly tagPointsTo?: string | undefined }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly why: string };
