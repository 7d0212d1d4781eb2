// What a proxy's own refusal means, known by its name: whoever only reads what came back does not load the way out.

/** In place of a status: the variable that should name a proxy does not. */
export const unusable = -1;

/** A refusal as proxy.ts throws it. `status` 0: the proxy cannot be reached. */
export interface ProxyAnswer {
  readonly status: number;
  readonly message: string;
}

/** What a proxy said in place of the server, found in a thrown error or in its causes; undefined when no proxy spoke. */
export function findProxyAnswer(thrown: unknown): ProxyAnswer | undefined {
  if (!(thrown instanceof Error)) return undefined;
  if (thrown.name !== 'ProxyRefusal') return findProxyAnswer(thrown.cause);
  const { message } = thrown;
  if ('status' in thrown && typeof thrown.status === 'number') return { status: thrown.status, message };
  return { status: 0, message };
}

/** True when the same request may get through the proxy later. */
export const isPassingAnswer = ({ status }: ProxyAnswer): boolean =>
  status === 0 || status === 408 || status === 429 || status >= 500;
