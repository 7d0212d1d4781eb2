// Opens a page in Debian's headless chromium by its DevTools protocol, at a given size, and tells what went wrong in it. A browser is a real
// part: where it is missing, this throws and names the package. https://chromedevtools.github.io/devtools-protocol/

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How a page is looked at. */
export interface View {
  readonly width: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** True for a telephone, whose view port the page itself may set. */
  readonly mobile?: boolean;
}

/** An open page. */
export interface Page {
  /** What the console says, exceptions, what could not be loaded, and addresses that it asked for besides itself. */
  readonly troubles: readonly string[];
  /** The value of an expression in the page; it must be JSON. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** A PNG of the element that a selector finds, or of all that is seen. */
  picture(selector?: string): Promise<Buffer>;
}

/** A running browser. */
export interface Browser {
  open(url: string, view: View): Promise<Page>;
  close(): Promise<void>;
}

interface Reply {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

type Listener = (reply: Reply) => void;

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'];

/** Starts a browser with an empty profile. */
export async function startBrowser(): Promise<Browser> {
  const profile = mkdtempSync(path.join(tmpdir(), 'ship-browser-'));
  const args = [...flags, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank'];
  const child = spawn('chromium', args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const wire = await connect(await addressOf(child));
  return {
    open: (url, view) => openPage(wire, url, view),
    close: async () => {
      const gone = new Promise((resolve) => child.once('close', resolve));
      wire.socket.close();
      end(child);
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** The browser has processes of its own: the whole group ends. */
function end(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH')) throw thrown;
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  return await new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`chromium did not start within 60 s:\n${said}`)), 60_000);
    const missing = 'This needs a browser: `apt-get install chromium fonts-noto-color-emoji` on Debian.';
    child.once('error', (cause) => reject(new Error(missing, { cause })));
    child.once('exit', (code) => reject(new Error(`chromium ended with ${code}:\n${said}`)));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
  });
}

interface Wire {
  readonly socket: WebSocket;
  readonly listeners: Set<Listener>;
  send(method: string, params?: object, sessionId?: string): Promise<Readonly<Record<string, unknown>>>;
}

async function connect(address: string): Promise<Wire> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`chromium does not answer at ${address}`));
  });
  const listeners = new Set<Listener>();
  socket.onmessage = ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply;
    for (const listen of [...listeners]) listen(reply);
  };
  let last = 0;
  const send: Wire['send'] = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      const listen: Listener = (reply) => {
        if (reply.id !== id) return;
        listeners.delete(listen);
        if (reply.error === undefined) resolve(reply.result ?? {});
        else reject(new Error(`${method}: ${reply.error.message}`));
      };
      listeners.add(listen);
      socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    });
  return { socket, listeners, send };
}

async function openPage(
  wire: Wire,
  url: string,
  { width, height = 800, scheme = 'light', mobile = false }: View,
): Promise<Page> {
  const { targetId } = await wire.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await wire.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method: string, params?: object) => wire.send(method, params, String(sessionId));
  const troubles: string[] = [];
  const loaded = new Promise<void>((resolve) => {
    wire.listeners.add((reply) => {
      if (reply.sessionId !== sessionId) return;
      if (reply.method === 'Page.loadEventFired') resolve();
      const trouble = troubleOf(reply, url);
      if (trouble !== undefined) troubles.push(trouble);
    });
  });
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
  await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile });
  await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  await send('Page.navigate', { url });
  await loaded;

  const evaluate = async <Value>(expression: string): Promise<Value> => {
    const { result } = await send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    return (result as { value: Value }).value;
  };
  const picture = async (selector = 'body'): Promise<Buffer> => {
    const find = `JSON.stringify((({x, y, width, height}) => ({x: x + scrollX, y: y + scrollY, width, height}))(document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect()))`;
    const clip = { ...(JSON.parse(await evaluate<string>(find)) as object), scale: 1 };
    const { data } = await send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true });
    return Buffer.from(String(data), 'base64');
  };
  return { troubles, evaluate, picture };
}

/** What a page should not do: complain, throw, or ask for anything but itself. */
function troubleOf({ method, params = {} }: Reply, url: string): string | undefined {
  if (method === 'Runtime.exceptionThrown') return JSON.stringify(params['exceptionDetails']);
  if (method === 'Log.entryAdded') return JSON.stringify(params['entry']);
  if (method === 'Runtime.consoleAPICalled') return JSON.stringify(params['args']);
  if (method === 'Network.loadingFailed') return JSON.stringify(params);
  if (method !== 'Network.requestWillBeSent') return undefined;
  const asked = (params['request'] as { url: string }).url;
  return asked === url || asked.startsWith('data:') ? undefined : `asked for ${asked}`;
}
