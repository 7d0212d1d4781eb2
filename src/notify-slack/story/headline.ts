// The first line: state first, then service, environment and version. What must not vanish stands at its head. Pure.

import { phrase } from '../../domain/text/optional.ts';
import type { Deployment } from '../deployment.ts';
import { namesSame } from '../facts/versions.ts';
import { cutLine } from '../message/slack-text.ts';
import type { VersionStanding } from './standing.ts';

/** The headline, without its icon: at most about 145 characters. */
export function headlineOf(deployment: Deployment, standing: VersionStanding): string {
  const { event } = deployment;
  if (event === 'rolled-back') return rollbackHeadline(deployment, standing);
  const state = stateOf(deployment, standing);
  const ways = {
    deploying: 'to',
    deployed: 'to',
    ready: 'for',
    blocked: 'for',
    failed: 'in',
    cancelled: 'in',
  } as const;
  return `${state}: ${whereOf(deployment, ways[event])}${versionsOf(deployment)}`;
}

const states: Readonly<Record<Exclude<Deployment['event'], 'rolled-back'>, string>> = {
  ready: 'READY',
  deploying: 'DEPLOYING',
  deployed: 'DEPLOYED',
  failed: 'FAILED',
  cancelled: 'CANCELLED',
  blocked: 'BLOCKED',
};

/** A deployment whose version does not answer is not told as one, nor one that nobody measured as one that somebody saw. */
function stateOf({ event, superseded }: Deployment, { proof, serving }: VersionStanding): string {
  if (superseded) return 'SUPERSEDED';
  if (event === 'deployed' && proof === 'other') return `NOT SERVING, ${short(serving ?? '')} ANSWERS`;
  if (event === 'deployed' && proof === 'unknown') return 'DEPLOYED, VERSION NOT MEASURED';
  if (event === 'rolled-back') return 'ROLLED BACK';
  return states[event];
}

/** "Rolled back to" is said of a version that answers, and of no other. */
function rollbackHeadline(deployment: Deployment, { proof, serving }: VersionStanding): string {
  const { version, previousVersion, sync } = deployment;
  const failed = phrase(version, (version) => ` (${short(version)} failed)`);
  const target = phrase(previousVersion, (previousVersion) => ` to ${short(previousVersion)}`);
  const place = whereOf(deployment, 'in');

  if (proof === 'serves') return `ROLLED BACK to ${short(serving ?? '')}: ${place}${failed}`;
  if (proof === 'other') return `ROLL-BACK NOT IN EFFECT: ${short(serving ?? '')} answers, ${place}${failed}`;
  if (sync === 'manual') return `SYNC NOW: roll-back${target} waits, ${place}${failed}`;
  if (sync === 'pull-request') return `MERGE NOW: roll-back${target} waits, ${place}${failed}`;
  return `ROLL-BACK COMMITTED${target}: ${place}${failed}`;
}

/** `9c1d2e3 → a7f3c92`. A deployment that failed or stopped has not arrived anywhere. */
function versionsOf({ event, version, previousVersion }: Deployment): string {
  if (version === undefined) return '';
  const isWay = ['ready', 'deploying', 'deployed'].includes(event);
  const isStep = isWay && previousVersion !== undefined && !namesSame(previousVersion, version);
  if (isStep) return ` ${short(previousVersion)} → ${short(version)}`;
  return ` ${short(version)}`;
}

const whereOf = ({ service, environment }: Deployment, way: string): string => {
  if (environment === undefined) return cutLine(service, 50);
  return `${cutLine(service, 50)} ${way} ${cutLine(environment, 24)}`;
};

const short = (version: string): string => cutLine(version, 28);
