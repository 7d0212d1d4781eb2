// The rules of `thread-ts` and `update-ts`: one for each channel, or none. Pure.

import type { Problem } from '../../domain/action-error.ts';
import { present } from '../../domain/text/optional.ts';

/** What names the messages that are replied to or changed. */
export interface Stamps {
  readonly channel: readonly string[];
  readonly 'thread-ts': readonly string[];
  readonly 'update-ts': readonly string[];
}

/** Stands for a channel that has no message yet. */
export const noStamp = '-';

const at = (name: string): string => `input \`${name}\``;

/** The stamps that can be used, and what is wrong with the others. */
export function keepStamps(given: Stamps): { readonly value: Stamps; readonly problems: readonly Problem[] } {
  const { channel, 'thread-ts': thread, 'update-ts': update } = given;
  const ofThread = stampProblems('thread-ts', thread, channel.length);
  const ofUpdate = [...stampProblems('update-ts', update, channel.length), ...channelProblems(update, channel)];
  const ofBoth = present([thread.length > 0 && update.length > 0 && bothGiven]);

  return {
    value: {
      channel,
      'thread-ts': withoutProblems(thread, [...ofThread, ...ofBoth]),
      'update-ts': withoutProblems(update, ofUpdate),
    },
    problems: [...ofThread, ...ofUpdate, ...ofBoth],
  };
}

function withoutProblems(stamps: readonly string[], problems: readonly Problem[]): readonly string[] {
  if (problems.length > 0) return [];
  return stamps;
}

const bothGiven: Problem = {
  code: 'update_and_thread',
  what: '`thread-ts` and `update-ts` are both given',
  where: at('update-ts'),
  fix: 'Give `update-ts` to change a message, or `thread-ts` to reply to it.',
};

function stampProblems(name: string, stamps: readonly string[], channels: number): Problem[] {
  const problems: Problem[] = stamps
    .filter((stamp) => stamp !== noStamp && !/^\d{10}\.\d{6}$/.test(stamp))
    .map((stamp) => ({
      code: 'ts_invalid',
      what: `\`${name}\`: "${stamp.slice(0, 100)}" is not a Slack timestamp`,
      where: at(name),
      fix: 'Pass the output `ts` of the step that sent the message, quoted: "1768832640.000100".',
    }));

  if (stamps.length > 0 && channels > 0 && stamps.length !== channels)
    problems.push({
      code: 'ts_count',
      what: `\`${name}\` names ${stamps.length} messages, and \`channel\` names ${channels} channels`,
      where: at(name),
      fix: 'Pass the outputs `ts` and `channel` of one and the same step.',
    });
  return problems;
}

/** Slack changes messages by the id of the channel only. A channel that has none yet may be a name, as it is where the first message failed. */
function channelProblems(updates: readonly string[], channels: readonly string[]): Problem[] {
  if (updates.length === 0) return [];
  return channels
    .filter((channel, index) => updates[index] !== noStamp && !/^[CDG][A-Z0-9]{2,}$/.test(channel))
    .map((channel) => ({
      code: 'channel_not_id',
      what: `\`channel\`: "${channel.slice(0, 100)}" is not a channel id, and Slack updates messages by id only`,
      where: at('channel'),
      fix: 'Pass the output `channel` of the step that sent the message.',
    }));
}
