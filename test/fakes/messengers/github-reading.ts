// A GitHub for reading on loopback, as far as notify-slack asks it. Each request is held against GitHub's own OpenAPI description
// (test/fixtures/github-openapi.json): a route, a parameter or a type that GitHub does not know is a fault.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { TestContext } from 'node:test';

interface Described {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly type?: string }[];
  readonly reads: Readonly<Record<string, readonly string[]>>;
}

const fixture = path.resolve(import.meta.dirname, '../../fixtures/github-openapi.json');
const { routes } = JSON.parse(readFileSync(fixture, 'utf8')) as { routes: Readonly<Record<string, Described>> };

/** Answers by path without its query; what is not there is 404. */
export type Answers = Readonly<Record<string, unknown>>;

/** A running stand-in. */
export interface GitHubReading {
  readonly url: string;
  /** Paths with their queries, in order. */
  readonly asked: readonly string[];
  /** What the description does not know. Empty when all is well. */
  readonly faults: readonly string[];
}

/** What the next requests meet instead. */
export interface GitHubTrouble {
  readonly status?: number;
  /** Redirects everything there. */
  readonly location?: string;
  /** Never answers. */
  readonly silent?: boolean;
}

/** Starts it; it ends with the test. */
export async function startGitHubReading(
  context: TestContext,
  answers: Answers,
  trouble: GitHubTrouble = {},
): Promise<GitHubReading> {
  const asked: string[] = [];
  const faults: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://github.test');
    asked.push(request.url ?? '');
    faults.push(...requestFaults(request.method ?? '', url), ...headerFaults(request.headers));
    if (trouble.silent === true) return;
    if (trouble.location !== undefined) {
      response.writeHead(301, { Location: trouble.location }).end();
      return;
    }

    const answer = trouble.status === undefined ? answers[decodeURIComponent(url.pathname)] : undefined;
    if (answer !== undefined) faults.push(...answerFaults(url, answer));
    const status = trouble.status ?? (answer === undefined ? 404 : 200);
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer ?? { message: 'Not Found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, faults };
}

/** The longest template that fits: `{…}` is one part of a path. */
function routeOf(pathname: string): readonly [template: string, described: Described] | undefined {
  const fits = Object.entries(routes).filter(([template]) => {
    const pattern = template.replace(/\{\w+\}/g, '[^/]+');
    return new RegExp(`^${pattern}$`).test(pathname);
  });
  return fits[0];
}

function requestFaults(method: string, url: URL): string[] {
  const found = routeOf(url.pathname);
  if (method !== 'GET' || found === undefined) return [`GitHub knows no ${method} ${url.pathname}`];
  const [template, { parameters }] = found;
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const parts = new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(url.pathname)?.slice(1) ?? [];

  const given = [
    ...names.map((name, index) => [name, parts[index] ?? '', 'path'] as const),
    ...[...url.searchParams].map(([name, value]) => [name, value, 'query'] as const),
  ];
  return given.flatMap(([name, value, place]) => {
    const known = parameters.find((each) => each.name === name && each.in === place);
    if (known === undefined) return [`${template} has no ${place} parameter ${name}`];
    return known.type === 'integer' && !/^\d+$/.test(value) ? [`${template}: ${name} is no integer: ${value}`] : [];
  });
}

function headerFaults({ accept, authorization, 'user-agent': agent }: NodeJS.Dict<string | string[]>): string[] {
  return [
    ...(String(accept).includes('application/vnd.github+json') ? [] : ['Accept does not name GitHub’s media type']),
    ...(/^Bearer \S+$/.test(String(authorization)) ? [] : ['no bearer token']),
    ...(String(agent) === 'undefined' ? ['GitHub refuses requests without User-Agent'] : []),
  ];
}

/** The stand-in's own answers have the types that GitHub describes, wherever they have the field. */
function answerFaults(url: URL, answer: unknown): string[] {
  const found = routeOf(url.pathname);
  if (found === undefined) return [];
  const [template, { reads }] = found;
  return Object.entries(reads).flatMap(([field, types]) => {
    const keys = field.replaceAll('[]', '.[]').split('.').filter(Boolean);
    return valuesAt(answer, keys)
      .filter((value) => value !== null && !types.includes(Number.isInteger(value) ? 'integer' : typeof value))
      .map(
        (value) =>
          `the stand-in answers ${template} with ${field}: ${JSON.stringify(value)}, not ${types.join(' or ')}`,
      );
  });
}

function valuesAt(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (value === undefined || value === null) return [];
  if (key === undefined) return [value];
  if (key === '[]') return (value as unknown[]).flatMap((each) => valuesAt(each, rest));
  return valuesAt((value as Record<string, unknown>)[key], rest);
}
