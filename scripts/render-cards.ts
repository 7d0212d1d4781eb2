// Renders the pictures of notify-slack's README: runs the committed bundle against the stand-ins for each event, and draws the
// payload that Slack gets in a headless browser. Slack's own clients draw it a little differently.
// Usage: node scripts/render-cards.ts [event …]   Needs `chromium` (apt-get install chromium fonts-noto-color-emoji).

import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Browser, startBrowser } from '../test/fakes/browser.ts';
import { facts, head } from '../test/fakes/messengers/checkout-facts.ts';
import { startGitHubReading } from '../test/fakes/messengers/github-reading.ts';
import { runBundle } from '../test/fakes/runner.ts';
import { startSlack } from '../test/fakes/slack.ts';
import { Html, html } from './demo/page/html.ts';
import { cardStyle, type Payload, renderCard } from './slack-card.ts';

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

const style = `body { margin: 0; width: ${width}px; background: #fff; color: #1d1c1d } ${cardStyle}`;

const chosen = process.argv.slice(2);
mkdirSync(target, { recursive: true });
const browser = await startBrowser();
for (const [name, inputs] of Object.entries(cards)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const file = path.join(target, `${name}.png`);
  writeFileSync(file, await draw(browser, await payloadOf(inputs)));
  console.log(`${name}.png ${Math.round(statSync(file).size / 1024)} kB`);
}
await browser.close();
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

/** The card alone, as high as it is. */
async function draw(browser: Browser, payload: Payload): Promise<Buffer> {
  const page = path.join(folder, 'card.html');
  const text = html`<!doctype html><meta charset="utf-8"><title>card</title><style>${new Html(style)}</style>${renderCard(payload, '2:23 PM')}`;
  writeFileSync(page, text.text);
  return await (await browser.open(pathToFileURL(page).href, { width })).picture('.message');
}
