// What Slack refuses in a message: shapes and limits of the blocks that this project sends. Any other block type is refused.
// https://docs.slack.dev/reference/block-kit/blocks

/** Why Slack would refuse a payload: its code, and the places. */
export interface PayloadFault {
  readonly error: 'no_text' | 'invalid_blocks' | 'msg_too_long' | 'msg_blocks_too_long';
  readonly messages: readonly string[];
}

type Value = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fault of a payload; undefined for one that Slack would show. Blocks without a fallback `text` count as a fault. */
export function payloadFault(payload: Value): PayloadFault | undefined {
  const { text, blocks } = payload;
  if (typeof text !== 'string' || text.trim() === '') return { error: 'no_text', messages: ['[ERROR] no text'] };
  if (text.length > 40_000) return { error: 'msg_too_long', messages: [] };
  if (blocks === undefined) return undefined;
  const messages = Array.isArray(blocks) ? blocksFaults(blocks) : ['[ERROR] blocks is no list'];
  if (messages.length > 0) return { error: 'invalid_blocks', messages };
  // Slack names no number; https://github.com/slackapi/bolt-js/issues/2509 measured about 13,200 with containers.
  return sizeOf(blocks) > 12_000 ? { error: 'msg_blocks_too_long', messages: [] } : undefined;
}

function blocksFaults(blocks: readonly unknown[]): string[] {
  if (blocks.length > 50) return ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'];
  const ids = [...JSON.stringify(blocks).matchAll(/"action_id":"([^"]*)"/g)].map(([, id]) => id);
  const twice = new Set(ids).size < ids.length ? [fault('action_id already exists', '/blocks')] : [];
  return [...twice, ...blocks.flatMap((block, index) => blockFaults(block, `/blocks/${index}`))];
}

function blockFaults(block: unknown, at: string): string[] {
  if (!isObject(block)) return [fault('is no object', at)];
  switch (block['type']) {
    case 'header':
      return textFaults(block['text'], `${at}/text`, 150, ['plain_text']);
    case 'section':
      return sectionFaults(block, at);
    case 'context':
      return listFaults(block['elements'], `${at}/elements`, 10, (each, place) => textFaults(each, place, 3000));
    case 'divider':
      return [];
    case 'actions':
      return listFaults(block['elements'], `${at}/elements`, 25, buttonFaults);
    default:
      return [fault(`unsupported type: ${String(block['type'])}`, at)];
  }
}

function sectionFaults(block: Value, at: string): string[] {
  if (block['text'] === undefined && block['fields'] === undefined) return [fault('missing text or fields', at)];
  return [
    ...(block['text'] === undefined ? [] : textFaults(block['text'], `${at}/text`, 3000)),
    ...(block['fields'] === undefined
      ? []
      : listFaults(block['fields'], `${at}/fields`, 10, (each, place) => textFaults(each, place, 2000))),
  ];
}

function buttonFaults(button: unknown, at: string): string[] {
  if (!isObject(button) || button['type'] !== 'button') return [fault('is no button', at)];
  const url = button['url'];
  const id = button['action_id'];
  const unnamed = typeof id === 'string' && id !== '' && id.length <= 255 ? [] : [fault('action_id', at)];
  const strangers = Object.keys(button).filter(
    (key) => !['type', 'text', 'url', 'action_id', 'style', 'value'].includes(key),
  );
  const long = url !== undefined && String(url).length > 3000 ? [fault('must be less than 3001 characters', at)] : [];
  const odd = [...long, ...unnamed, ...strangers.map((key) => fault(`additional property: ${key}`, at))];
  return [...textFaults(button['text'], `${at}/text`, 75, ['plain_text']), ...odd];
}

function textFaults(text: unknown, at: string, limit: number, kinds = ['plain_text', 'mrkdwn']): string[] {
  if (!isObject(text) || !kinds.includes(String(text['type']))) return [fault(`must be ${kinds.join(' or ')}`, at)];
  const value = text['text'];
  if (typeof value !== 'string' || value.trim() === '') return [fault('must be more than 0 characters', `${at}/text`)];
  if (value.length > limit) return [fault(`must be less than ${limit + 1} characters`, `${at}/text`)];
  const known = text['type'] === 'plain_text' ? ['type', 'text', 'emoji'] : ['type', 'text', 'verbatim'];
  const strangers = Object.keys(text).filter((key) => !known.includes(key));
  return strangers.map((key) => fault(`additional property: ${key}`, at));
}

function listFaults(
  list: unknown,
  at: string,
  most: number,
  faultsOf: (each: unknown, at: string) => string[],
): string[] {
  if (!Array.isArray(list) || list.length === 0) return [fault('no fewer than 1 items allowed', at)];
  if (list.length > most) return [fault(`no more than ${most} items allowed`, at)];
  return list.flatMap((each, index) => faultsOf(each, `${at}/${index}`));
}

const fault = (what: string, at: string): string => `[ERROR] ${what} [json-pointer:${at}]`;

/** Characters of all texts, and 40 for each object that holds them. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + sizeOf(each), 0);
  return isObject(value) ? Object.values(value).reduce<number>((sum, each) => sum + sizeOf(each), 40) : 0;
}
