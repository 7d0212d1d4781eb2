// Hides secrets in a text, whatever form they took on their way into it. Knows nothing of logs; forgets nothing it was told.

import { withoutEnd } from './ends.ts';
import { escapeMarkdown } from './markdown.ts';

/** Remembers what to hide. */
export interface Hider {
  /** True when the text was not known before. */
  hide(secret: string): boolean;
  /** The text with `***` for every secret, and for every stretch in which secrets overlap. */
  redact(text: string): string;
}

/** A hider that knows no secret yet. */
export function createHider(): Hider {
  const known = new Set<string>();
  const forms = new Set<string>();
  return {
    hide: (secret) => {
      if (known.has(secret)) return false;
      known.add(secret);
      for (const form of formsOf(secret)) forms.add(form);
      return true;
    },
    redact: (text) => redactForms(text, forms),
  };
}

/** The secret itself, and as Markdown, JSON, XML, URLs and base64 write it: what is escaped first and hidden later is hidden, too. */
function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64');
  return [
    secret,
    escapeMarkdown(secret),
    JSON.stringify(secret).slice(1, -1),
    escapeXml(secret),
    encodeURIComponent(secret.toWellFormed()),
    base64,
    withoutEnd(base64, '='),
    Buffer.from(secret).toString('base64url'),
  ];
}

const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');

/** Joins what overlaps before anything is replaced: replaced one by one, a short secret would leave the tail of a longer one. */
function redactForms(text: string, forms: ReadonlySet<string>): string {
  const found: { start: number; end: number }[] = [];
  for (const form of forms) {
    for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1))
      found.push({ start, end: start + form.length });
  }
  if (found.length === 0) return text;
  found.sort((a, b) => a.start - b.start);

  const parts: string[] = [];
  let done = 0;
  let hidden = { start: 0, end: 0 };
  for (const each of found) {
    if (each.start < hidden.end) {
      hidden = { start: hidden.start, end: Math.max(hidden.end, each.end) };
      continue;
    }
    if (hidden.end > 0) parts.push(text.slice(done, hidden.start), '***');
    done = hidden.end;
    hidden = each;
  }
  parts.push(text.slice(done, hidden.start), '***', text.slice(hidden.end));
  return parts.join('');
}
