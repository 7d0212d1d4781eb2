// Chooses the words of a failed test that help: the tool's message with what was expected and what came, without frames. Words only.

import { plainText } from '../plain-text.ts';
import type { FailedTest } from '../reports/tests/test-report.ts';

/** Words that say only that something failed. */
const empty = /^(?:failed|failure|test failed|error|assertion ?error|fail)?[.:]?$/i;
/** Lines that say where in a framework it happened, or what the runner prints around a test. */
const noise =
  /^\s*(?:(?:at .{1,300}[)\d]|\.{3} \d+ more|stack backtrace:|Stack trace:?)\s*$|=== (?:RUN|PAUSE|CONT|NAME)\b|--- FAIL: |thread '.*' panicked at |note: run with .*RUST_BACKTRACE|goroutine \d+ )/;

const shownLines = 15;

/** A message of a few lines, cut to `length`; never empty. */
export function failureMessage({ message, text }: Pick<FailedTest, 'message' | 'text'>, length = 1500): string {
  const said = plainText(message).trim();
  const detail = plainText(text).trim();
  const rows = joined(said, detail)
    .split(/\r?\n/)
    .filter((row) => !noise.test(row.slice(0, 400)))
    .map((row) => row.trimEnd().slice(0, 400));

  const tight = rows.filter((row, at) => row !== '' || (rows[at - 1] ?? '') !== '').slice(0, shownLines);
  return plainText(tight.join('\n').trim(), length) || plainText(said, length) || 'the test failed';
}

/** Message and text, each thing said once: most tools repeat the message at the head of the text, and go on with what helps. */
function joined(message: string, text: string): string {
  if (empty.test(message) || startsAlike(text, message)) return text || message;
  return `${message}\n${text}`;
}

/** True when the text holds the message's first line near its start. */
function startsAlike(text: string, message: string): boolean {
  const [first = ''] = message.split('\n', 1);
  return first !== '' && text.slice(0, first.length + 400).includes(first.trim());
}
