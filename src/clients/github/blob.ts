// The name that git gives to the contents of a file. Reads no repository.
// https://git-scm.com/book/en/v2/Git-Internals-Git-Objects

import { createHash } from 'node:crypto';

/** The id of a blob; `length` is that of the repository's ids: 40 (SHA-1) or 64 (SHA-256). */
export const blobName = (bytes: Uint8Array, length: number): string =>
  createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
