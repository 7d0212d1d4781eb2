// What smoke-test needs of the world; the real ones are in wiring.ts. Types only.

import type { ArgoCd, ArgoCdPlace } from '../clients/argocd.ts';
import type { Trust } from '../clients/http.ts';
import type { Prober } from '../domain/probe.ts';

/** Every client of this room. */
export interface Clients {
  createProber(trust: Trust): Prober;
  connectArgoCd(send: Prober, place: ArgoCdPlace): ArgoCd;
}
