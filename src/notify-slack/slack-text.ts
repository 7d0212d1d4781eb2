// Writes foreign text so that Slack shows it and never acts on it: cleaned, escaped, cut. Never decides what is said.
// https://docs.slack.dev/messaging/formatting-message-text#escaping

// Control characters, and the bidirectional overrides that make a line read as something else.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const invisible = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text without control characters, half surrogates and blank ends; line breaks are kept as `\n`. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(invisible, ' ')
    .trim();

/** The same on one line. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ');

/** Escaped text of at most `limit` UTF-16 units, cut with `…` between characters and never inside an escape. */
export function escapeWithin(text: string, limit: number): string {
  let whole = '';
  let cut = '';
  for (const character of text) {
    const piece = escapes[character] ?? character;
    if (whole.length + piece.length > limit) return `${cut}…`;
    whole += piece;
    if (whole.length < limit) cut = whole;
  }
  return whole;
}

/** Why `text` cannot be a link, or undefined for an absolute http(s) URL without user name and password. */
export function linkFault(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !/^https?:\/\//i.test(text)) return 'it is no http(s) URL';
  return url.username === '' && url.password === '' ? undefined : 'it holds a user name or a password';
}

/** The URL in the form in which it can stand between `<` and `|`; the text must be a URL. */
export const linkTarget = (text: string): string =>
  new URL(text).href.replace(/[<>|`\s]/g, (character) => encodeURIComponent(character));

/** A mrkdwn link. The label is ours: it must hold no foreign text. */
export const formatLink = (label: string, url: string): string =>
  `<${linkTarget(url).replaceAll('&', '&amp;')}|${label}>`;

/** A mention in mrkdwn, or undefined for anything but `@U…`, `!subteam^S…` and `!here`. */
export function findMention(line: string): string | undefined {
  return /^(?:@[UW][A-Z0-9]{2,20}|!subteam\^S[A-Z0-9]{2,20}|!here)$/.test(line) ? `<${line}>` : undefined;
}
