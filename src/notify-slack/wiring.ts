// The real clients of notify-slack: what it touches of the world, and nothing else. Decides nothing.

import { openReading } from '../clients/github/reading.ts';
import { sendToPagerDuty } from '../clients/pagerduty.ts';
import { postToSlack } from '../clients/slack.ts';

/** Handed to the action by its main, and by the chain of which it is a stage. */
export const clients = { openReading, postToSlack, sendToPagerDuty };
