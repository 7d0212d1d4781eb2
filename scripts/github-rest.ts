// Cuts the routes that we use, and the schemas that they name, out of GitHub's own OpenAPI description, without its prose. The
// description is 385 MB unpacked (npm pack @octokit/openapi, MIT), too much for a dependency of the tests.
// Usage: node scripts/github-rest.ts <generated/api.github.com.json>

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

type Json = Readonly<Record<string, unknown>>;

const repository = String.raw`^/repos/\{owner\}/\{repo\}`;
const routes = [
  '$',
  '/git/(?:refs|ref|commits|trees|blobs)',
  String.raw`/pulls(?:/\{pull_number\}(?:/(?:merge|requested_reviewers|reviews|files|commits))?)?$`,
  String.raw`/issues/(?:\{issue_number\}/(?:comments|labels)|comments/\{comment_id\})$`,
  String.raw`/check-runs(?:/\{check_run_id\})?$`,
  String.raw`/statuses/\{sha\}$`,
  String.raw`/commits(?:/\{ref\}|/\{commit_sha\}/pulls)?$`,
  String.raw`/commits/\{ref\}/check-runs$`,
  String.raw`/compare/\{basehead\}$`,
  String.raw`/branches/\{branch\}$`,
  String.raw`/rules/branches/\{branch\}$`,
  '/installation$',
  String.raw`/contents/\{path\}$`,
  String.raw`/actions/runs/\{run_id\}(?:/approvals)?$`,
].map((rest) => new RegExp(repository + rest));
const others = [/^\/app\/installations\/\{installation_id\}\/access_tokens$/, /^\/installation\/token$/, /^\/user$/];

/** Prose and examples, which judge nothing. Below `properties` these are names of fields. */
const prose = new Set([
  'description',
  'summary',
  'examples',
  'example',
  'externalDocs',
  'tags',
  'operationId',
  'title',
  'format',
  'deprecated',
]);

function withoutProse(value: unknown, isNames = false): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutProse(each));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => isNames || !(prose.has(key) || key.startsWith('x-')));
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutProse(each, key === 'properties' && !isNames)]));
}

/** Every `$ref` in a value. */
function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if ('$ref' in value && typeof value.$ref === 'string') yield value.$ref;
  for (const each of Object.values(value)) yield* referencesIn(each);
}

const source = process.argv[2];
if (source === undefined) throw new Error('name the description: node scripts/github-rest.ts <api.github.com.json>');
const description = JSON.parse(readFileSync(source, 'utf8')) as Json;

const paths: Record<string, unknown> = {};
for (const [route, operations] of Object.entries(description['paths'] as Json)) {
  if (![...routes, ...others].some((each) => each.test(route))) continue;
  paths[route] = withoutProse(operations);
}

const components: Record<string, Record<string, unknown>> = {};
const wanted = [...new Set(referencesIn(paths))];
for (const reference of wanted) {
  const [, , kind = '', name = ''] = reference.split('/');
  const group = (description['components'] as Json)[kind] as Json;
  const found = withoutProse(group[name.replaceAll('~1', '/')]);
  components[kind] = { ...components[kind], [name]: found };
  for (const next of referencesIn(found)) if (!wanted.includes(next)) wanted.push(next);
}

const target = path.resolve(import.meta.dirname, '../test/fixtures/github-rest.json');
const { version } = description['info'] as { version: string };
writeFileSync(target, `${JSON.stringify({ info: { version }, paths, components })}\n`);
console.log(`wrote ${target}: ${Object.keys(paths).length} routes`);
