// Opens a file in Debian's chromium without a screen, by the DevTools protocol, and says what it found there. Speaks to nobody else.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A page as it is shown. */
export interface ShownPage {
  /** What the console, the browser and the network complain of. */
  readonly complaints: readonly string[];
  /** Addresses that were asked for, besides the page. */
  readonly requests: readonly string[];
  /** The value of an expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  screenshot(file: string): Promise<void>;
}

/** How it is shown. */
export interface Screen {
  readonly width: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
}

const sleepless = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-extensions',
  '--disable-dev-shm-usage',
];

/** Shows a file to `look`, and closes the browser whatever comes. Rejects when there is no chromium. */
export async function showPage(file: string, screen: Screen, look: (page: ShownPage) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(path.join(tmpdir(), 'ship-chromium-'));
  const args = [
    '--headless=new',
    ...sleepless,
    `--user-data-dir=${profile}`,
    '--remote-debugging-port=0',
    'about:blank',
  ];
  const browser = spawn('chromium', args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  try {
    const address = await debuggerAddress(browser);
    const { port } = new URL(address);
    const pages = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
      type: string;
      webSocketDebuggerUrl: string;
    }[];
    const target = pages.find(({ type }) => type === 'page');
    if (target === undefined) throw new Error('chromium opened no page');
    const session = await connect(target.webSocketDebuggerUrl);
    try {
      await look(await load(session, file, screen));
    } finally {
      session.close();
    }
  } finally {
    await end(browser);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function debuggerAddress(browser: ChildProcess): Promise<string> {
  let said = '';
  return await new Promise((resolve, reject) => {
    browser.once('error', reject);
    browser.once('exit', () => reject(new Error(`chromium ended: ${said.slice(-500)}`)));
    browser.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}

async function end(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null || browser.pid === undefined) return;
  const gone = once(browser, 'exit');
  process.kill(-browser.pid, 'SIGKILL');
  await gone;
}

/** What the browser tells without being asked. */
interface Told {
  readonly method: string;
  readonly params: Readonly<Record<string, never>>;
}

/** What it says when it is asked. */
interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

async function connect(address: string) {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const waiting = new Map<number, (answer: Answer) => void>();
  const told: Told[] = [];
  let heard = (): void => undefined;
  let number = 0;

  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as { id?: number } & Told & Answer;
    if (message.id === undefined) told.push(message);
    else waiting.get(message.id)?.(message);
    heard();
  });

  const send = async (method: string, params: object = {}): Promise<unknown> =>
    await new Promise((resolve, reject) => {
      const id = ++number;
      waiting.set(id, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(error.message)),
      );
      socket.send(JSON.stringify({ id, method, params }));
    });
  const hear = async (method: string): Promise<void> => {
    while (!told.some((each) => each.method === method))
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
  };
  return { send, hear, told, close: () => socket.close() };
}

async function load(session: Awaited<ReturnType<typeof connect>>, file: string, screen: Screen): Promise<ShownPage> {
  const { send, told } = session;
  const { width, height = 800, scheme = 'light' } = screen;
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
  await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: true });
  await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });

  const url = pathToFileURL(file).href;
  await send('Page.navigate', { url });
  await session.hear('Page.loadEventFired');

  const words = ({ method, params }: Told): string => `${method} ${JSON.stringify(params).slice(0, 300)}`;
  const loud = ['Log.entryAdded', 'Runtime.exceptionThrown', 'Runtime.consoleAPICalled', 'Network.loadingFailed'];
  return {
    get complaints() {
      return told.filter(({ method }) => loud.includes(method)).map(words);
    },
    get requests() {
      const asked = told.filter(({ method }) => method === 'Network.requestWillBeSent');
      const addresses = asked.map(({ params }) => (params as unknown as { request: { url: string } }).request.url);
      return addresses.filter((each) => each !== url && !each.startsWith('data:'));
    },
    evaluate: async (expression) => {
      const answer = (await send('Runtime.evaluate', { expression, returnByValue: true })) as {
        result: { value: unknown };
      };
      return answer.result.value;
    },
    screenshot: async (target) => {
      const answer = (await send('Page.captureScreenshot', { format: 'png' })) as { data: string };
      writeFileSync(target, Buffer.from(answer.data, 'base64'));
    },
  };
}
