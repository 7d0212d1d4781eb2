// Reads the text of a file piece by piece, the next piece from the disk while one is taken apart. Never holds a whole file.

import { type FileHandle, open } from 'node:fs/promises';
import { messageOf } from '../../domain/action-error.ts';
import { awaitedElsewhere, systemErrorCode } from '../../domain/thrown.ts';
import { ReportFault } from './report-fault.ts';

/** Bytes that are asked of the disk at once, and bytes of the text that is given on: short texts are cheaper to take apart. */
const readSize = 1024 * 1024;
const pieceSize = 256 * 1024;

/** The text of a file, decoded by its byte order mark, else by its XML declaration, else as UTF-8. Throws ReportFault when it cannot be read. */
export async function* readReportText(file: string): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const handle = await orFault(open(file));

  try {
    for await (const bytes of piecesOf(handle)) {
      decoder ??= decoderOf(bytes);
      for (let at = 0; at < bytes.length; at += pieceSize)
        yield decoder.decode(bytes.subarray(at, at + pieceSize), { stream: true });
    }
  } finally {
    await handle.close();
  }

  const last = decoder?.decode();
  if (last !== undefined && last !== '') yield last;
}

/** The bytes of a file in two buffers: one is filled while the other one is used. */
async function* piecesOf(handle: FileHandle): AsyncGenerator<Buffer> {
  let now = Buffer.allocUnsafeSlow(readSize);
  let next = Buffer.allocUnsafeSlow(readSize);
  const fill = (buffer: Buffer): Promise<Buffer> => {
    const reading = handle.read(buffer, 0, readSize).then(({ bytesRead }) => buffer.subarray(0, bytesRead));
    // Nobody may be left to wait for it, when the text before it was refused.
    void awaitedElsewhere(reading);
    return reading;
  };

  let coming = fill(now);
  try {
    for (;;) {
      const bytes = await orFault(coming);
      if (bytes.length === 0) return;
      [now, next] = [next, now];
      coming = fill(now);
      yield bytes;
    }
  } finally {
    await awaitedElsewhere(coming);
  }
}

async function orFault<T>(promise: Promise<T>): Promise<T> {
  return await promise.catch((cause: unknown) => {
    systemErrorCode(cause);
    throw new ReportFault('unreadable', `cannot be read: ${messageOf(cause)}`);
  });
}

function decoderOf(start: Buffer): InstanceType<typeof TextDecoder> {
  const name = encodingOf(start);
  try {
    return new TextDecoder(name);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ReportFault('unreadable', `cannot be read: ${cause.message}`);
  }
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start.subarray(0, 200).toString('latin1'));
  // A document that declares UTF-16 in single bytes is not UTF-16: .NET writers do that.
  const name = declared?.[1] ?? 'utf-8';
  if (/^utf-?16/i.test(name)) return 'utf-8';
  return name;
}
