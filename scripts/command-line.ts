// Reads what stands behind `npm run <script> --`, for the scripts that people start. What cannot be read ends the script with a sentence and
// the usage; `--help` prints the usage. Never a stack: a slip of the finger is no bug.

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { suggestName } from '../src/domain/text/nearest.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What a script takes. */
interface Form<O extends Options> {
  /** What `--help` prints. */
  readonly usage: string;
  readonly options: O;
  /** How many words without dashes may be given. */
  readonly words: number;
}

/** npm runs scripts in the folder of the package: names of folders are meant from where the person stands. */
export const standing = process.env['INIT_CWD'] ?? process.cwd();

/** The options and words that were given; ends the process where they cannot be read, or where help was asked for. */
export function readCommandLine<const O extends Options>({ usage, options, words }: Form<O>) {
  try {
    if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) end(0, usage);
    const line = parseArgs<{ allowPositionals: true; options: O }>({ allowPositionals: true, options });
    const [tooMany] = line.positionals.slice(words);
    if (tooMany !== undefined) end(2, `"${tooMany}" is one word too many.\n\n${usage}`);
    return line;
  } catch (thrown) {
    if (!isUnreadable(thrown)) throw thrown;
    return end(2, `${sentenceOf(thrown.message, Object.keys(options))}\n\n${usage}`);
  }
}

/** What Node throws for a line that does not fit: https://nodejs.org/api/errors.html#err_parse_args_invalid_option_value */
const isUnreadable = (thrown: unknown): thrown is Error =>
  thrown instanceof TypeError && 'code' in thrown && String(thrown.code).startsWith('ERR_PARSE_ARGS_');

/** Node's own sentence; of an option that is not known, the names that may be meant. */
function sentenceOf(message: string, known: readonly string[]): string {
  const [, unknown] = /^Unknown option '-{1,2}(.+?)'/.exec(message) ?? [];
  if (unknown === undefined) return message;
  return `There is no option --${unknown}. ${suggestName(unknown, known).replaceAll(/`(.+?)`/g, '`--$1`')}`;
}

/** Ends the process because something that it cannot do without was not given. */
export function endMissing(names: readonly string[], usage: string): never {
  return end(2, `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} missing.\n\n${usage}`);
}

function end(code: number, text: string): never {
  if (code === 0) console.log(text);
  else console.error(text);
  process.exit(code);
}
