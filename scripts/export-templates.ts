// Writes the templates in the form that an organisation's `.github` repository takes, with the owner filled in: GitHub then offers them
// under Actions → New workflow. The ruleset lies beside them, to import. Writes below one folder; overwrites what it wrote before.
// How it is used: --help. https://docs.github.com/en/actions/how-tos/reuse-automations/create-workflow-templates

import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readCommandLine, standing } from './command-line.ts';

const root = path.resolve(import.meta.dirname, '..');
const usage = `Usage: npm run export-templates -- --org <owner> --out <folder> [options]

Writes the workflow templates and the ruleset in the form of an organisation's .github repository.

  --org <owner>   the owner of your copy of ship-actions
  --out <folder>  a clone of the organisation's .github repository
  --ref <name>    the tag, branch or commit of ship-actions that the templates use; default: v1
  --help          this text`;

const { values } = readCommandLine({
  usage,
  words: 0,
  options: { org: { type: 'string' }, out: { type: 'string' }, ref: { type: 'string', default: 'v1' } },
});
const { org, out, ref } = values;

if (org === undefined || out === undefined || !/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(org)) {
  console.error(usage);
  process.exitCode = 1;
} else {
  for (const [file, text] of exported(org)) {
    const target = path.resolve(standing, out, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
    console.log(`wrote ${file}`);
  }
}

function* exported(owner: string): Generator<[string, string]> {
  for (const file of globSync('workflows-templates/*.{yml,json}', { cwd: root }).sort()) {
    const text = readFileSync(path.join(root, file), 'utf8');
    const target = `workflow-templates/${path.basename(file)}`;
    yield [target, file.endsWith('.yml') ? forOrganisation(text, owner) : text];
  }
  yield ['rulesets/main.json', readFileSync(path.join(root, 'examples/setup/ruleset.json'), 'utf8')];
}

/** GitHub fills in `$default-branch` when a template is chosen. */
function forOrganisation(text: string, owner: string): string {
  return text
    .replaceAll(/\borg\/ship-actions(?=[/@,])/g, `${owner}/ship-actions`)
    .replaceAll(/(ship-actions\S*)@v1\b/g, `$1@${ref}`)
    .replaceAll('ref: v1,', `ref: ${ref},`)
    .replaceAll('--org org ', `--org ${owner} `)
    .replaceAll('branches: [main]', 'branches: [$default-branch]');
}
