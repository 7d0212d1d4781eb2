// Renders job summaries as GitHub would, with `marked`: what is escaped in them rests on the rules of Markdown, which is more than a few
// patterns of our own could follow. Of HTML only the tags that our summaries write are let through; pictures and other schemes are text.

import { Marked, type Tokens } from 'marked';
import { escapeHtml, Html, linkTarget } from './html.ts';

const ownTags = /(<\/?(?:details|summary|b|code|br)>)/;
/** Entities are what our summaries escape with. */
const bareAmpersand = /&(?!#\d+;|#x[0-9a-f]+;|[a-z]+;)/gi;

const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => text.split(ownTags).map(tagOrText).join(''),
    image: ({ text }) => escapeHtml(text),
    link(token: Tokens.Link) {
      const text = this.parser.parseInline(token.tokens);
      const target = linkTarget(token.href);
      return target === undefined ? text : `<a href="${escapeHtml(target)}" rel="noreferrer">${text}</a>`;
    },
    // The page has headings of its own above.
    heading(token: Tokens.Heading) {
      const level = Math.min(6, token.depth + 2);
      return `<h${level}>${this.parser.parseInline(token.tokens)}</h${level}>`;
    },
    code: ({ text }) => `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>`,
  },
});

const tagOrText = (part: string): string =>
  ownTags.test(part) ? part : part.replace(bareAmpersand, '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The HTML of a job summary. */
export function renderMarkdown(text: string): Html {
  const rendered = marked.parse(text, { async: false });
  const tables = rendered
    .replaceAll('<table>', '<div class="wide" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
  return new Html(tables);
}
