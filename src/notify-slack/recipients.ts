// Whom a red message mentions: those that the step names, and the people of the deployment whom `users` knows. Pure.

import type { People } from './deployment.ts';
import type { Told } from './inputs/told.ts';
import { findMention } from './message/slack-text.ts';

/** Mentions in mrkdwn, each once. */
export function mentionsOf({ mention, users }: Pick<Told, 'mention' | 'users'>, people: People): string[] {
  const { author, startedBy, rerunOf, deployedBy } = people;
  const logins = [author, startedBy, rerunOf, ...deployedBy].filter((login) => login !== undefined);
  const members = logins.flatMap((login) => users.get(login.toLowerCase()) ?? []).map((id) => `@${id}`);
  return [...new Set([...mention, ...members])].map(findMention).filter((found) => found !== undefined);
}
