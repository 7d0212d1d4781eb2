// Finds the names that a mistyped one probably meant. Only suggests; never corrects.

/** The names within two edits (or a third of the length) of `name`, nearest first, at most `limit`. Of three letters two edits leave nothing. */
export function nearestNames(name: string, known: Iterable<string>, limit = 3): string[] {
  const ranked: { candidate: string; distance: number }[] = [];
  for (const candidate of known) {
    const shorter = Math.min(candidate.length, name.length);
    const reach = shorter <= 3 ? 1 : Math.max(2, Math.floor(name.length / 3));
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    const contains = candidate.includes(name) || name.includes(candidate);
    if (distance <= reach || (contains && shorter > 2)) ranked.push({ candidate, distance });
  }
  ranked.sort((a, b) => a.distance - b.distance || a.candidate.localeCompare(b.candidate));
  return ranked.slice(0, limit).map(({ candidate }) => candidate);
}

/** "Did you mean a or b?" for a fix; the whole list when nothing is near. */
export function suggestName(name: string, known: readonly string[]): string {
  const near = nearestNames(name, known);
  if (near.length > 0) return `Did you mean ${near.map((each) => `\`${each}\``).join(' or ')}?`;
  return `Known: ${known.map((each) => `\`${each}\``).join(', ')}.`;
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours count one each. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);

  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      let cost = Math.min(at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + change);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, at(before, column - 2) + 1);
      current.push(cost);
    }
    before = previous;
    previous = current;
  }

  return at(previous, b.length);
}

const at = (row: number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
