// Reads the Test Anything Protocol, versions 12 to 14 (https://testanything.org). Tolerates lines of others; distrusts a missing or broken plan.

import { ReportFault, type ReportParser } from '../report-fault.ts';
import { lineParser } from '../text-lines.ts';
import type { TestReport } from './test-report.ts';
import { keptText, TestTally } from './test-tally.ts';

/** True when a text has a line that only TAP has. */
export const isTap = (text: string): boolean =>
  /^TAP version \d+\s*$/m.test(text) ||
  (/^1\.\.\d+/m.test(text) && /^(?:not )?ok\b/m.test(text)) ||
  /^1\.\.0\b/.test(text);

interface Point {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly details: string[];
  size: number;
}

interface Level {
  plan: number | undefined;
  points: number;
  failed: number;
  /** The point that stands before its subtests, which follow in braces: node-tap and Vitest write it so. */
  braced?: Point | undefined;
}

const pointLine = /^(?<indent> *)(?<bad>not )?ok\b(?<rest>.*)$/s;
const planLine = /^(?<indent> *)1\.\.(?<count>\d{1,9})\b/;
/** What a point says about its duration: node-tap, Vitest, Bats. */
const timing = / # (?:time=|in )[\d.]{1,20} ?m?s$/;
/** Sums that stand below the last point: node:test, Mocha, node-tap. */
const sums = /^# (?:tests|suites|pass|ok|fail|failed|cancelled|skip|skipped|todo|duration_ms) [\d.]+\s*$/;
const directive = /(?:^|\s)#\s*(?<word>skip|todo)\S*(?:\s|$)/i;

/** A parser for one TAP stream. */
export const tapParser = (): ReportParser<TestReport> => {
  const stream = new Stream();
  return lineParser(
    (line) => stream.read(line),
    () => stream.report(),
  );
};

/** What stands behind the number of a point and its dash: https://testanything.org/tap-version-14-specification.html#test-points */
const nameIn = (rest: string): string => rest.replace(/^ +\d+/, '').replace(/^ +(?:- )?/, '');

class Stream {
  private readonly tally = new TestTally();
  private readonly levels: Level[] = [{ plan: undefined, points: 0, failed: 0 }];
  private point: Point | undefined;
  private bail: string | undefined;
  /** Indented points are tests only where somebody announced a subtest. */
  private nests = false;

  read(line: string): void {
    const text = line.slice(0, 4000);
    const depth = Math.floor((text.length - text.trimStart().length) / 4);
    if (/^ *# Subtest\b/.test(text)) this.nests = true;
    if (text.startsWith('Bail out!')) this.bail = text.slice(9).trim() || 'no reason is given';

    const plan = this.partsOf(planLine, text, depth);
    const found = this.partsOf(pointLine, text, depth);
    if (plan !== undefined) this.level(depth).plan = Number(plan['count']);
    else if (found !== undefined) this.add(depth, found['bad'] !== undefined, nameIn(found['rest'] ?? ''));
    else if (/^ *\}\s*$/.test(text)) this.endBraces(depth);
    else this.detail(text);
  }

  report(): TestReport {
    const open = this.levels.find(({ braced }, at) => braced !== undefined && (this.levels[at + 1]?.points ?? 0) > 0);
    if (open !== undefined && this.bail === undefined)
      throw new ReportFault(
        'unreadable',
        `is TAP that was cut short: the subtests of "${open.braced?.name}" have no end`,
      );

    this.endBraces(0);
    this.flush();

    const [top] = this.levels;
    const place = { text: '', file: undefined, line: undefined };
    if (this.bail !== undefined) this.tally.fail({ name: 'Bail out!', message: this.bail, ...place });
    else if (top?.plan === undefined)
      throw new ReportFault('unreadable', 'is TAP without a plan (1..N): it was cut short, or its writer died');
    else if (top.plan !== top.points) {
      const message = `the plan says ${top.plan} tests, and ${top.points} are listed`;
      this.tally.fail({ name: 'TAP plan', message, ...place });
    }

    return this.tally.report();
  }

  /** The parts of a line of TAP; undefined for a line of others. Subtests are indented by four. */
  private partsOf(pattern: RegExp, text: string, depth: number): Readonly<Record<string, string>> | undefined {
    if (!this.isOurs(depth)) return undefined;
    const parts = pattern.exec(text)?.groups;
    if ((parts?.['indent'] ?? '').length % 4 !== 0) return undefined;
    return parts;
  }

  private isOurs(depth: number): boolean {
    return depth === 0 || (this.nests && depth < 50);
  }

  private level(depth: number): Level {
    while (this.levels.length <= depth) this.levels.push({ plan: undefined, points: 0, failed: 0 });
    return this.levels[depth] as Level;
  }

  private add(depth: number, bad: boolean, rest: string): void {
    this.endBraces(depth);
    this.flush();
    const level = this.level(depth);
    const below = this.levels[depth + 1];
    const found = directive.exec(rest);
    const word = found?.groups?.['word'];
    const braced = /(?:^|\s)\{\s*$/.test(rest);
    const said = rest.slice(0, found?.index).replace(/(?:^|\s)\{\s*$/, '');
    const name = said.trim().replace(timing, '').trim() || `test ${level.points + 1}`;
    level.points += 1;
    if (bad && word === undefined) level.failed += 1;

    // What announces subtests is their sum; it counts only when it failed and none of them did.
    const sum = below !== undefined && below.points > 0;
    const innocent = sum && below.failed === 0;
    this.levels.length = depth + 1;
    if (sum && !(bad && innocent && word === undefined)) return;
    const point: Point = { name, state: stateOf(bad, word), details: [], size: 0 };
    this.nests ||= braced;
    if (braced) level.braced = point;
    else this.point = point;
  }

  /** Ends what stands before its subtests, from the innermost one up to this depth. It counts only when it failed and none of them did. */
  private endBraces(depth: number): void {
    for (let at = this.levels.length - 1; at >= depth; at--) {
      const level = this.levels[at];
      const point = level?.braced;
      if (level === undefined || point === undefined) continue;
      this.flush();
      const below = this.levels[at + 1];
      // A name may end with a brace, too.
      const isSum = below !== undefined && below.points > 0;
      level.braced = undefined;
      this.levels.length = at + 1;
      if (!isSum || (point.state === 'failed' && below.failed === 0)) this.point = point;
    }
  }

  private detail(text: string): void {
    if (this.point?.state !== 'failed' || this.point.size > keptText) return;
    if (sums.test(text)) return;
    const row = text.replace(/^\s{0,4}# ?/, '').trimEnd();
    if (/^\s*(?:---|\.\.\.|Subtest: .*)?$/.test(row)) return;
    this.point.details.push(row);
    this.point.size += row.length;
  }

  private flush(): void {
    const { point } = this;
    this.point = undefined;
    if (point === undefined) return;
    if (point.state !== 'failed') this.tally.add(point.state, () => point.name);
    else {
      const text = point.details.join('\n');
      this.tally.fail({ name: point.name, message: '', text, file: undefined, line: undefined }, point.name);
    }
  }
}

/** `word`: of the directive, SKIP or TODO: what it stands at does not count, whatever became of it. */
function stateOf(bad: boolean, word: string | undefined): Point['state'] {
  if (word !== undefined) return 'skipped';
  if (bad) return 'failed';
  return 'passed';
}
