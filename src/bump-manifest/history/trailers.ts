// The trailers of a commit message: https://git-scm.com/docs/git-interpret-trailers. One line each, whatever is put in.

/** `Name: value`, in order; a name may come more than once. */
export type Trailers = readonly (readonly [name: string, value: string])[];

const trailerLine = /^([A-Za-z][A-Za-z0-9-]*): ?(.*)$/;
const ourTrailer = /^(?:Ship|Argocd)-/im;

/** The message with trailers below it, joined to the block that the message may end with; foreign ones with our names are left outside. */
export function appendTrailers(message: string, trailers: Trailers): string {
  const body = message.replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
  const lines = trailers.map(([name, value]) => `${name}: ${oneLine(value)}`);
  const paragraphs = body.split(/\n{2,}/);
  const last = paragraphs.at(-1) ?? '';
  const joins = paragraphs.length > 1 && isBlock(last) && !ourTrailer.test(last);
  const gap = joins ? '\n' : '\n\n';
  return `${body}${gap}${lines.join('\n')}\n`;
}

const isBlock = (paragraph: string): boolean => paragraph.split('\n').every((line) => trailerLine.test(line));

/** The trailers of a message: the lines of its last paragraph, when it has more than one paragraph. */
export const parseTrailers = (message: string): Trailers => readLines(paragraphsBelow(message).at(-1) ?? '');

/** The last paragraph of trailers that has one of this name: what a squash merge wrote below it is passed over. */
export function findBlock(message: string, name: string): Trailers | undefined {
  const blocks = paragraphsBelow(message).filter(isBlock).map(readLines);
  return blocks.findLast((block) => findTrailer(block, name) !== undefined);
}

const paragraphsBelow = (message: string): string[] =>
  message
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n{2,}/)
    .slice(1);

const readLines = (paragraph: string): Trailers =>
  paragraph.split('\n').flatMap((line) => {
    const [, name, value] = trailerLine.exec(line) ?? [];
    if (name === undefined || value === undefined) return [];
    return [[name, value.trim()] as const];
  });

/** The last value of a trailer, whatever the case of its name; undefined when it is not there or empty. */
export function findTrailer(trailers: Trailers, name: string): string | undefined {
  const values = findTrailers(trailers, name);
  return values.at(-1);
}

/** All values of a trailer that are not empty, in order. */
export function findTrailers(trailers: Trailers, name: string): string[] {
  const wanted = name.toLowerCase();
  return trailers
    .filter(([each, value]) => each.length === name.length && value !== '' && each.toLowerCase() === wanted)
    .map(([, value]) => value);
}

/** Text on one line, without control characters. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
