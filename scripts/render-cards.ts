// Renders the pictures of notify-slack's README: runs the committed bundle against the stand-ins for each event, and draws the
// payload that Slack gets in a headless browser. Slack's own clients draw it a little differently.
// Usage: node scripts/render-cards.ts [event …]   Needs `chromium` (apt-get install chromium fonts-noto-color-emoji).

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { facts, head } from '../test/fakes/messengers/checkout-facts.ts';
import { startGitHubReading } from '../test/fakes/messengers/github-reading.ts';
import { runBundle } from '../test/fakes/runner.ts';
import { startSlack } from '../test/fakes/slack.ts';

type Inputs = Readonly<Record<string, string>>;

const target = path.resolve(import.meta.dirname, '../actions/notify-slack/cards');
const folder = mkdtempSync(path.join(tmpdir(), 'ship-cards-'));
const width = 640;

const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shopfast-checkout-service:v2.4.1-a7f3c92';
const red = {
  mention: '!subteam^S012AB3CD',
  users: 'alice: U012AB3CD',
  'rollback-url': 'https://github.com/shop/checkout-service/actions/workflows/rollback.yml',
};
const reason = 'error rate 12.3 % (threshold 5 %)';

/** The inputs of each card, beside those that all share. */
const cards: Readonly<Record<string, Inputs>> = {
  ready: { event: 'ready', sync: 'manual' },
  deploying: { event: 'deploying' },
  deployed: {
    event: 'deployed',
    'serving-version': 'v2.4.1-a7f3c92',
    metrics: '{"error rate": "0.02 % of 5,200 requests", "p95": "124 ms", "pods": "5 of 5", "checks": "3/3"}',
  },
  failed: {
    event: 'failed',
    explanation:
      'check "gift card" at https://api.shopfast.example/api/gift-card/validate: expected status 200, got 500',
    'serving-version': 'v2.3.9',
    metrics: '{"checks": "2/3"}',
    ...red,
  },
  'rolled-back': { event: 'rolled-back', reason, 'serving-version': 'v2.3.9', ...red },
  'rolled-back-manual': { event: 'rolled-back', sync: 'manual', reason, ...red },
  cancelled: { event: 'cancelled', reason: 'superseded' },
  blocked: { event: 'blocked', reason: 'coverage of lines is 78.2 %, and 80 % are asked for' },
};

const style = `
  body { margin: 0; width: ${width}px; background: #fff; font: 15px/1.46 Lato, "DejaVu Sans", "Noto Color Emoji", sans-serif; color: #1d1c1d }
  .message { display: flex; gap: 10px; padding: 12px 16px }
  .face { flex: none; width: 36px; height: 36px; border-radius: 6px; background: #4a154b; color: #fff; text-align: center; line-height: 36px }
  .name { font-weight: 700 } .app { background: #e8e8e8; font-size: 10px; padding: 1px 3px; border-radius: 2px; font-weight: 400 }
  .time, .context { color: #616061; font-size: 12px; font-weight: 400 }
  .header { font-size: 18px; font-weight: 800; margin: 6px 0 } .section { margin: 6px 0; white-space: pre-wrap; overflow-wrap: anywhere }
  .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 6px 16px; margin: 8px 0 } .fields div { white-space: pre-wrap; overflow-wrap: anywhere }
  .context { margin: 2px 0; overflow-wrap: anywhere; display: flex; gap: 6px } .actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 }
  .button { border: 1px solid #bbb; border-radius: 4px; padding: 2px 12px; font-weight: 700; font-size: 14px }
  a { color: #1264a3; text-decoration: none } .mention { background: #f8e9c2; color: #1264a3; border-radius: 3px; padding: 0 2px }
`;

const chosen = process.argv.slice(2);
mkdirSync(target, { recursive: true });
for (const [name, inputs] of Object.entries(cards)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const file = path.join(target, `${name}.png`);
  draw(await payloadOf(inputs), file);
  console.log(`${name}.png ${Math.round(statSync(file).size / 1024)} kB`);
}
rmSync(folder, { recursive: true });

/** What Slack gets, from the bundle as it is. */
async function payloadOf(inputs: Inputs): Promise<Payload> {
  const ends: (() => unknown)[] = [];
  const context = { after: (end: () => unknown) => void ends.push(end) } as unknown as TestContext;
  const slack = await startSlack();
  const github = await startGitHubReading(context, facts);
  const run = { GITHUB_SHA: head, GITHUB_ACTOR: 'alice', GITHUB_RUN_ID: '42', GITHUB_EVENT_NAME: 'push' };
  const shared = {
    'webhook-url': slack.webhookUrl,
    'github-token': 'gh-t0ken',
    environment: 'production',
    image,
    'previous-version': 'v2.3.9',
    'argocd-url': 'https://argocd.shopfast.example/applications/checkout-service',
    links: 'Dashboard: https://grafana.shopfast.example/d/checkout\nRunbook: https://wiki.shopfast.example/checkout',
  };
  const result = await runBundle('notify-slack', {
    workspace: folder,
    env: { ...run, GITHUB_API_URL: github.url },
    event: { head_commit: { id: head, message: 'feat: add gift card payment support (#15)' } },
    inputs: { ...shared, ...inputs },
  });
  await slack.close();
  for (const end of ends) await end();
  if (result.outputs['sent'] !== 'true') throw new Error(result.log);
  return slack.messages[0]?.payload as Payload;
}

interface Text {
  readonly type: string;
  readonly text: string;
}

interface Block {
  readonly type: string;
  readonly text?: Text;
  readonly fields?: readonly Text[];
  readonly elements?: readonly (Text & { readonly text: string | Text })[];
}

interface Payload {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Twice: once for the height of the page, once for the picture. */
function draw(payload: Payload, file: string): void {
  const page = path.join(folder, 'card.html');
  writeFileSync(page, htmlOf(payload));
  const dom = chromium(['--dump-dom', `--window-size=${width},400`, page]);
  const height = Number(/<title>(\d+)<\/title>/.exec(dom)?.[1] ?? 400);
  chromium([`--screenshot=${file}`, `--window-size=${width},${height}`, page]);
}

function chromium(args: readonly string[]): string {
  const quiet = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--disable-dev-shm-usage',
    `--user-data-dir=${folder}/profile`,
  ];
  return execFileSync('chromium', [...quiet, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** What a payload escapes is what HTML escapes, so its texts can stand as they are. */
function htmlOf({ blocks }: Payload): string {
  const who = '<div class="name">ship-actions <span class="app">APP</span> <span class="time">2:23 PM</span></div>';
  const script =
    '<script>document.title = Math.ceil(document.querySelector(".message").getBoundingClientRect().height)</script>';
  const body = `<div class="message"><div class="face">ship</div><div>${who}${blocks.map(blockOf).join('')}</div></div>`;
  return `<!doctype html><html><head><meta charset="utf-8"><title></title><style>${style}</style></head><body>${body}${script}</body></html>`;
}

function blockOf({ type, text, fields, elements = [] }: Block): string {
  if (type === 'actions') {
    const buttons = elements.map((each) => `<span class="button">${(each.text as unknown as Text).text}</span>`);
    return `<div class="actions">${buttons.join('')}</div>`;
  }
  if (type === 'context')
    return `<div class="context">${elements.map((each) => `<span>${markOf(each)}</span>`).join('')}</div>`;
  if (fields !== undefined)
    return `<div class="fields">${fields.map((each) => `<div>${markOf(each)}</div>`).join('')}</div>`;
  return text === undefined ? '' : `<div class="${type}">${markOf(text)}</div>`;
}

function markOf({ type, text }: Text): string {
  if (type !== 'mrkdwn') return text;
  return text
    .replace(/<(https?:[^|>]+)\|([^>]+)>/g, '<a href="$1">$2</a>')
    .replace(/<!subteam\^[^>]+>/g, '<span class="mention">@checkout-oncall</span>')
    .replace(/<@[^>]+>/g, '<span class="mention">@alice</span>')
    .replace(/<!here>/g, '<span class="mention">@here</span>');
}
