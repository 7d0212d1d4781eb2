// Which lines, branches or functions of a file ran: eight bytes each, so that a big report stays small. Knows no format.

import type { Count } from './count.ts';

const first = 16;

/** A set of numbers, each with "ran" or "did not run". The same number twice is its maximum, so shards unite. */
export class Marks {
  /** `id * 2 + ran`. */
  private cells = new Float64Array(0);
  private size = 0;
  private sorted = true;
  private declared: Count | undefined;

  /** Notes that `id` (a whole number below 2^52) can be covered, and whether it was. */
  mark(id: number, ran: boolean): void {
    const cell = id * 2 + (ran ? 1 : 0);
    const last = this.size === 0 ? -1 : (this.cells[this.size - 1] ?? -1);
    if (cell === last) return;
    if (cell < last) this.sorted = false;
    if (this.size === this.cells.length) this.grow();
    this.cells[this.size++] = cell;
  }

  /** Notes a bare count, where the report says no more. Of several the one with the larger share counts. */
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
    for (let at = 0; at < other.size; at++) {
      const cell = other.cells[at] ?? 0;
      this.mark(Math.floor(cell / 2), cell % 2 === 1);
    }
    if (other.declared !== undefined) this.declare(other.declared);
  }

  /** Undefined when nothing of the kind is there. What was marked counts before what was declared. */
  count(): Count | undefined {
    this.settle();
    if (this.size === 0) return this.declared;
    let covered = 0;
    for (let at = 0; at < this.size; at++) covered += (this.cells[at] ?? 0) % 2;
    return { covered, total: this.size };
  }

  /** Whether `id` ran; undefined when it is not there. */
  find(id: number): boolean | undefined {
    this.settle();
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const cell = this.cells[middle] ?? 0;
      const found = Math.floor(cell / 2);
      if (found === id) return cell % 2 === 1;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** True when something was marked, not only declared. */
  get isMarked(): boolean {
    return this.size > 0;
  }

  /** Gives back the memory that growing took in advance. */
  trim(): void {
    this.settle();
    if (this.cells.length > this.size) this.cells = this.cells.slice(0, this.size);
  }

  private grow(): void {
    const wider = new Float64Array(Math.max(first, this.cells.length * 2));
    wider.set(this.cells);
    this.cells = wider;
  }

  /** Sorts, and keeps of each id the cell that ran. */
  private settle(): void {
    if (!this.sorted) this.cells.subarray(0, this.size).sort();
    this.sorted = true;
    let kept = 0;
    for (let at = 0; at < this.size; at++) {
      const cell = this.cells[at] ?? 0;
      const next = at + 1 < this.size ? (this.cells[at + 1] ?? 0) : -1;
      // A cell that did not run and the next one are the same id.
      if (cell === next || (cell % 2 === 0 && next === cell + 1)) continue;
      this.cells[kept++] = cell;
    }
    this.size = kept;
  }
}
