// Knows what stands between the prober and the service: a login, a challenge of a firewall, a redirect to another origin. Such an answer says
// nothing about the service. A redirect that stays within the origin, or goes from https to http at the same host, is the service's own answer.

import { type ProbeAnswer, showPlace } from '../../domain/probe.ts';
import { inlineCode } from '../../domain/text/markdown.ts';
import { phrase } from '../../domain/text/optional.ts';
import { adviceFor } from '../reason.ts';

/** Something in front of the service that answered in its place. */
export interface Wall {
  /** In words, e.g. `302 to https://login.example/: a login page`. */
  readonly what: string;
  readonly fix: string;
  /** True for a redirect to a login, which the service may have sent itself; a challenge is the firewall's, even as a redirect. */
  readonly toLogin?: boolean;
}

const cure =
  'Something in front of the service answered. Give a token of a service account in `headers`, or probe the origin behind it.';

const loginWords =
  /log[-_ ]?in|sign[-_ ]?in|oauth|openid|\bauth\b|\bsso\b|saml|cdn-cgi\/access|cloudflareaccess|okta|microsoftonline|accounts\.google/i;

/** The challenge of a firewall, which says nothing about the service; undefined for every other answer. */
export function findChallenge({ status, headers }: ProbeAnswer): Wall | undefined {
  const cloudflare = headers['cf-mitigated']?.slice(0, 100);
  const amazon = headers['x-amzn-waf-action']?.slice(0, 100);
  if (cloudflare !== undefined)
    return { what: `${status}: a ${cloudflare} of Cloudflare's firewall (cf-mitigated)`, fix: cure };
  if (amazon !== undefined) return { what: `${status}: a ${amazon} of AWS WAF (x-amzn-waf-action)`, fix: cure };
  return undefined;
}

/** A login or a challenge in front of the service; undefined when the service itself seems to have answered. */
export function findWall(answer: ProbeAnswer): Wall | undefined {
  const challenge = findChallenge(answer);
  if (challenge !== undefined) return challenge;

  const { status, headers } = answer;
  const location = headers['location']?.slice(0, 2000);
  if (status >= 300 && status < 400 && location !== undefined && loginWords.test(location))
    return { what: `${status} to ${showPlace(location)}: a login page`, fix: cure, toLogin: true };
  if (status !== 401) return undefined;
  const asks = headers['www-authenticate']?.slice(0, 20).split(' ')[0];
  return { what: `401: it wants to know who asks${phrase(asks, (asks) => ` (${asks})`)}`, fix: cure };
}

/** A redirect that was not followed. */
export interface Redirect extends Wall {
  /** True when it leads to another scheme, host or port: what is there was not asked. */
  readonly leadsAway: boolean;
  /** What to do where the service had answered at the asked address: then `url` is right, whatever the redirect leads to. */
  readonly fixWhenProven: string;
}

/** Who met the redirect: a wait for a version follows none, a check may. */
export type RedirectedAsker = 'wait' | 'check' | 'following check';

/** What to write where the redirect is meant. */
const wayFor: Readonly<Record<RedirectedAsker, string>> = {
  wait: 'write the path that it leads to in `version-path`',
  check: 'give the check `follow-redirects: true`, or let it expect its status',
  'following check': 'let the check expect its status',
};

/** An answer that sends the prober elsewhere. Undefined for every other answer. */
export function findRedirect(answer: ProbeAnswer, asker: RedirectedAsker): Redirect | undefined {
  const location = answer.headers['location']?.slice(0, 2000);
  if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return undefined;
  const asked = new URL(answer.url);
  const target = URL.parse(location, asked.href);
  const words = describeStatus(answer);
  const own = ownAnswer(asker);

  // What is no web address cannot be the service's new one: then the service made a mistake.
  if (target === null || !/^https?:$/.test(target.protocol))
    return { what: `${words}: a redirect of the service itself`, ...own };
  const loop = { fix: adviceFor.redirect_loop, fixWhenProven: adviceFor.redirect_loop, leadsAway: false };
  // Behind a proxy that ends TLS, a service that is not told of it writes its own address with http.
  if (isDowngrade(target, asked) && target.hostname === asked.hostname)
    return { what: `${words}: a redirect from https to http`, ...loop };

  if (target.origin !== asked.origin)
    return { what: `${words}: a redirect, which is not followed`, ...adviseAway(target, asked, asker) };
  if (isSamePage(target, asked)) return { what: `${words}: a redirect to the same address`, ...loop };
  return { what: `${words}: a redirect of the service itself`, ...own };
}

function ownAnswer(asker: RedirectedAsker): Omit<Redirect, 'what'> {
  const fix = `This is the service's own answer: look at its log. If the redirect is meant, ${wayFor[asker]}.`;
  return { fix, fixWhenProven: fix, leadsAway: false };
}

function adviseAway(target: URL, asked: URL, asker: RedirectedAsker): Omit<Redirect, 'what'> {
  const lead = `The address redirects to ${shownOrigin(target)}`;
  const proven = `The service had answered at ${shownOrigin(asked)}, so \`url\` is right`;
  // Tokens would travel there in the open: it is never advised, and no check follows such a redirect.
  if (isDowngrade(target, asked)) {
    const fix = `${lead}, without TLS: let it redirect to an address with \`https\`, and write that in \`url\`.`;
    const fixWhenProven = `${proven}: look at its log, and let it redirect to addresses with \`https\` only.`;
    return { fix, fixWhenProven, leadsAway: true };
  }

  const move = `${lead}: write that in \`url\` in place of ${shownOrigin(asked)}`;
  const fix = `${move}${phrase(asker !== 'wait', () => `, or ${wayFor[asker]}`)}.`;
  const fixWhenProven = `${proven}: look at its log. If the redirect is meant, ${wayFor[asker]}.`;
  return { fix, fixWhenProven, leadsAway: true };
}

const isDowngrade = (target: URL, asked: URL): boolean => asked.protocol === 'https:' && target.protocol === 'http:';

const shownOrigin = (url: URL): string => inlineCode(url.origin.slice(0, 300));

/** An answer does not tell the query that was asked for: what has one is never called the same. */
const isSamePage = (one: URL, other: URL): boolean => one.pathname === other.pathname && one.search === other.search;

/** A status in words: with the address that a redirect leads to. */
export function describeStatus({ status, headers }: ProbeAnswer): string {
  const location = headers['location'];
  if (location === undefined) return String(status);
  return `${status} to ${showPlace(location)}`;
}

const title = /<title[^>]{0,200}>([^<]{0,200})/i;

/** What a body that is no JSON seems to be: its type, and the title of a page. */
export function describePage({ headers, body }: ProbeAnswer): string {
  const type = headers['content-type']?.slice(0, 100) ?? 'no content-type';
  const [, words] = title.exec(body.slice(0, 4000)) ?? [];
  if (words === undefined) return type;
  return `${type}, a page titled "${words.trim()}"${phrase(loginWords.test(words), ', which looks like a login')}`;
}
