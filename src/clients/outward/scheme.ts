// What http: and https: differ in: Node's module for it, and the port that goes without saying. Sends nothing.

import http from 'node:http';
import https from 'node:https';

/** Node's module that speaks the protocol of a URL. */
export function moduleFor(protocol: string): typeof http | typeof https {
  if (protocol === 'https:') return https;
  return http;
}

/** The port of a protocol where a URL names none. */
export function standardPort(protocol: string): number {
  if (protocol === 'https:') return 443;
  return 80;
}
