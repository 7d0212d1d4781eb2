// Reads a patch without context lines: which lines each file lost and got. Believes the line numbers of git, never the text of a line.

/** What one commit did to one file. */
export interface FilePatch {
  readonly path: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;

/** Every file of a patch of `git log -p -U0`. A file without lines, such as a binary one, has none. */
export function readPatch(patch: string): FilePatch[] {
  const changes: { path: string; removed: string[]; added: string[] }[] = [];
  const lines = patch.split('\n');
  let current: (typeof changes)[number] | undefined;

  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.startsWith('diff --git ')) {
      current = { path: '', removed: [], added: [] };
      changes.push(current);
    } else if (line.startsWith('--- ') || line.startsWith('+++ ')) {
      // A file that is removed keeps its old name.
      if (current !== undefined) current.path = nameIn(line) ?? current.path;
    } else if (line.startsWith('@@ ')) {
      at = readHunk(lines, at, current);
    }
  }
  return changes;
}

/** Takes as many lines as the head of the hunk announces; returns where the last one stands. */
function readHunk(lines: readonly string[], head: number, into: { removed: string[]; added: string[] } | undefined) {
  const [, removed = '1', added = '1'] = hunk.exec(lines[head] ?? '') ?? [];
  let left = Number(removed) + Number(added);
  let at = head;

  while (left > 0 && at + 1 < lines.length) {
    const line = lines[++at] ?? '';
    if (line.startsWith('\\')) continue;
    left--;
    if (line.startsWith('-')) into?.removed.push(line.slice(1));
    else into?.added.push(line.slice(1));
  }
  return at;
}

/** `--- a/name`, `+++ "b/n\"ame"`; undefined for /dev/null. */
function nameIn(line: string): string | undefined {
  const text = line.slice(4).replace(/\t$/, '');
  if (text === '/dev/null') return undefined;
  if (text.startsWith('"')) return text.slice(3, -1).replace(/\\(["\\])/g, '$1');
  return text.slice(2);
}
