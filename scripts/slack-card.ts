// Draws a Slack message as the channel would see it, in HTML, from the payload that Slack got. Slack's own clients draw it a little
// differently. Everything in a payload is text here, whatever it holds.

import { type Filling, type Html, html, linkTarget } from './demo/page/html.ts';

/** A message of Block Kit, as far as our messages use it. */
export interface Payload {
  readonly text: string;
  readonly blocks: readonly Block[];
}

interface Text {
  readonly type: string;
  readonly text: string;
}

interface Block {
  readonly type: string;
  readonly text?: Text;
  readonly fields?: readonly Text[];
  readonly elements?: readonly { readonly type: string; readonly text: string | Text }[];
}

/** The rules of the card; colours are variables, so that a page may set them. */
export const cardStyle = `
  .message { display: flex; gap: 10px; padding: 12px 16px; font: 15px/1.46 Lato, "DejaVu Sans", "Noto Color Emoji", sans-serif }
  .message > div:last-child { min-width: 0; flex: 1 }
  .face { flex: none; width: 36px; height: 36px; border-radius: 6px; background: #4a154b; color: #fff; text-align: center; line-height: 36px }
  .name { font-weight: 700 } .app { background: var(--card-app, #e8e8e8); font-size: 10px; padding: 1px 3px; border-radius: 2px; font-weight: 400 }
  .time, .context { color: var(--card-quiet, #616061); font-size: 12px; font-weight: 400 }
  .header { font-size: 18px; font-weight: 800; margin: 6px 0; overflow-wrap: anywhere } .section { margin: 6px 0; white-space: pre-wrap; overflow-wrap: anywhere }
  .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 6px 16px; margin: 8px 0 } .fields div { min-width: 0; white-space: pre-wrap; overflow-wrap: anywhere }
  .context { margin: 2px 0; overflow-wrap: anywhere; display: flex; flex-wrap: wrap; gap: 0 6px } .context span { min-width: 0 }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 }
  .button { border: 1px solid var(--card-line, #bbb); border-radius: 4px; padding: 2px 12px; font-weight: 700; font-size: 14px; max-width: 100%; overflow-wrap: anywhere }
  .message a { color: var(--card-link, #1264a3); text-decoration: none } .mention { background: #f8e9c2; color: #1264a3; border-radius: 3px; padding: 0 2px }
`;

/** One message; `time` stands beside the name. */
export const renderCard = ({ blocks }: Payload, time: string): Html => html`<div class="message">
<div class="face" aria-hidden="true">ship</div>
<div><div class="name">ship-actions <span class="app">APP</span> <span class="time">${time}</span></div>
${blocks.map(renderBlock)}</div></div>`;

function renderBlock({ type, text, fields, elements = [] }: Block): Html {
  if (type === 'actions')
    return html`<div class="actions">${elements.map((each) => html`<span class="button">${labelOf(each.text)}</span>`)}</div>`;
  if (type === 'context')
    return html`<div class="context">${elements.map((each) => html`<span>${renderText(each as Text)}</span>`)}</div>`;
  if (fields !== undefined)
    return html`<div class="fields">${fields.map((each) => html`<div>${renderText(each)}</div>`)}</div>`;
  return text === undefined
    ? html``
    : html`<div class="${type === 'header' ? 'header' : 'section'}">${renderText(text)}</div>`;
}

const labelOf = (text: string | Text): string => unescapeSlack(typeof text === 'string' ? text : text.text);

/** A payload escapes these three: https://docs.slack.dev/messaging/formatting-message-text#escaping */
const unescapeSlack = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function renderText({ type, text }: Text): Filling {
  if (type !== 'mrkdwn') return unescapeSlack(text);
  return text
    .split(/(<[^<>]*>)/)
    .map((part) => (/^<.*>$/s.test(part) ? renderAngle(part.slice(1, -1)) : unescapeSlack(part)));
}

/** What stands between angles: a link, or somebody who is told. */
function renderAngle(inner: string): Filling {
  const [address = '', label] = inner.split(/\|(.*)/s);
  const target = linkTarget(unescapeSlack(address));
  if (target !== undefined) return html`<a href="${target}" rel="noreferrer">${unescapeSlack(label ?? address)}</a>`;
  if (inner.startsWith('!subteam^')) return html`<span class="mention">@checkout-oncall</span>`;
  if (inner.startsWith('@')) return html`<span class="mention">@alice</span>`;
  if (inner === '!here') return html`<span class="mention">@here</span>`;
  return unescapeSlack(`<${inner}>`);
}
