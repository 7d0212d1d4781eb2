// Keeps cookies between the checks of one run, for those checks that ask for it. Sends none to another host.
// https://www.rfc-editor.org/rfc/rfc6265

import { isLoopback } from '../../domain/loopback.ts';
import type { ProbeAnswer } from '../../domain/probe.ts';

/** The cookies of one run. */
export interface Cookies {
  /** Keeps what the answer of a host sets; the values are returned, so that they can be hidden. */
  keep(url: URL, answer: ProbeAnswer): string[];
  /** The `Cookie` header for a URL; undefined when none is kept for it. */
  headerFor(url: URL): string | undefined;
}

interface Cookie {
  readonly value: string;
  readonly path: string;
  readonly secure: boolean;
}

const mostCookies = 200;

/** An empty jar. */
export function createCookies(): Cookies {
  const hosts = new Map<string, Map<string, Cookie>>();
  const jarOf = (host: string): Map<string, Cookie> => {
    const jar = hosts.get(host) ?? new Map<string, Cookie>();
    hosts.set(host, jar);
    return jar;
  };

  return {
    keep: (url, answer) => {
      const jar = jarOf(url.host);
      return (answer.cookies ?? []).slice(0, mostCookies).flatMap((header) => keepOne(jar, header.slice(0, 8192)));
    },
    headerFor: (url) => {
      const fitting = [...(hosts.get(url.host) ?? [])].filter(([, cookie]) => fits(cookie, url));
      if (fitting.length === 0) return undefined;
      return fitting.map(([name, { value }]) => `${name}=${value}`).join('; ');
    },
  };
}

function keepOne(jar: Map<string, Cookie>, header: string): string[] {
  const [pair = '', ...attributes] = header.split(';');
  const equals = pair.indexOf('=');
  if (equals < 1) return [];
  const name = pair.slice(0, equals).trim();
  const value = pair.slice(equals + 1).trim();
  const settings = new Map(attributes.map(attributeOf));

  if (isOver(settings)) {
    jar.delete(name);
    return [];
  }
  jar.set(name, { value, path: pathOf(settings), secure: settings.has('secure') });
  return [value];
}

const attributeOf = (text: string): [string, string] => {
  const [name = '', ...rest] = text.split('=');
  return [name.trim().toLowerCase(), rest.join('=').trim()];
};

/** What is no path counts as none: https://www.rfc-editor.org/rfc/rfc6265#section-5.2.4 */
function pathOf(settings: ReadonlyMap<string, string>): string {
  const path = settings.get('path') ?? '/';
  if (!path.startsWith('/')) return '/';
  return path;
}

/** A server takes a cookie back by letting it end in the past. */
function isOver(settings: ReadonlyMap<string, string>): boolean {
  const age = settings.get('max-age');
  if (age !== undefined) return Number(age) <= 0;
  const expires = Date.parse(settings.get('expires') ?? '');
  return !Number.isNaN(expires) && expires <= Date.now();
}

function fits({ path, secure }: Cookie, url: URL): boolean {
  if (secure && url.protocol !== 'https:' && !isLoopback(url.hostname)) return false;
  return url.pathname === path || url.pathname.startsWith(path.replace(/\/?$/, '/'));
}
