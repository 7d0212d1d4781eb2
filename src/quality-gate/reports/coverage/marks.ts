// Which lines, branches or functions of a file ran: four or eight bytes each, so that a big report stays small. Knows no format.

import type { Count } from './count.ts';

type Cells = Int32Array | Float64Array;

const nothing = new Int32Array(0);
const isSmall = (cell: number): boolean => cell < 2 ** 31;

/** A set of numbers, each with "ran" or "did not run". The same number twice is its maximum, so shards unite. */
export class Marks {
  /** `id * 2 + ran`, in the order in which they came. */
  private fresh: number[] = [];
  /** The same, sorted, each id once. */
  private kept: Cells = nothing;
  private declared: Count | undefined;

  /** Notes that `id` (a whole number below 2^52) can be covered, and whether it was. */
  mark(id: number, ran: boolean): void {
    this.fresh.push(id * 2 + (ran ? 1 : 0));
  }

  /** Notes a bare count, where the report says no more. Of several the larger one counts, then the one with the larger share. */
  declare({ covered, total }: Count): void {
    if (total <= 0) return;
    const before = this.declared;
    const count = { covered: Math.min(covered, total), total };
    if (before === undefined || total > before.total || (total === before.total && covered > before.covered))
      this.declared = count;
  }

  /** Takes over what another one notes. */
  unite(other: Marks): void {
    other.settle();
    for (const cell of other.kept) this.fresh.push(cell);
    if (other.declared !== undefined) this.declare(other.declared);
    if (this.fresh.length > 0) this.settle();
  }

  /** Undefined when nothing of the kind is there. What was marked counts before what was declared. */
  count(): Count | undefined {
    this.settle();
    if (this.kept.length === 0) return this.declared;
    let covered = 0;
    for (const cell of this.kept) covered += cell % 2;
    return { covered, total: this.kept.length };
  }

  /** Whether `id` ran; undefined when it is not there. */
  find(id: number): boolean | undefined {
    this.settle();
    let low = 0;
    let high = this.kept.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const cell = this.kept[middle] ?? 0;
      const found = Math.floor(cell / 2);
      if (found === id) return cell % 2 === 1;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** True when something was marked, not only declared. */
  get isMarked(): boolean {
    return this.kept.length > 0 || this.fresh.length > 0;
  }

  /** Sorts what came, and packs it. */
  settle(): void {
    const { fresh, kept } = this;
    if (fresh.length === 0) return;
    this.fresh = [];
    if (kept.length === 0 && isInOrder(fresh)) {
      this.kept = pack(fresh);
      return;
    }

    const cells = new Float64Array(kept.length + fresh.length);
    cells.set(kept);
    cells.set(fresh, kept.length);
    cells.sort();
    this.kept = pack(cells.subarray(0, unify(cells)));
  }
}

/** True when each id is there once, in ascending order, as most reports have their lines. */
function isInOrder(cells: readonly number[]): boolean {
  let before = -2;
  for (const cell of cells) {
    if (cell - (cell % 2) <= before) return false;
    before = cell;
  }
  return true;
}

const pack = (cells: ArrayLike<number>): Cells => {
  if (isSmall(cells[cells.length - 1] ?? 0)) return new Int32Array(cells);
  return new Float64Array(cells);
};

/** Keeps of each id the cell that ran; says how many ids there are. */
function unify(cells: Cells): number {
  let kept = 0;
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? 0;
    const next = at + 1 < cells.length ? (cells[at + 1] ?? 0) : -1;
    // A cell that did not run and the next one are the same id.
    if (cell === next || (cell % 2 === 0 && next === cell + 1)) continue;
    cells[kept++] = cell;
  }
  return kept;
}
