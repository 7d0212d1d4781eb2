// What a preflight asks of smoke-test: does the service answer and say its version, and may Argo CD be asked? Waits for nothing.

import type { Denial } from '../clients/argocd.ts';
import { ActionError, type Problem } from '../domain/action-error.ts';
import type { Job } from '../domain/job.ts';
import { type Fault, showUrl } from '../domain/probe.ts';
import type { Question, Unasked } from '../domain/question.ts';
import type { SyncState } from '../domain/sync.ts';
import { optional, present } from '../domain/text/optional.ts';
import { joinUrl } from './checks/request.ts';
import { fillPath, fillTexts } from './checks/variables.ts';
import type { Clients } from './clients.ts';
import { connect } from './connection.ts';
import { maskSecrets } from './credentials.ts';
import type { SmokeTestInputs } from './inputs.ts';
import { parseServer, planSmokeTest } from './plan.ts';
import { adviceFor } from './reason.ts';
import { printable } from './session.ts';
import { readSighting } from './version/place.ts';
import { labelOf, type Unsighted } from './version/sighting.ts';

/** In the order in which they are asked. */
export const questions: readonly Question<SmokeTestInputs, Clients>[] = [
  { subject: 'version at the URL', ask: askUrls },
  { subject: 'Argo CD', ask: askArgoCd },
];

async function askUrls(inputs: SmokeTestInputs, job: Job, clients: Clients): Promise<string> {
  const plan = planSmokeTest(inputs);
  maskSecrets(inputs, plan.urls, job.log);
  const send = await connect(inputs, job, clients.createProber);

  const values = new Map<string, unknown>([...Object.entries(inputs.variables), ...Object.entries(inputs.secrets)]);
  const headers = fillTexts(inputs.headers, values);
  const found = await Promise.all(
    plan.urls.map(async (base) => {
      const url = joinUrl(base, fillPath(inputs['version-path'], values)) ?? base;
      const asked = { method: 'GET', url, headers, followRedirects: false };
      const answer = await send({ ...asked, timeoutSeconds: inputs['try-timeout-seconds'], signal: job.signal });
      return { url: showUrl(url), sighting: readSighting(answer, plan.wait?.place) };
    }),
  );

  const problems = found.flatMap(({ url, sighting }) => present([sighting.kind === 'none' && silent(url, sighting)]));
  if (problems.length > 0) throw new ActionError(problems);
  return found.map(({ url, sighting }) => `${url} says ${printable(labelOf(sighting), job.log, 100)}`).join('; ');
}

const silent = (url: string, { reason, what, fix }: Unsighted): Problem => ({
  code: reason,
  what: `${url}: ${what}`,
  where: 'config file, `smoke-test.url`, `version-path` and `version-at`',
  fix: fix ?? adviceFor[reason],
});

async function askArgoCd(inputs: SmokeTestInputs, job: Job, clients: Clients): Promise<string | Unasked> {
  const { 'argocd-server': given, 'argocd-app': apps, 'argocd-token': token } = inputs;
  const server = optional(given, (given) => parseServer(given));
  if (server === undefined || apps.length === 0 || token === undefined)
    return { unasked: 'no `argocd-server`, `argocd-app` and `argocd-token` are given' };

  const send = await connect(inputs, job, clients.createProber);
  const bounds = { timeoutSeconds: inputs['try-timeout-seconds'], signal: job.signal };
  const ask = async (app: string): Promise<string> =>
    wordsOf(app, await clients.connectArgoCd(send, { server, app, token }).fetchState('none', bounds));
  return (await Promise.all(apps.map(ask))).join('; ');
}

/** What Argo CD says of an application. Throws an ActionError when it does not tell. */
function wordsOf(app: string, state: SyncState | Fault | Denial): string {
  if (!('kind' in state)) return `"${app}" is ${state.status} and ${state.health}`;
  if (state.kind === 'fault') throw untold('argocd_unreachable', state.what);
  throw untold('argocd_denied', `Argo CD refuses to tell about "${app}" (status ${state.status})`);
}

const untold = (code: 'argocd_denied' | 'argocd_unreachable', what: string): ActionError =>
  new ActionError({ code, what, where: 'config file, `smoke-test.argocd-app`', fix: adviceFor[code] });
