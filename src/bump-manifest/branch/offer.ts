// An edit as one writer hands it to another: what stood there, what shall stand there, and the commit's message. Sealed, so that only
// those who write with the same key believe it: whoever may push a ref may not always push the branch. Pure.

import { createHmac } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';

/** A file of an edit. */
export interface OfferedFile {
  readonly path: string;
  readonly mode: string;
  readonly before: Buffer;
  readonly after: Buffer;
}

/** An edit that was planned on one head of the branch. */
export interface Offer {
  /** The head that its writer saw. */
  readonly base: string;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly message: string;
  readonly name: string;
  readonly email: string;
  readonly files: readonly OfferedFile[];
}

/** Larger edits are not handed over: characters of the text. */
const longest = 256 * 1024;
const mostBytes = 16 * 1024 * 1024;

/** The edit as one line; undefined when it is too large. */
export function formatOffer({ files, ...rest }: Offer): string | undefined {
  const encoded = files.map(({ before, after, ...file }) => ({
    ...file,
    before: before.toString('base64'),
    after: after.toString('base64'),
  }));
  const text = deflateSync(JSON.stringify({ ...rest, files: encoded })).toString('base64');
  if (text.length > longest) return undefined;
  return text;
}

/** Undefined for a text whose seal is not that of the same key. */
export function parseOffer(text: string, seal: string, key: SealKey): Offer | undefined {
  if (text.length > longest || sealOf(text, key) !== seal) return undefined;
  // Who has the key wrote it as `formatOffer` does.
  const json = inflateSync(Buffer.from(text, 'base64'), { maxOutputLength: mostBytes }).toString('utf8');
  const { files, ...rest } = JSON.parse(json) as Encoded;
  const decode = (encoded: string): Buffer => Buffer.from(encoded, 'base64');
  return { ...rest, files: files.map((file) => ({ ...file, before: decode(file.before), after: decode(file.after) })) };
}

interface Encoded extends Omit<Offer, 'files'> {
  readonly files: readonly (Pick<OfferedFile, 'path' | 'mode'> & { readonly before: string; readonly after: string })[];
}

/** What a seal is made with. */
export interface SealKey {
  /** Known to those who write the branch with the same rights, and to nobody else. */
  readonly secret: string;
  /** As people call it: a key may open several. */
  readonly repository: string;
  readonly branch: string;
}

/** 64 hexadecimal digits. */
export const sealOf = (text: string, { secret, repository, branch }: SealKey): string =>
  createHmac('sha256', secret)
    .update(`ship-actions queue\n${repository.toLowerCase()}\n${branch}\n${text}`)
    .digest('hex');
