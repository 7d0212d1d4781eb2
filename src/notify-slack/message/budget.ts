// Keeps the blocks of a message inside Slack's sums: 50 blocks, and about 12,000 characters in all. Knows no words.

import { optional, present } from '../../domain/text/optional.ts';

/** Blocks that stay or go together. */
export interface Part<B> {
  /** 0 always stays; the highest goes first. */
  readonly rank: number;
  readonly blocks: readonly B[];
  /** A smaller form of a block, tried before the part goes; undefined when there is none. */
  readonly shrink?: (block: B) => B | undefined;
}

const mostBlocks = 50;
const mostCharacters = 11_500;

/** The blocks of the parts in their order, without what does not fit. */
export function fitParts<B>(parts: readonly Part<B>[]): B[] {
  let kept = parts.filter(({ blocks }) => blocks.length > 0);
  while (!fits(kept)) {
    const last = lastOf(kept);
    if (last === undefined) break;
    const smaller = present([shrunk(last)]);
    kept = kept.flatMap((part) => (part === last ? smaller : [part]));
  }
  return kept.flatMap(({ blocks }) => blocks);
}

const fits = <B>(parts: readonly Part<B>[]): boolean => {
  const blocks = parts.flatMap((part) => part.blocks);
  return blocks.length <= mostBlocks && sizeOf(blocks) <= mostCharacters;
};

/** The last one of the highest rank; undefined when all must stay. */
function lastOf<B>(parts: readonly Part<B>[]): Part<B> | undefined {
  const rank = Math.max(0, ...parts.map((part) => part.rank));
  if (rank === 0) return undefined;
  return parts.findLast((part) => part.rank === rank);
}

function shrunk<B>(part: Part<B>): Part<B> | undefined {
  const [block] = part.blocks;
  const smaller = optional(block, (block) => part.shrink?.(block));
  if (smaller === undefined) return undefined;
  return { ...part, blocks: [smaller] };
}

/** Characters of all texts, and 40 for each object that holds them: more than Slack is known to count. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + sizeOf(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, each) => sum + sizeOf(each), 40);
}
