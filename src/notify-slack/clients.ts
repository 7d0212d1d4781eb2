// What notify-slack needs of the world; the real ones are in wiring.ts. Types only.

import type { ReadGitHub, ReadingOptions } from '../clients/github/reading.ts';
import type { SendToPagerDuty } from '../clients/pagerduty.ts';
import type { PostToSlack } from '../clients/slack.ts';

/** Every client of this room. */
export interface Clients {
  openReading(options: ReadingOptions): ReadGitHub;
  readonly postToSlack: PostToSlack;
  readonly sendToPagerDuty: SendToPagerDuty;
}
