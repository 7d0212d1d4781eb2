// Reads from `git diff -U0` which lines a change wrote. Keeps no text of the diff. The map of this room:
// base says what a run is measured against → history fetches it → changed-lines reads the difference; weakened-config compares the config
// files; change-facts puts all of it together.

import { optional } from '../../domain/text/optional.ts';
import type { ChangedLines } from '../verdict/patch-judgement.ts';

const hunk = /^@@ -\d+(?:,(?<removed>\d+))? \+(?<first>\d+)(?:,(?<added>\d+))? @@/;

/** Takes a diff piece by piece. */
export class ChangedLinesReader {
  private readonly files = new Map<string, (readonly [number, number])[]>();
  private rest = '';
  private file: string | undefined;
  /** Lines of the current hunk that are still to come: what is in them is content, whatever it looks like. */
  private body = 0;

  write(text: string): void {
    const rows = (this.rest + text).split('\n');
    this.rest = rows.pop() ?? '';
    for (const row of rows) this.read(row);
  }

  end(): ChangedLines {
    if (this.rest !== '') this.read(this.rest);
    return this.files;
  }

  private read(row: string): void {
    if (this.body > 0 && /^[-+]/.test(row)) this.body -= 1;
    else if (row.startsWith('diff --git ')) this.file = undefined;
    else if (row.startsWith('+++ ')) this.open(row.slice(4));
    else if (row.startsWith('@@ ')) this.readHunk(row);
  }

  private open(name: string): void {
    const plain = unquote(name.replace(/\t$/, ''));
    this.file = optional(plain.startsWith('b/'), () => plain.slice(2));
    if (this.file !== undefined && !this.files.has(this.file)) this.files.set(this.file, []);
  }

  private readHunk(row: string): void {
    const { removed = '1', first = '0', added = '1' } = hunk.exec(row)?.groups ?? {};
    this.body = Number(removed) + Number(added);
    const start = Number(first);
    if (this.file !== undefined && Number(added) > 0)
      this.files.get(this.file)?.push([start, start + Number(added) - 1]);
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };

/** git quotes names with odd characters as C does; octal escapes are bytes of UTF-8. */
function unquote(name: string): string {
  if (!name.startsWith('"')) return name;
  const bytes: number[] = [];
  const inside = name.slice(1, name.lastIndexOf('"'));
  for (const [whole, octal, letter] of inside.matchAll(/\\([0-7]{3})|\\(.)|[^\\]/gsu)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else bytes.push(...Buffer.from(escapes[letter ?? ''] ?? letter ?? whole));
  }
  return Buffer.from(bytes).toString('utf8');
}
