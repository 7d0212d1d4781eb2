// The real clients of smoke-test: what it touches of the world, and nothing else. Decides nothing.

import { connectArgoCd } from '../clients/argocd.ts';
import { createProber } from '../clients/http.ts';

/** Handed to the action by its main, and by the chain of which it is a stage. */
export const clients = { connectArgoCd, createProber };
