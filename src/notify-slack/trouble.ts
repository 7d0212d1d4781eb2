// Trouble on the way to Slack or PagerDuty: a code and words. It is a warning, and red only with `fail-on-error`. Pure.

import type { Problem } from '../domain/action-error.ts';
import { withoutEnd } from '../domain/text/ends.ts';
import { phrase } from '../domain/text/optional.ts';

/** Why something was not sent. */
export interface Trouble {
  /** Slack's code, or one of ours; what the output `error` shows. */
  readonly error: string;
  readonly what: string;
  readonly where: string;
  readonly fix: string;
}

/** Trouble as the problem that the log shows. The code stands in it once. */
export const problemOf = ({ error, what, where, fix }: Trouble, code: string): Problem => {
  const sentence = withoutEnd(what, '. \r\n\t');
  return { code, what: `${sentence}${phrase(!sentence.endsWith(error), ` (${error})`)}.`, where, fix };
};
