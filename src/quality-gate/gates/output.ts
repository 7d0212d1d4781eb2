// Follows a gate's output while it runs: streams it, or keeps it and says once a minute that the gate is alive. Obeys no command in it
// but masks and annotations.

import type { Log } from '../../domain/log.ts';
import { formatSeconds } from '../../domain/text/duration.ts';
import { plainLine } from '../plain-text.ts';
import { readOutputLine, type ToolAnnotation } from './output-commands.ts';
import { OutputTail } from './output-tail.ts';

/** How many annotations of each gate are kept; GitHub shows ten of each level and step. */
const keptAnnotations = 50;
const beatMilliseconds = 60_000;
/** A line without an end is passed on in pieces of this many characters. */
const longestLine = 64 * 1024;

/** The output of one try of one gate. */
export class GateOutput {
  readonly annotations: ToolAnnotation[] = [];
  private readonly tail = new OutputTail();
  private readonly decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  private readonly rests = { stdout: '', stderr: '' };
  private readonly log: Log;
  private readonly streams: boolean;
  private readonly name: string;
  private readonly beat: NodeJS.Timeout;
  private lastLine = '';

  /** `streams`: print each line as it comes, because no other gate runs. */
  constructor(name: string, log: Log, streams: boolean, startedMs = Date.now()) {
    this.name = name;
    this.log = log;
    this.streams = streams;
    this.beat = setInterval(() => this.say(startedMs), beatMilliseconds);
    this.beat.unref();
  }

  /** Takes a piece of one of the two streams. */
  write(chunk: Buffer, stream: 'stdout' | 'stderr'): void {
    const text = this.rests[stream] + this.decoders[stream].decode(chunk, { stream: true });
    const rows = text.split('\n');
    this.rests[stream] = rows.pop() ?? '';
    for (const row of rows) this.take(row.replace(/\r$/, ''));
    if (this.rests[stream].length > longestLine) {
      this.take(this.rests[stream]);
      this.rests[stream] = '';
    }
  }

  /** Takes what is left, and stops the clock. */
  end(): void {
    clearInterval(this.beat);
    for (const stream of ['stdout', 'stderr'] as const) {
      const rest = this.rests[stream] + this.decoders[stream].decode();
      this.rests[stream] = '';
      if (rest !== '') this.take(rest);
    }
  }

  /** All that was printed; empty when it was streamed already. */
  text(): string {
    if (this.streams) return '';
    return this.tail.text();
  }

  lastLines(count: number, length: number): string {
    return this.tail.lastLines(count, length);
  }

  private take(row: string): void {
    const { line, mask, annotation } = readOutputLine(row);
    if (mask !== undefined && mask !== '') this.log.mask(mask);
    if (annotation !== undefined && this.annotations.length < keptAnnotations) this.annotations.push(annotation);
    if (line === undefined) return;

    this.tail.write(Buffer.from(`${line}\n`));
    if (line.trim() !== '') this.lastLine = line;
    if (this.streams) this.log.info(line);
  }

  private say(startedMs: number): void {
    if (this.streams) return;
    const seconds = (Date.now() - startedMs) / 1000;
    this.log.info(`… ${this.name}: has been running for ${formatSeconds(seconds)}; ${this.lastWords()}`);
  }

  private lastWords(): string {
    if (this.lastLine === '') return 'it has printed nothing yet';
    return `last line: ${plainLine(this.lastLine, 200)}`;
  }
}
