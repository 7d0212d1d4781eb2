// Many commits and their parents, kept as the bytes of their ids: of hundreds of thousands the texts would fill the memory. Runs no git.

/** The parents of many commits. A place is a number below `size`, in the order in which the commits were told. */
export interface ParentLookup {
  readonly size: number;
  commitAt(place: number): string;
  /** The branch's own first. */
  parentsAt(place: number): readonly string[];
  /** Undefined for a commit that was not told. */
  placeOf(commit: string): number | undefined;
}

/** Takes lines of `git rev-list --parents`: a commit, and its parents behind it. */
export class ParentTable implements ParentLookup {
  readonly #commits = new IdList();
  readonly #parents = new IdList();
  /** How many parents were told before those of each commit. */
  readonly #starts: number[] = [];
  #slots: Int32Array | undefined;

  add(line: string): void {
    const [commit = '', ...parents] = line.split(' ');
    this.#slots = undefined;
    this.#starts.push(this.#parents.size);
    this.#commits.push(commit);
    for (const parent of parents) this.#parents.push(parent);
  }

  get size(): number {
    return this.#commits.size;
  }

  commitAt(place: number): string {
    return this.#commits.at(place);
  }

  parentsAt(place: number): readonly string[] {
    const start = this.#starts[place] ?? 0;
    const end = this.#starts[place + 1] ?? this.#parents.size;
    return Array.from({ length: end - start }, (_, index) => this.#parents.at(start + index));
  }

  placeOf(commit: string): number | undefined {
    const id = Buffer.from(commit, 'hex');
    if (id.length < 4) return undefined;

    this.#slots ??= this.#fillSlots();
    const mask = this.#slots.length - 1;
    for (let slot = id.readUInt32LE() & mask; ; slot = (slot + 1) & mask) {
      const place = (this.#slots[slot] ?? 0) - 1;
      if (place < 0) return undefined;
      if (this.#commits.holds(place, id)) return place;
    }
  }

  /** A hash table with open addressing: places plus one, and 0 is free. Ids are hashes already, so that their first bytes say where to look. */
  #fillSlots(): Int32Array {
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * this.size + 2)));
    const mask = slots.length - 1;
    for (let place = 0; place < this.size; place++) {
      let slot = this.#commits.headOf(place) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = place + 1;
    }
    return slots;
  }
}

const idsInBlock = 8192;

/** Ids one after the other, all of one length; blocks are never copied. */
class IdList {
  readonly #blocks: Buffer[] = [];
  #width = 0;
  size = 0;

  push(id: string): void {
    this.#width ||= id.length / 2;
    const offset = (this.size % idsInBlock) * this.#width;
    if (offset === 0) this.#blocks.push(Buffer.allocUnsafeSlow(idsInBlock * this.#width));
    this.#blocks.at(-1)?.write(id, offset, 'hex');
    this.size += 1;
  }

  at(place: number): string {
    return this.#bytes(place).toString('hex');
  }

  holds(place: number, id: Buffer): boolean {
    return this.#bytes(place).equals(id);
  }

  /** The first four bytes as a number. */
  headOf(place: number): number {
    return this.#bytes(place).readUInt32LE();
  }

  #bytes(place: number): Buffer {
    const offset = (place % idsInBlock) * this.#width;
    return (this.#blocks[Math.floor(place / idsInBlock)] ?? Buffer.alloc(0)).subarray(offset, offset + this.#width);
  }
}
