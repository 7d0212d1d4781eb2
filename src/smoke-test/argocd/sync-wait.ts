// Waits until Argo CD has applied what was written and calls the application Healthy. Never syncs by itself.
// The map of this room: applications (several) → sync-wait (asks until the time is up) → sync-judgement (one answer) → comparison, health and proof →
// a judgement.

import type { ArgoCd, Bounds, Refresh } from '../../clients/argocd.ts';
import type { SyncState } from '../../domain/sync.ts';
import { formatSeconds } from '../../domain/text/duration.ts';
import { phrase } from '../../domain/text/optional.ts';
import type { SyncPlan } from '../plan.ts';
import { adviceFor, type Cause } from '../reason.ts';
import { printable, type Session, secondsLeft } from '../session.ts';
import type { ArgoJudgement } from './judgement.ts';
import { judgeSync } from './sync-judgement.ts';

const refreshSeconds = 10;
const windowSeconds = 30;
const shortestPause = 0.25;

/** How the wait ended. */
export interface SyncOutcome {
  readonly app: string;
  /** True once it was applied and healthy. */
  readonly isIn: boolean;
  /** Undefined once it is in, and where another application is red. */
  readonly failure: Cause | undefined;
  /** The last words of Argo CD. */
  readonly what: string;
  readonly seconds: number;
  /** The page of the application. */
  readonly link: string;
}

/** What the wait remembers between two answers. */
interface Memory {
  judgement: ArgoJudgement | undefined;
  since: number;
  refreshedAt: number;
  windowAt: number;
  windowClosed: boolean;
  hardRefreshed: boolean;
  answered: boolean;
  printed: string;
}

/** Resolves once applied and healthy, once red, or when the time is up. */
export async function waitForSync(session: Session, plan: SyncPlan, argo: ArgoCd): Promise<SyncOutcome> {
  const memory: Memory = {
    judgement: undefined,
    since: 0,
    refreshedAt: Number.NEGATIVE_INFINITY,
    windowAt: Number.NEGATIVE_INFINITY,
    windowClosed: false,
    hardRefreshed: false,
    answered: false,
    printed: '',
  };

  while (secondsLeft(session) > 0) {
    const judgement = await askOnce(session, plan, argo, memory);
    if (judgement !== undefined) {
      remember(session, memory, judgement);
      await askWindow(session, argo, memory);
      tell(session, plan, memory);
      if (isSettled(session, memory)) break;
    }
    await session.clock.pause(
      Math.min(Math.max(session.pace.interval, shortestPause), secondsLeft(session)),
      session.signal,
    );
  }
  return await conclude(session, plan, argo, memory);
}

/** One answer and what it means; undefined when the deadline cut it short. A refresh must have succeeded before anything is judged. */
async function askOnce(
  session: Session,
  plan: SyncPlan,
  argo: ArgoCd,
  memory: Memory,
): Promise<ArgoJudgement | undefined> {
  const refresh = refreshOf(session, memory);
  const asked = session.clock.now();
  const bounds = boundsOf(session);
  const state = await argo.fetchState(refresh, bounds);

  if ('status' in state && !('kind' in state)) {
    memory.answered = true;
    if (refresh !== 'none') memory.refreshedAt = asked;
    if (refresh === 'hard') memory.hardRefreshed = true;
    return judgeSync(state as SyncState, plan);
  }
  if (state.kind === 'denied') return denied(plan, state.status, memory.answered);
  const isCutShort = state.reason === 'timeout' && bounds.timeoutSeconds < session.pace.tryTimeout;
  if (isCutShort || secondsLeft(session) === 0) return undefined;
  return { kind: 'wait', reason: 'argocd_unreachable', what: state.what, patience: 0, conclusive: false };
}

function refreshOf(session: Session, { refreshedAt, judgement, hardRefreshed }: Memory): Refresh {
  if (judgement?.ask === 'hard refresh' && !hardRefreshed) return 'hard';
  if (session.clock.now() - refreshedAt >= refreshSeconds) return 'normal';
  return 'none';
}

const boundsOf = (session: Session): Bounds => ({
  timeoutSeconds: Math.min(session.pace.tryTimeout, Math.max(secondsLeft(session), 0.001)),
  signal: session.signal,
});

/** 403 is the answer for what may not be read, for what is not there, and for what was just deleted. */
function denied({ server, app }: SyncPlan, status: number, answeredBefore: boolean): ArgoJudgement {
  const base = { kind: 'red', patience: 0, conclusive: false } as const;
  if (answeredBefore) {
    const what = `Argo CD no longer tells about "${app}" (status ${status}): it was deleted, or the token lost its right`;
    return { ...base, reason: 'argocd_deleted', what };
  }
  const what = `Argo CD at ${server.origin} refuses to tell about "${app}" (status ${status})`;
  return { ...base, reason: 'argocd_denied', what };
}

/** The same judgement again goes on; another one starts anew. */
function remember(session: Session, memory: Memory, judgement: ArgoJudgement): void {
  const before = memory.judgement;
  const isSame = before !== undefined && before.kind === judgement.kind && before.reason === judgement.reason;
  if (!isSame) memory.since = session.clock.now();
  memory.judgement = judgement;
}

function isSettled(session: Session, { judgement, since }: Memory): boolean {
  if (judgement === undefined || judgement.kind === 'wait') return false;
  return session.clock.now() - since >= judgement.patience;
}

async function askWindow(session: Session, argo: ArgoCd, memory: Memory): Promise<void> {
  const now = session.clock.now();
  if (memory.judgement?.ask !== 'windows') memory.windowClosed = false;
  if (memory.judgement?.ask !== 'windows' || now - memory.windowAt < windowSeconds || secondsLeft(session) === 0)
    return;
  memory.windowAt = now;
  memory.windowClosed = (await argo.findOpenWindow(boundsOf(session))) === false;
}

const closedWords = 'a sync window is closed now, so that Argo CD waits until it opens';

const wordsOf = ({ judgement, windowClosed }: Memory): string =>
  `${judgement?.what ?? 'Argo CD did not answer before the time was up'}${phrase(windowClosed, `; ${closedWords}`)}`;

/** The page of an application in Argo CD. */
export function linkOf({ server, app }: Pick<SyncPlan, 'server' | 'app'>): string {
  return `${server.origin}${server.pathname.replace(/\/$/, '')}/applications/${app.split('/').map(encodeURIComponent).join('/')}`;
}

/** Each change of state is one line. */
function tell(session: Session, plan: SyncPlan, memory: Memory): void {
  const words = wordsOf(memory);
  if (words === memory.printed) return;
  memory.printed = words;
  const link = phrase(memory.judgement?.kind === 'wait' && memory.answered, () => ` (${linkOf(plan)})`);
  session.log.info(`${formatSeconds(session.clock.now())}: Argo CD: ${printable(words, session.log)}${link}`);
}

async function conclude(session: Session, plan: SyncPlan, argo: ArgoCd, memory: Memory): Promise<SyncOutcome> {
  const { judgement } = memory;
  const what = wordsOf(memory);
  const base = { app: plan.app, what, seconds: session.clock.now(), link: linkOf(plan) };
  if (judgement !== undefined && judgement.kind === 'go' && isSettled(session, memory)) {
    if (judgement.warning !== undefined)
      session.log.warning(printable(judgement.warning, session.log, 1000), { title: 'Smoke test' });
    return { ...base, failure: undefined, isIn: true };
  }

  const reason = judgement?.reason ?? 'argocd_unreachable';
  const pods = await podWords(session, argo, reason);
  const conclusive = judgement?.conclusive ?? false;
  const fix = `${judgement?.fix ?? adviceFor[reason]} ${base.link}`;
  const said = `Argo CD says of ${plan.app}: ${what}${pods}`;
  const failure = { reason, what: said, where: `application ${plan.app}`, fix, conclusive };
  return { ...base, failure, isIn: false };
}

/** Why pods do not get ready stands only with the pods themselves. */
async function podWords(session: Session, argo: ArgoCd, reason: Cause['reason']): Promise<string> {
  if (reason !== 'argocd_degraded' && reason !== 'argocd_not_healthy') return '';
  const words = await argo.fetchPodWords({ timeoutSeconds: 5, signal: session.signal });
  if (words.length === 0) return '';
  return `; ${words.join('; ')}`;
}
