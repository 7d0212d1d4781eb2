// GitHub's own description of its REST API as a judge: of a request that we send, and of an answer that the stand-in gives. An
// answer may leave out what nobody reads, and may invent nothing. https://github.com/github/rest-api-description

import { readFileSync } from 'node:fs';
import path from 'node:path';

type Json = Readonly<Record<string, unknown>>;

/** A REST request with its answer. */
export interface Exchange {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly query: string;
  readonly body: Json;
  readonly status: number;
  readonly answer: unknown;
}

interface Operation {
  readonly parameters?: readonly Json[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Json }>> };
  readonly responses: Readonly<Record<string, Json>>;
}

/** An operation and the template of its path. */
interface Route {
  readonly template: string;
  readonly operation: Operation;
}

let cached: { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> } | undefined;

function description(): NonNullable<typeof cached> {
  const file = path.resolve(import.meta.dirname, '../../fixtures/github-rest.json');
  cached ??= JSON.parse(readFileSync(file, 'utf8')) as NonNullable<typeof cached>;
  return cached;
}

/** What GitHub's description has against a request or its answer; empty when it has nothing. */
export function judgeExchange(exchange: Exchange): string[] {
  const label = `${exchange.method} ${exchange.path}`;
  const route = findRoute(exchange.method, exchange.path);
  if (route === undefined) return [`${label} is no route of GitHub`];
  return [...judgeRequest(exchange), ...answerFaults(route.operation, exchange).map((fault) => `${label}: ${fault}`)];
}

/** What GitHub's description has against a request alone. */
export function judgeRequest({ method, path, query, body }: Omit<Exchange, 'status' | 'answer'>): string[] {
  const route = findRoute(method, path);
  if (route === undefined) return [`${method} ${path} is no route of GitHub`];
  const faults = [...pathFaults(route, path), ...queryFaults(route.operation, query)];
  return [...faults, ...bodyFaults(route.operation, body)].map((fault) => `${method} ${path}: ${fault}`);
}

/** The route with the fewest placeholders that fits; a branch or a path may hold slashes. */
function findRoute(method: string, asked: string): Route | undefined {
  const found = Object.entries(description().paths)
    .filter(([template]) => patternOf(template).test(asked))
    .sort(([a], [b]) => holes(a) - holes(b) || b.length - a.length);
  return found
    .map(([template, methods]) => ({ template, operation: methods[method.toLowerCase()] }))
    .find((each): each is Route => each.operation !== undefined);
}

/** A number in the path is one. */
function pathFaults({ template, operation }: Route, asked: string): string[] {
  const values = patternOf(template).exec(asked)?.groups ?? {};
  return (operation.parameters ?? []).map(resolve).flatMap((parameter) => {
    const { type } = resolve((parameter['schema'] ?? {}) as Json);
    const value = values[String(parameter['name'])];
    if (parameter['in'] !== 'path' || type !== 'integer' || value === undefined || /^\d+$/.test(value)) return [];
    return [`"${parameter['name']}" is no integer: ${value}`];
  });
}

const holes = (template: string): number => template.split('{').length;

const patternOf = (template: string): RegExp =>
  new RegExp(
    `^${template
      .replace(/[.]/g, '\\.')
      .replace(/\{(ref|path|basehead|branch)\}/g, '(?<$1>.+)')
      .replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`,
  );

function queryFaults({ parameters = [] }: Operation, query: string): string[] {
  const known = parameters.map(resolve).filter((each) => each['in'] === 'query');
  return [...new URLSearchParams(query)].flatMap(([name, value]) => {
    const parameter = known.find((each) => each['name'] === name);
    if (parameter === undefined) return [`has no parameter "${name}"`];
    const number = Number(value);
    if (name === 'per_page' && (number < 1 || number > 100)) return [`per_page is ${value}, and the maximum is 100`];
    const { enum: allowed } = resolve(parameter['schema'] as Json) as { enum?: readonly unknown[] };
    return allowed !== undefined && !allowed.includes(value) ? [`"${name}" is ${value}`] : [];
  });
}

function bodyFaults({ requestBody }: Operation, body: Json): string[] {
  const schema = requestBody?.content?.['application/json']?.schema;
  if (schema === undefined) return Object.keys(body).length > 0 ? ['takes no body'] : [];
  return valueFaults(schema, body, 'body', true);
}

function answerFaults({ responses }: Operation, { status, answer }: Exchange): string[] {
  const response = responses[String(status)];
  // 401, rate limits and outages belong to no route.
  if (response === undefined) return status >= 400 ? [] : [`does not answer ${status}`];
  if (status >= 400 || answer === undefined) return [];
  const content = resolve(response)['content'] as Readonly<Record<string, { schema?: Json }>> | undefined;
  const schema = content?.['application/json']?.schema;
  return schema === undefined ? [] : valueFaults(schema, answer, 'answer');
}

/** Fields and types; what is not there is a fault of a request only, which must be whole. */
function valueFaults(schema: Json, value: unknown, at: string, isWhole = false): string[] {
  const resolved = resolve(schema);
  const choices = [resolved['oneOf'], resolved['anyOf']].flatMap((each) =>
    Array.isArray(each) ? (each as Json[]) : [],
  );
  const all = choices.map((choice) => valueFaults(choice, value, at, isWhole));
  const chosen = all.find((faults) => faults.length === 0) ?? all[0] ?? [];
  // What a choice leaves open, the schema around it may say.
  if (choices.length > 0 && !isWhole) return chosen;
  return [...chosen, ...lengthFaults(resolved, value, at), ...ownFaults(resolved, value, at, isWhole)];
}

function ownFaults(schema: Json, value: unknown, at: string, isWhole: boolean): string[] {
  if (value === null) return isNullable(schema) ? [] : [`${at} is null`];
  if (Array.isArray(value)) return arrayFaults(schema, value, at, isWhole);
  if (typeof value === 'object') return objectFaults(schema, value as Json, at, isWhole);
  return scalarFaults(schema, value, at);
}

function lengthFaults(schema: Json, value: unknown, at: string): string[] {
  const { maxLength, maxItems } = schema as { maxLength?: number; maxItems?: number };
  if (typeof value === 'string' && value.length > (maxLength ?? Number.POSITIVE_INFINITY))
    return [`${at} is longer than ${maxLength}`];
  if (Array.isArray(value) && value.length > (maxItems ?? Number.POSITIVE_INFINITY))
    return [`${at} has more than ${maxItems} items`];
  return [];
}

const isNullable = (schema: Json): boolean =>
  schema['nullable'] === true || schema['type'] === undefined || [schema['type']].flat().includes('null');

function arrayFaults(schema: Json, values: readonly unknown[], at: string, isWhole: boolean): string[] {
  if (schema['type'] !== undefined && schema['type'] !== 'array') return [`${at} is a list`];
  const items = schema['items'] as Json | undefined;
  return items === undefined
    ? []
    : values.flatMap((each, index) => valueFaults(items, each, `${at}[${index}]`, isWhole));
}

function objectFaults(schema: Json, value: Json, at: string, isWhole: boolean): string[] {
  const required = isWhole ? ((schema['required'] ?? []) as readonly string[]) : [];
  const missing = required.filter((name) => !(name in value)).map((name) => `${at} lacks "${name}"`);
  const properties = propertiesOf(schema);
  if (properties === undefined) return missing;
  const others = Object.entries(value).flatMap(([name, each]) => {
    const property = properties[name];
    if (property !== undefined) return valueFaults(property, each, `${at}.${name}`, isWhole);
    return schema['additionalProperties'] === undefined || schema['additionalProperties'] === false
      ? [`${at} has no "${name}"`]
      : [];
  });
  return [...missing, ...others];
}

/** With those of all its parts; undefined where any are allowed. */
function propertiesOf(schema: Json): Readonly<Record<string, Json>> | undefined {
  const parts = ((schema['allOf'] ?? []) as readonly Json[]).map((part) => propertiesOf(resolve(part)));
  const own = schema['properties'] as Readonly<Record<string, Json>> | undefined;
  const known = [own, ...parts].filter((each) => each !== undefined);
  return known.length === 0 ? undefined : Object.assign({}, ...known);
}

function scalarFaults(schema: Json, value: unknown, at: string): string[] {
  const { type, enum: allowed } = schema as { type?: string | readonly string[]; enum?: readonly unknown[] };
  const types = [type].flat().map((each) => (each === 'integer' ? 'number' : each));
  if (type !== undefined && !types.includes(typeof value))
    return [`${at} is a ${typeof value}, not ${types.join(' or ')}`];
  return allowed !== undefined && !allowed.includes(value) ? [`${at} is ${JSON.stringify(value)}`] : [];
}

/** Follows `#/components/…`. */
function resolve(schema: Json): Json {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  const found = reference
    .split('/')
    .slice(1)
    .reduce<unknown>((at, step) => (at as Json)[step.replaceAll('~1', '/')], description());
  return resolve(found as Json);
}
