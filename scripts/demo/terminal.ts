// The demo's timeline on the terminal: at most 120 columns, colours and moving lines on a terminal only. Knows nothing of what it tells.

import { stripVTControlCharacters } from 'node:util';

/** How a line is meant. */
export type Tone = 'plain' | 'good' | 'bad' | 'quiet';

/** Where lines go. */
export interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** Something that takes a while. */
export interface Work {
  /** What is known of it by now. */
  update(text: string): void;
  stop(): void;
}

/** A timeline that has begun. */
export interface Timeline {
  /** Seconds since the start. */
  seconds(): number;
  /** One happening: who, and what; further lines stand below the first. */
  say(who: string, text: string, tone?: Tone): void;
  /** Lines without a time, indented like the others. */
  show(text: string, tone?: Tone): void;
  /** Says that something is under way until `stop`: a moving line on a terminal, a line every five seconds elsewhere. */
  work(who: string, text: string): Work;
}

const columns = 120;
const margin = 27;
const esc = String.fromCharCode(27);
const colours: Record<Tone, string> = { plain: '', good: '32', bad: '31', quiet: '2' };

/** Starts the clock. */
export function startTimeline(screen: Screen, env: NodeJS.ProcessEnv): Timeline {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const isTerminal = screen.isTTY === true;
  const isColoured = isTerminal && (env['NO_COLOR'] ?? '') === '';
  const paint = (text: string, tone: Tone): string =>
    isColoured && colours[tone] !== '' ? `${esc}[${colours[tone]}m${text}${esc}[0m` : text;
  const head = (who: string): string => `${`${seconds().toFixed(1)} s`.padStart(7)}  ${who.padEnd(18)}`;
  const print = (first: string, text: string, tone: Tone): void => {
    const [line = '', ...rest] = text.split('\n').flatMap((each) => wrap(clean(each), columns - margin));
    screen.write(`${first}${paint(line, tone)}\n`);
    for (const each of rest) screen.write(`${' '.repeat(margin)}${paint(each, tone)}\n`);
  };

  return {
    seconds,
    say: (who, text, tone = 'plain') => print(head(who), text, tone),
    show: (text, tone = 'plain') => print(' '.repeat(margin), text, tone),
    work: (who, text) => {
      let told = text;
      const since = performance.now();
      const line = (): string => {
        const passed = Math.round((performance.now() - since) / 1000);
        return clean(`${told} … ${passed} s`).slice(0, columns - margin - 1);
      };
      const move = (): void => {
        if (isTerminal) screen.write(`\r${esc}[K${head(who)}${paint(line(), 'quiet')}`);
        else print(head(who), line(), 'quiet');
      };
      const timer = setInterval(move, isTerminal ? 250 : 5000);
      return {
        update: (next) => {
          told = next;
        },
        stop: () => {
          clearInterval(timer);
          if (isTerminal) screen.write(`\r${esc}[K`);
        },
      };
    },
  };
}

/** Control characters of foreign text have no power here. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const clean = (text: string): string => stripVTControlCharacters(text).replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');

/** Breaks a line at blanks, inside a word only where the word alone is too long. Further lines keep its indentation. */
export function wrap(text: string, width: number): string[] {
  if (text.length <= width) return [text.trimEnd()];
  const indent = /^ */.exec(text)?.[0].slice(0, width / 2) ?? '';
  const blank = text.lastIndexOf(' ', width);
  const at = blank > indent.length ? blank : width;
  return [text.slice(0, at).trimEnd(), ...wrap(`${indent}${text.slice(at).trimStart()}`, width)];
}

/** A text in which commits and digests are short, for lines that people read. */
export const brief = (text: string): string =>
  text.replace(/\bsha256:([0-9a-f]{12})[0-9a-f]{52}\b/g, 'sha256:$1').replace(/\b([0-9a-f]{7})[0-9a-f]{33}\b/g, '$1');
