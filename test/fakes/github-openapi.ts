// GitHub's own OpenAPI description as a judge of requests: path, method, and each part of the body.

import { readFileSync } from 'node:fs';
import path from 'node:path';

type Schema = Readonly<Record<string, unknown>>;
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Schema>>>> };

let loaded: Document | undefined;

/** What scripts/github-rest.ts cut out of the description of api.github.com; read once. */
function description(): Document {
  const file = path.resolve(import.meta.dirname, '../fixtures/github-rest.json');
  loaded ??= JSON.parse(readFileSync(file, 'utf8')) as Document;
  return loaded;
}

/** What is wrong with a request; empty when GitHub's description allows it. `path` may have a query. */
export function findRequestFaults(method: string, path: string, body: unknown): string[] {
  const [bare = ''] = path.split('?');
  const operation = operationOf(method, bare);
  if (operation === undefined) return [`GitHub has no ${method} ${bare}`];
  const content = resolve(operation['requestBody'])?.['content'] as Record<string, Schema> | undefined;
  const schema = content?.['application/json']?.['schema'];
  if (schema === undefined || body === undefined) return [];
  return faultsOf(body, schema as Schema, 'body');
}

function operationOf(method: string, path: string): Schema | undefined {
  const { paths } = description();
  for (const [template, operations] of Object.entries(paths)) {
    const pattern = new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`);
    const found = pattern.test(path) ? operations[method.toLowerCase()] : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolve(schema: unknown): Schema | undefined {
  let value = schema as Schema | undefined;
  while (typeof value?.['$ref'] === 'string') {
    let target: unknown = description();
    for (const part of value['$ref'].slice(2).split('/')) target = (target as Record<string, unknown>)[part];
    value = target as Schema;
  }
  return value;
}

function faultsOf(value: unknown, given: Schema, where: string): string[] {
  const schema = resolve(given) ?? {};
  if (value === null) return schema['nullable'] === true ? [] : typeFaults(value, schema, where);
  const parts = (key: string): Schema[] => (schema[key] as Schema[] | undefined) ?? [];
  const choices = [...parts('oneOf'), ...parts('anyOf')];
  const attempts = choices.map((each) => faultsOf(value, each, where));
  const chosen = attempts.length > 0 && attempts.every((each) => each.length > 0) ? (attempts[0] ?? []) : [];
  return [
    ...chosen,
    ...parts('allOf').flatMap((each) => faultsOf(value, each, where)),
    ...typeFaults(value, schema, where),
    ...boundFaults(value, schema, where),
    ...innerFaults(value, schema, where),
  ];
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function typeFaults(value: unknown, { type, enum: words }: Schema, where: string): string[] {
  const kind = kindOf(value);
  const types = type === undefined ? [] : [type].flat();
  const fits = types.length === 0 || types.includes(kind) || (types.includes('integer') && Number.isInteger(value));
  return [
    ...(fits ? [] : [`${where} is ${kind}, not ${types.join(' or ')}`]),
    ...(Array.isArray(words) && !words.includes(value)
      ? [`${where} is ${JSON.stringify(value)}, none of ${words.join(', ')}`]
      : []),
  ];
}

function boundFaults(value: unknown, schema: Schema, where: string): string[] {
  const size = typeof value === 'string' || Array.isArray(value) ? value.length : undefined;
  const most = (typeof value === 'string' ? schema['maxLength'] : schema['maxItems']) as number | undefined;
  return size !== undefined && most !== undefined && size > most ? [`${where} is longer than ${most}`] : [];
}

function innerFaults(value: unknown, schema: Schema, where: string): string[] {
  if (Array.isArray(value)) {
    const items = schema['items'] as Schema | undefined;
    return items === undefined ? [] : value.flatMap((each, at) => faultsOf(each, items, `${where}[${at}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const known = (schema['properties'] ?? {}) as Record<string, Schema>;
  const missing = ((schema['required'] as string[] | undefined) ?? []).filter((key) => !Object.hasOwn(value, key));
  return [
    ...missing.map((key) => `${where}.${key} is missing`),
    ...Object.entries(value).flatMap(([key, inner]) => {
      const property = known[key];
      if (property !== undefined) return faultsOf(inner, property, `${where}.${key}`);
      const isClosed = Object.keys(known).length > 0 && schema['additionalProperties'] !== true;
      return isClosed ? [`${where}.${key} is unknown to GitHub`] : [];
    }),
  ];
}
