// Finds report files by pattern and opens them as text. Never follows a folder link while it searches, never deletes a file.

import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import picomatch from 'picomatch';
import { present } from '../../domain/text/optional.ts';
import { onSystemFault, systemErrorCode } from '../../domain/thrown.ts';
import { ReportFault, type ReportParser } from './report-fault.ts';
import { readReportText } from './report-text.ts';

/** A file and what tells whether it was written anew. */
export interface ReportFile {
  /** Absolute path. */
  readonly path: string;
  readonly size: number;
  readonly modifiedMs: number;
  /** Differs whenever the file was written or replaced. */
  readonly stamp: string;
}

/** The files that a pattern matches, sorted by path. The pattern is relative to `folder`, or absolute. */
export async function findReportFiles(folder: string, pattern: string): Promise<ReportFile[]> {
  const literal = await findFile(path.resolve(folder, pattern));
  if (literal !== undefined) return [literal];

  const { base, glob } = picomatch.scan(pattern);
  if (glob === '') return [];

  const start = path.resolve(folder, base);
  const matches = picomatch(glob);
  const skipped = present(['.git', !pattern.includes('node_modules') && 'node_modules']);
  const found: ReportFile[] = [];
  for await (const name of walk(start, '', skipped)) {
    if (!matches(name)) continue;
    const file = await findFile(path.join(start, name));
    if (file !== undefined) found.push(file);
  }

  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function findFile(file: string): Promise<ReportFile | undefined> {
  try {
    const facts = await stat(file, { bigint: true });
    if (!facts.isFile()) return undefined;
    const stamp = [facts.ino, facts.size, facts.mtimeNs, facts.ctimeNs].join(':');
    return { path: file, size: Number(facts.size), modifiedMs: Number(facts.mtimeNs / 1_000_000n), stamp };
  } catch (thrown) {
    systemErrorCode(thrown);
    return undefined;
  }
}

async function* walk(start: string, below: string, skipped: readonly string[]): AsyncGenerator<string> {
  const entries = await readdir(path.join(start, below), { withFileTypes: true }).catch(onSystemFault<Dirent[]>([]));
  for (const entry of entries) {
    const name = path.posix.join(below, entry.name);
    if (!entry.isDirectory()) yield name;
    else if (!skipped.includes(entry.name)) yield* walk(start, name, skipped);
  }
}

/** True when the path is an existing folder. */
export async function isFolder(file: string): Promise<boolean> {
  return await stat(file).then((facts) => facts.isDirectory(), onSystemFault(false));
}

/** Coarse file systems cut modification times to two seconds. */
const granularityMs = 2000;

/** True when the file existed before the gate (same stamp), or is older than the gate's start. */
export function isStale(file: ReportFile, before: readonly ReportFile[], startedMs: number): boolean {
  const known = before.find((each) => each.path === file.path);
  return known?.stamp === file.stamp || file.modifiedMs < startedMs - granularityMs;
}

/** What a format is chosen by. */
const longestStart = 64 * 1024;

/** Reads a file's text through the parser that `choose` picks from its first piece. Throws ReportFault. Of a link that leads out of `inside` nothing is quoted. */
export async function readReport<T>(
  file: string,
  choose: (start: string) => ReportParser<T>,
  inside?: string,
): Promise<T> {
  const isForeign = inside !== undefined && (await leadsOut(file, inside));

  try {
    let parser: ReportParser<T> | undefined;
    for await (const piece of readReportText(file)) {
      if (parser === undefined && piece.trim() === '') continue;
      parser ??= choose(piece.slice(0, longestStart));
      parser.write(piece);
    }
    if (parser === undefined) throw new ReportFault('empty', 'is empty');
    return parser.end();
  } catch (thrown) {
    if (!isForeign || !(thrown instanceof ReportFault)) throw thrown;
    throw new ReportFault(thrown.kind, 'is a link to a file outside the workspace that cannot be read as a report');
  }
}

/** True for a link out of the folder. Throws ReportFault for one into what the kernel shows about processes and devices. */
async function leadsOut(file: string, folder: string): Promise<boolean> {
  const [real, root] = await Promise.all([file, folder].map((each) => realpath(each).catch(onSystemFault(each))));
  if (/^\/(?:proc|sys|dev)\//.test(real ?? ''))
    throw new ReportFault('unreadable', 'is a link into /proc, /sys or /dev');
  return real !== root && !real?.startsWith(`${root}${path.sep}`);
}
