// The words of a probe: one HTTP request, what came back, and why nothing did. Values only; clients/http.ts sends.

/** Why a request brought no answer that can be judged. */
export type ProbeFaultReason =
  | 'unreachable'
  | 'timeout'
  | 'tls'
  | 'redirect_loop'
  | 'body_too_large'
  | 'request_invalid';

/** One request, to be sent on a connection of its own. */
export interface ProbeRequest {
  readonly method: string;
  /** May carry credentials, which become basic authentication. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** From the first packet to the last byte of the body, redirects included. */
  readonly timeoutSeconds: number;
  readonly followRedirects: boolean;
  /** Aborting it ends the request at once. */
  readonly signal: AbortSignal;
}

/** A whole answer. */
export interface ProbeAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** By lower-case name; repeated headers are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Each `Set-Cookie` header as it came; they cannot be joined. */
  readonly cookies?: readonly string[];
  readonly milliseconds: number;
  /** Where the answer came from, without credentials; differs from the request only after a redirect. */
  readonly url: string;
}

/** No answer, and why. */
export interface Fault {
  readonly kind: 'fault';
  readonly reason: ProbeFaultReason;
  readonly what: string;
  readonly milliseconds: number;
  /** True when its time was up before there was a connection. */
  readonly timedOut?: boolean;
}

/** Sends one request. Rejects only with the reason of an aborted signal. */
export type Prober = (request: ProbeRequest) => Promise<ProbeAnswer | Fault>;

/** The answer, where there is one. */
export function answerIn(outcome: ProbeAnswer | Fault | undefined): ProbeAnswer | undefined {
  if (outcome?.kind === 'answer') return outcome;
  return undefined;
}

/** True for a status that says yes. */
export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** An address as people write it, which may lack its scheme. */
export function withScheme(given: string, scheme: 'http' | 'https'): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(given)) return given;
  return `${scheme}://${given}`;
}

/** A URL as it may be shown: without user name, password, and what its query and fragment say. */
export function showUrl(url: URL): string {
  const bare = new URL(url);
  const hasQuery = bare.search !== '';
  bare.username = '';
  bare.password = '';
  bare.search = '';
  bare.hash = '';
  if (hasQuery) return `${bare.href}?…`;
  return bare.href;
}

/** A place as a server or a person wrote it, a path or a URL, as it may be shown. */
export function showPlace(place: string): string {
  const whole = URL.parse(place);
  if (whole !== null && /^https?:$/.test(whole.protocol)) return showUrl(whole);

  const [path = '', query] = place.slice(0, 2000).split(/[?#]/, 2);
  const bare = path.replace(/^([a-z]{0,10}:?\/\/)[^/@]{0,300}@/i, '$1');
  if (query === undefined) return bare;
  return `${bare}?…`;
}
