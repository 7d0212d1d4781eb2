// Makes the request of a check: the place below the base URL, headers, body. Pure; sends nothing.

import type { ProbeRequest } from '../../domain/probe.ts';
import { optional } from '../../domain/text/optional.ts';
import type { Check } from './check.ts';
import { fillPath, fillText, fillTexts, fillUrl, fillValue, type Variables } from './variables.ts';

/** Where a request goes and with which headers. */
export type RequestTarget = Pick<ProbeRequest, 'url' | 'headers'>;

/** A path below the base URL, whose own path stays in front; credentials of the base stay. Undefined when it is no path. */
export function joinUrl(base: URL, path: string): URL | undefined {
  const whole = `${base.origin}${base.pathname.replace(/\/$/, '')}${path}`;
  const url = URL.parse(whole);
  if (!path.startsWith('/') || url === null) return undefined;
  url.username = base.username;
  url.password = base.password;
  return url;
}

/** The request that a check asks for; a text when its filled place is no URL. */
export function buildRequest(
  check: Check,
  base: URL,
  headers: Readonly<Record<string, unknown>>,
  variables: Variables,
): Omit<ProbeRequest, 'timeoutSeconds' | 'signal'> | string {
  const url = placeOf(check, base, variables);
  if (typeof url === 'string') return url;
  const { type, body } = bodyOf(check, variables);
  const own = lowerCase(fillTexts({ ...headers }, variables));
  const filled = { ...type, ...own, ...lowerCase(fillTexts(check.headers, variables)) };
  return { method: check.method, url, headers: filled, body, followRedirects: check['follow-redirects'] };
}

/** Header names are the same in any case: a check's own header takes the place of the common one. */
const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function placeOf(check: Check, base: URL, variables: Variables): URL | string {
  if (check.path !== undefined) {
    const path = fillPath(check.path, variables);
    return joinUrl(base, path) ?? `"${path}" is not a path below ${base.origin}: it must start with "/"`;
  }
  const text = fillUrl(check.url ?? '', variables);
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  return `"${text}" is not an http:// or https:// URL`;
}

function bodyOf(check: Check, variables: Variables): { type: Record<string, string>; body: string | undefined } {
  if (check.json !== undefined)
    return { type: { 'content-type': 'application/json' }, body: JSON.stringify(fillValue(check.json, variables)) };
  if (check.form !== undefined) {
    const body = new URLSearchParams(fillTexts(check.form, variables)).toString();
    return { type: { 'content-type': 'application/x-www-form-urlencoded' }, body };
  }
  return { type: {}, body: optional(check.body, (body) => fillText(body, variables)) };
}
