// Cuts out of GitHub's own OpenAPI description what the tests of notify-slack hold its requests against. The description itself
// is 73 MB (npm pack @octokit/openapi, MIT), too much for a dependency.
// Usage: node scripts/github-openapi.ts <generated/api.github.com.deref.json>

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: { readonly type?: string };
}

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<
    Record<string, { readonly content?: { readonly 'application/json'?: { readonly schema: Schema } } }>
  >;
}

interface Description {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Each route that notify-slack asks, and the fields of its answer that it reads; `[]` is any item of a list. */
const routes: Readonly<Record<string, readonly string[]>> = {
  '/repos/{owner}/{repo}/commits/{ref}': ['sha', 'html_url', 'commit.message', 'commit.author.name', 'author.login'],
  '/repos/{owner}/{repo}/commits': ['[].sha'],
  '/repos/{owner}/{repo}/compare/{basehead}': [
    'html_url',
    'total_commits',
    'commits[].sha',
    'commits[].html_url',
    'commits[].commit.message',
    'commits[].author.login',
    'commits[].parents[].sha',
  ],
  '/repos/{owner}/{repo}/commits/{commit_sha}/pulls': [
    '[].number',
    '[].html_url',
    '[].merged_at',
    '[].merge_commit_sha',
    '[].head.sha',
  ],
  '/repos/{owner}/{repo}/pulls/{pull_number}/reviews': ['[].state', '[].commit_id', '[].user.login', '[].user.type'],
  '/repos/{owner}/{repo}/actions/runs/{run_id}': ['run_started_at'],
  '/repos/{owner}/{repo}/actions/runs/{run_id}/approvals': [
    '[].state',
    '[].user.login',
    '[].user.type',
    '[].environments[].name',
  ],
};

const source = process.argv[2];
if (source === undefined)
  throw new Error('name the description: node scripts/github-openapi.ts <api.github.com.deref.json>');
const description = JSON.parse(readFileSync(source, 'utf8')) as Description;
const cut = Object.fromEntries(Object.entries(routes).map(([route, fields]) => [route, cutRoute(route, fields)]));
const target = path.resolve(import.meta.dirname, '../test/fixtures/github-openapi.json');
const version = description.info.version;
writeFileSync(
  target,
  `${JSON.stringify({ source: `@octokit/openapi, api.github.com ${version}`, routes: cut }, null, 2)}\n`,
);
console.log(`wrote ${target}`);

function cutRoute(route: string, fields: readonly string[]): object {
  const operation = description.paths[route]?.['get'];
  const schema = operation?.responses['200']?.content?.['application/json']?.schema;
  if (operation === undefined || schema === undefined) throw new Error(`GitHub describes no GET ${route}`);
  const parameters = (operation.parameters ?? []).map(({ name, in: place, schema: { type } }) => ({
    name,
    in: place,
    type,
  }));
  const reads = Object.fromEntries(
    fields.map((field) => [field, typeAt(schema, field.replaceAll('[]', '.[]').split('.').filter(Boolean), route)]),
  );
  return { parameters, reads };
}

/** The types that a field may have, without null. */
function typeAt(schema: Schema, [key, ...rest]: readonly string[], route: string): string[] {
  const forms = [schema, ...(schema.anyOf ?? []), ...(schema.allOf ?? []), ...(schema.oneOf ?? [])];
  if (key === undefined)
    return [...new Set(forms.flatMap(({ type }) => type ?? []).flat())].filter((type) => type !== 'null');
  const children = forms.flatMap((form) => (key === '[]' ? form.items : form.properties?.[key]) ?? []);
  if (children.length === 0) throw new Error(`${route}: GitHub's answer has no ${key}`);
  return [...new Set(children.flatMap((child) => typeAt(child, rest, route)))];
}
