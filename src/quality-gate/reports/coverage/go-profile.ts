// Reads Go cover profiles (https://pkg.go.dev/golang.org/x/tools/cover): statements in blocks, as `go tool cover` counts them.
// A block that several packages report (-coverpkg) counts once, with its maximum.

import { idOf } from '../name-id.ts';
import { ReportFault, type ReportParser } from '../report-fault.ts';
import { lineParser, ownText } from '../text-lines.ts';
import { type CoverageReport, emptyCoverage, type FileCoverage } from './coverage.ts';
import { Marks } from './marks.ts';

/** True when a text starts as a cover profile does. */
export const isGoProfile = (text: string): boolean => /^mode: (?:set|count|atomic)\s*$/m.test(text);

const block =
  /^(?<file>.+):(?<place>(?<start>\d{1,8})\.\d{1,8},(?<end>\d{1,8})\.\d{1,8}) (?<statements>\d{1,8}) (?<hits>\d{1,20})$/;

/** Longest block and most statements that are believed. */
const longestBlock = 20_000;
const mostStatements = 4096;

/** A parser for one profile. */
export function goProfileParser(): ReportParser<CoverageReport> {
  const files = new Map<string, FileCoverage>();
  let row = 0;

  return lineParser(
    (line) => {
      row += 1;
      const text = line.trimEnd();
      if (text !== '' && !text.startsWith('mode: ')) readBlock(files, text, row);
    },
    () => {
      if (files.size === 0) throw new ReportFault('empty', 'names no source file');
      return { format: 'go-profile', files, sources: [] };
    },
  );
}

function readBlock(files: Map<string, FileCoverage>, text: string, row: number): void {
  const found = block.exec(text)?.groups;
  const start = Number(found?.['start']);
  const end = Number(found?.['end']);
  const statements = Number(found?.['statements']);
  if (found === undefined || end < start || end - start > longestBlock || statements > mostStatements)
    throw new ReportFault('unreadable', `is not a whole Go cover profile: line ${row} is not a block`);

  const name = found['file'] ?? '';
  const coverage = files.get(name) ?? { ...emptyCoverage(), places: new Marks() };
  if (!files.has(name)) files.set(ownText(name), coverage);
  const ran = Number(found['hits']) > 0;
  const id = (idOf(found['place'] ?? '') % 2 ** 39) * mostStatements;
  for (let at = 0; at < statements; at++) coverage.lines.mark(id + at, ran);
  // A block without a statement covers no line.
  if (statements === 0) return;
  for (let line = start; line <= end; line++) coverage.places?.mark(line, ran);
}
