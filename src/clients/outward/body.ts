// Reads the body of an answer whole, and within a bound: whoever answers may never end. Judges nothing that it reads.
// The map of this room: scheme and proxy (which way leads out) → route (a connection of its own) and body → fetch and json-exchange, and the prober
// of ../http.ts; proxy-answer (what a proxy's refusal means), tries (how often).
// The three differ in what they tell: an answer as `fetch` has it, whether the server may have acted, and why it failed.

/** The body of an answer has more bytes than we are ready to hold; compressed ones are counted as they unfold. */
export class BodyTooLarge extends Error {
  constructor(url: URL, maxBytes: number) {
    super(`${url.host} answered with more than ${Math.round(maxBytes / 1024)} KiB`);
    this.name = 'BodyTooLarge';
  }
}

/** All bytes; rejects with BodyTooLarge as soon as there are more than `maxBytes`, and with what the stream itself rejects with. */
export async function readBounded(pieces: AsyncIterable<Buffer>, url: URL, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > maxBytes) throw new BodyTooLarge(url, maxBytes);
    chunks.push(piece);
  }
  return Buffer.concat(chunks);
}
