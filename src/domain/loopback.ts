// What stays on this machine, and where a secret may therefore go without TLS: the one door to every credential. Resolves no name.

/** The name of this machine that needs no look-up: https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
const localName = 'localhost';

/** True for the name alone, which Docker takes for a registry although it has no dot. */
export const isLocalName = (host: string): boolean => host === localName;

/** True for localhost, 127.0.0.0/8 and [::1], with or without a port: https://www.rfc-editor.org/rfc/rfc6890 */
export const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(host);

declare const proven: unique symbol;

/** The text of a URL to which a secret may go. Only `isPrivateUrl` makes one: clients that send a secret take no other address. */
export type PrivateUrl = string & { readonly [proven]: true };

/** True when what is sent to the URL goes over TLS, or does not leave the machine; false for what is no URL. */
export function isPrivateUrl(address: string): address is PrivateUrl {
  const url = URL.parse(address);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}

/** The value of an Authorization header that carries a bearer token to the URL: https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
export function bearerTo(url: PrivateUrl, token: string): string {
  refuseOpenUrl(url);
  return `Bearer ${token}`;
}

/** The value of an Authorization header that carries a user name and a password to the URL: https://www.rfc-editor.org/rfc/rfc7617#section-2 */
export function basicTo(url: PrivateUrl, username: string, password: string): string {
  refuseOpenUrl(url);
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** A secret was about to leave without TLS. Inputs are checked long before; the addresses of the runner's environment are not. */
export class OpenAddress extends Error {
  constructor(what: 'token' | 'key' | 'secret') {
    super(`A ${what} was about to go to an address without TLS.`);
    this.name = 'OpenAddress';
  }
}

/** A type can be cast, so the door looks again. */
function refuseOpenUrl(url: string): void {
  if (!isPrivateUrl(url)) throw new OpenAddress('secret');
}
