// How long a writer that lost a race waits: a random moment of a window that is as wide as the crowd seems to be. Never sleeps itself.

import type { Deadline } from '../../clients/deadline.ts';
import { ActionError } from '../../domain/action-error.ts';
import type { Branch } from './branch.ts';

/** One writer's pace. All times are milliseconds. */
export interface RacePace {
  /** A try begins: it reads the head now. */
  start(): void;
  /** The try lost; says how long to wait before the next. An edit that others can land needs no wider window: the next of them takes all. */
  lost(isHandedOver?: boolean): number;
}

const narrowest = 100;
const widest = 20_000;

/** The pace of a writer who has until `deadline`: no wait goes beyond it. */
export function racePace(deadline: Deadline, now = () => performance.now(), random = Math.random): RacePace {
  let began = now();
  let window = 0;
  return {
    start: () => {
      began = now();
    },
    lost: (isHandedOver = false) => {
      const took = Math.max(narrowest, now() - began);
      window = window === 0 || isHandedOver ? took : Math.max(window * 0.7, took * 3);
      return random() * Math.min(window, widest, deadline.remaining() * 1000);
    },
  };
}

/** The error when others were first until the time was up. */
export function raceLost(branch: Pick<Branch, 'name' | 'repository'>, seconds: number, tries: number): ActionError {
  const what = `Other writers were first on ${branch.name} of ${branch.repository} ${tries} times within ${seconds} seconds`;
  const fix = 'Run the step again, or raise `max-wait-seconds`. Nothing was written.';
  return new ActionError({ code: 'race_lost', what, where: 'input `max-wait-seconds`', fix });
}
