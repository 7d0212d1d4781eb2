// Knows what stands between the prober and the service: a login, a challenge of a firewall, a redirect to another address. Such an answer says
// nothing about the service.

import { type ProbeAnswer, showPlace } from '../../domain/probe.ts';
import { phrase } from '../../domain/text/optional.ts';

/** Something in front of the service that answered in its place. */
export interface Wall {
  /** In words, e.g. `302 to https://login.example/: a login page`. */
  readonly what: string;
  readonly fix: string;
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
    return { what: `${status} to ${showPlace(location)}: a login page`, fix: cure };
  if (status !== 401) return undefined;
  const asks = headers['www-authenticate']?.slice(0, 20).split(' ')[0];
  return { what: `401: it wants to know who asks${phrase(asks, (asks) => ` (${asks})`)}`, fix: cure };
}

/** An answer that sends the prober elsewhere: what is there was not asked. Undefined for every other answer. */
export function findRedirect(answer: ProbeAnswer): Wall | undefined {
  const isRedirect = [301, 302, 303, 307, 308].includes(answer.status) && answer.headers['location'] !== undefined;
  if (!isRedirect) return undefined;
  const fix =
    'Write the address that it leads to in `url` or `version-path`: while a version is awaited, no redirect is followed.';
  return { what: `${describeStatus(answer)}: a redirect, which is not followed`, fix };
}

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
