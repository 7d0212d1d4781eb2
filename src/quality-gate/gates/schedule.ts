// Runs gates side by side: at most so many at once, each after the gates that it needs. Knows nothing of processes.

import type { Gate } from './gate.ts';

/** What happens to a gate whose turn has come, and to one whose needs are not met. */
export interface GateTurn<T extends { readonly passed: boolean }> {
  run(gate: Gate): Promise<T>;
  /** `blockers` are the needed gates that did not pass. */
  skip(gate: Gate, blockers: readonly string[]): T;
}

/** Brings every gate to its outcome, in the order given. The gates' needs are known and form no circle. */
export async function runSchedule<T extends { readonly passed: boolean }>(
  gates: readonly Gate[],
  maxParallel: number,
  stage: GateTurn<T>,
): Promise<T[]> {
  const slots = new Slots(maxParallel);
  const outcomes = new Map<string, Promise<T>>();
  const bring = async (gate: Gate): Promise<T> => {
    const blockers: string[] = [];
    for (const need of gate.needs) if (!(await outcomeOf(need))?.passed) blockers.push(need);
    if (blockers.length > 0) return stage.skip(gate, blockers);
    await slots.take();
    try {
      return await stage.run(gate);
    } finally {
      slots.give();
    }
  };
  const outcomeOf = (name: string): Promise<T> | undefined => {
    const gate = gates.find((each) => each.name === name);
    if (gate !== undefined && !outcomes.has(name)) outcomes.set(name, bring(gate));
    return outcomes.get(name);
  };
  const all = gates.map((gate) => outcomeOf(gate.name));

  return (await Promise.all(all)).filter((outcome) => outcome !== undefined);
}

class Slots {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(count: number) {
    this.free = count;
  }

  async take(): Promise<void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  give(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free += 1;
    else next();
  }
}
