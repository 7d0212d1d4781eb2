// Writes foreign text so that Slack shows it and never acts on it: cleaned, escaped, cut. Never decides what is said.
// https://docs.slack.dev/messaging/formatting-message-text#escaping

// Control characters, and the marks that make a line read as something else or hide in it.
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** No message shows more, and what is cut here costs no time. */
const mostCharacters = 20_000;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text without control characters, half surrogates and blank ends; line breaks are kept as `\n`. */
export const cleanText = (text: string): string =>
  text
    .slice(0, mostCharacters)
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(invisible, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** The same on one line. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ');

/** One clean line of at most `limit` UTF-16 units, before escaping. */
export const cutLine = (text: string, limit: number): string => fit(cleanLine(text), limit, (piece) => piece);

/** Escaped text of at most `limit` UTF-16 units, cut with `…` between graphemes and never inside an escape. */
export const escapeWithin = (text: string, limit: number): string =>
  fit(text, limit, (piece) => piece.replace(/[&<>]/g, (character) => escapes[character] ?? character));

/** As many whole graphemes as fit, and `…` for the rest. One that alone is too long is left out. */
function fit(text: string, limit: number, write: (piece: string) => string): string {
  const head = headOf(text, limit);
  let whole = '';
  let cut = '';
  for (const { segment } of graphemes.segment(head)) {
    const piece = write(segment);
    if (whole.length + piece.length > limit) return `${cut}…`;
    whole += piece;
    if (whole.length < limit) cut = whole;
  }
  if (head.length < text.length) return `${cut}…`;
  return whole;
}

/** Writing makes nothing shorter, so what lies beyond the limit is never shown. No half of a surrogate pair is left. */
function headOf(text: string, limit: number): string {
  if (text.length <= limit + 1) return text;
  return text.slice(0, limit + 1).replace(/[\ud800-\udbff]$/, '');
}

/** Why `text` cannot be a link, or undefined for an absolute http(s) URL without user name and password. */
export function linkFault(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !/^https?:\/\//i.test(text)) return 'it is not an http(s) URL';
  if (url.username === '' && url.password === '') return undefined;
  return 'it holds a user name or a password';
}

/** The URL in the form in which it can stand between `<` and `|`; the text must be a URL. */
export const linkTarget = (text: string): string =>
  new URL(text).href.replace(/[<>|`\s]/g, (character) => encodeURIComponent(character));

/** A mrkdwn link. The label must hold none of mrkdwn's characters: our own words, a commit, or what `plainLabel` made. */
export const formatLink = (label: string, url: string): string =>
  `<${linkTarget(url).replaceAll('&', '&amp;')}|${label}>`;

/** A foreign label for a mrkdwn link: its marks are broken by an invisible space, and what ends a link is gone. */
export const plainLabel = (text: string, limit: number): string =>
  escapeWithin(cutLine(text, limit).replaceAll('|', '/'), limit * 2).replace(/[*_~`]/g, '$&\u200b');

/** A mention in mrkdwn, or undefined for anything but `@U…`, `!subteam^S…` and `!here`. */
export function findMention(line: string): string | undefined {
  if (/^(?:@[UW][A-Z0-9]{2,20}|!subteam\^S[A-Z0-9]{2,20}|!here)$/.test(line)) return `<${line}>`;
  return undefined;
}
