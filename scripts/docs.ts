// Generates what must agree with its source: the input and output tables of each action's README, the workflow in README.md,
// ship.schema.json, and the names of all inputs for the runner room.
// Usage: npm run docs            writes them
//        npm run docs -- --check   fails when they are stale

import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { actionNames } from '../src/runner/config-file.ts';
import { sharedInputs } from '../src/runner/inputs.ts';
import type { Reader } from '../src/runner/readers.ts';
import { deployInputs } from '../src/ship/deployments.ts';

interface Described {
  readonly description: string;
  readonly default?: string;
}

interface ActionFile {
  readonly description: string;
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
}

const root = path.resolve(import.meta.dirname, '..');
const actions = actionNames.filter((name) => existsSync(path.join(root, 'actions', name, 'action.yml')));

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const readAction = (name: string): ActionFile => parse(read(`actions/${name}/action.yml`)) as ActionFile;
/** The page of the root action lies beside the other five. */
const rootPage = 'actions/ship/README.md';

/** Every generated file's path and the text it should have. */
export async function renderDocs(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of actions)
    files.set(`actions/${name}/README.md`, renderReadme(`actions/${name}/README.md`, readAction(name)));
  files.set(rootPage, renderReadme(rootPage, parse(read('action.yml')) as ActionFile));
  for (const page of globSync(['*.md', 'docs/*.md'], { cwd: root })) {
    if (read(page).includes('<!-- file: ')) files.set(page, embedFiles(read(page)));
  }
  files.set('src/runner/input-names.ts', renderInputNames());
  files.set('ship.schema.json', `${JSON.stringify(await renderSchema(), null, 2)}\n`);
  return files;
}

/** One name a line, as the formatter writes it. */
function renderInputNames(): string {
  const entries = actions.map((name) => {
    const names = Object.keys(readAction(name).inputs).sort();
    return `  '${name}': [\n${names.map((each) => `    '${each}',\n`).join('')}  ],\n`;
  });
  return `// The names of the inputs of every action, from their action.yml. Written by \`npm run docs\`, never by hand.

/** The input names by action, so that an action knows one that was meant for another. */
export const inputNames: Readonly<Record<string, readonly string[]>> = {
${entries.join('')}};
`;
}

function renderReadme(page: string, action: ActionFile): string {
  const outputs = Object.entries(action.outputs).map(([output, { description }]) => [
    `\`${output}\``,
    cell(description),
  ]);
  const filled = fill(
    read(page),
    'inputs',
    table(['input', 'default', 'meaning'], Object.entries(action.inputs).map(inputRow)),
  );
  return fill(filled, 'outputs', table(['output', 'meaning'], outputs));
}

/** "… Default: `x`." and "Required." end a description; the table gives them a column of their own. */
function inputRow([name, { description, default: given }]: [string, Described]): string[] {
  const [, meaning = description, spoken] = /^(.*?)\s*(?:Default: (.+)\.|Required\.)\s*$/s.exec(description) ?? [];
  const required = /Required\.\s*$/.test(description) ? 'required' : '–';
  return [`\`${name}\``, cell(given === undefined ? (spoken ?? required) : `\`${given}\``), cell(meaning)];
}

const cell = (text: string): string => text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function fill(text: string, marker: string, content: string): string {
  const pattern = new RegExp(`(<!-- ${marker} -->)[\\s\\S]*?(<!-- /${marker} -->)`);
  if (!pattern.test(text)) throw new Error(`the marker <!-- ${marker} --> is missing`);
  return text.replace(pattern, (_whole, open: string, close: string) => `${open}\n${content}\n${close}`);
}

/** Puts the named file, as it stands, into the code block between its markers. */
const embedFiles = (text: string): string =>
  text.replace(
    /(<!-- file: (\S+) -->\n)[\s\S]*?(<!-- \/file -->)/g,
    (_whole, open: string, file: string, close: string) =>
      `${open}\`\`\`${languageOf(file)}\n${read(file)}\`\`\`\n${close}`,
  );

const languageOf = (file: string): string => (/\.ya?ml$/.test(file) ? 'yaml' : 'text');

async function renderSchema(): Promise<object> {
  const sections: Record<string, object> = {};
  for (const name of actions) sections[name] = await renderSection(name);
  const deploy = renderDeploySection();
  const environment = { type: 'object', additionalProperties: false, properties: { ...sections, deploy } };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'ship-actions configuration (.github/ship.yml)',
    type: 'object',
    additionalProperties: false,
    properties: {
      service: { type: 'string', description: sentence(readAction(actions[0] ?? '').inputs['service']) },
      ...sections,
      deploy,
      environments: { type: 'object', description: 'Overrides per environment.', additionalProperties: environment },
    },
  };
}

/** One action's section: its inputs but the shared ones and the secrets, which have no place in a file. */
async function renderSection(name: string): Promise<object> {
  const { inputs } = (await import(`../src/${name}/inputs.ts`)) as { inputs: Record<string, Reader<unknown>> };
  const action = readAction(name);
  const properties: Record<string, object> = {};
  for (const [input, reader] of Object.entries({ 'dry-run': sharedInputs['dry-run'], ...inputs })) {
    if (reader.secrets === undefined)
      properties[input] = { ...reader.schema, description: sentence(action.inputs[input]) };
  }
  return { type: 'object', description: action.description.trim(), additionalProperties: false, properties };
}

const deployWords: Readonly<Record<keyof typeof deployInputs, string>> = {
  sync: 'Who brings a written version to life: `auto`, `manual` (a person syncs in Argo CD) or `pull-request` (a person merges). Default: `auto`.',
  approval: 'GitHub environment whose reviewers approve first.',
  promote: 'Write the image that the environment before it runs. Default: `false`.',
  rollback: 'Take the bump back when the smoke test is red. Default: `true`.',
  wait: 'Wait on the runner for the person who syncs or merges. Default: `false`.',
};

/** How an environment is deployed; no action has these as inputs. */
function renderDeploySection(): object {
  const properties = Object.fromEntries(
    Object.entries(deployInputs).map(([name, { schema }]) => [
      name,
      { ...schema, description: deployWords[name as keyof typeof deployInputs] },
    ]),
  );
  return { type: 'object', description: 'How an environment is deployed.', additionalProperties: false, properties };
}

const sentence = (described: Described | undefined): string =>
  (described?.description ?? '').trim().replace(/\s+/g, ' ');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const stale: string[] = [];
  for (const [file, text] of await renderDocs()) {
    if (existsSync(path.join(root, file)) && read(file) === text) continue;
    stale.push(file);
    if (!process.argv.includes('--check')) writeFileSync(path.join(root, file), text);
  }
  console.log(
    stale.length === 0
      ? 'docs are fresh'
      : `${process.argv.includes('--check') ? 'stale' : 'wrote'}: ${stale.join(', ')}`,
  );
  if (process.argv.includes('--check') && stale.length > 0) process.exitCode = 1;
}
