// Keeps a gate's output until it is printed: all of it, up to a bound, then its end. Never writes anywhere.

/** Both streams of a process in the order in which they came. */
export class OutputTail {
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private dropped = 0;
  private readonly limit: number;

  /** `limit` in bytes; default 16 MiB. */
  constructor(limit = 16 * 1024 * 1024) {
    this.limit = limit;
  }

  write(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
    while (this.size > this.limit) {
      const [first = Buffer.alloc(0)] = this.chunks;
      const excess = Math.min(first.length, this.size - this.limit);
      this.dropped += excess;
      this.size -= excess;
      if (excess === first.length) this.chunks.shift();
      else this.chunks[0] = first.subarray(excess);
    }
  }

  /** The output as text; says how many bytes at its beginning are left out. */
  text(): string {
    const kept = Buffer.concat(this.chunks).toString('utf8');
    if (this.dropped === 0) return kept;
    return `(the first ${this.dropped} bytes are left out)\n${kept}`;
  }

  /** The last lines, at most `count` of them and `length` characters. */
  lastLines(count: number, length: number): string {
    const end = Buffer.concat(this.chunks)
      .subarray(-64 * 1024)
      .toString('utf8')
      .trimEnd();
    const rows = end.split('\n').slice(-count);
    while (rows.length > 1 && rows.join('\n').length > length) rows.shift();
    return rows.join('\n').slice(-length);
  }
}
