// Numbers in place of names: eight bytes each, however long the name. Knows no format.

/** A number for a name, the same in every report: 52 bits of two FNV-1a hashes. `owner` is the number of what the name belongs to. */
export function idOf(name: string, owner = 0): number {
  let high = 0x811c9dc5 ^ (owner / 0x1_0000_0000);
  let low = 0x1b873593 ^ owner;
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ (code + at), 0x01000193);
  }
  return ((high >>> 0) & 0xfffff) * 0x1_0000_0000 + (low >>> 0);
}
