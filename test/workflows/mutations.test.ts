// Takes one thing after the other out of the workflows, and sees that something would go red: no line is there for nothing.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { brokenRows } from './condition-rows.ts';
import { githubFaults } from './github-parser.ts';
import { readRepository, workflowTexts } from './repository.ts';
import { type Repository, resolveWorkflow } from './resolve.ts';
import { readWorkflow } from './workflow-file.ts';

const { callable } = workflowTexts();
const chain = ['ship.yml', 'deploy.yml', 'lane.yml', 'verify.yml'];

type Place = readonly (string | number)[];

/** Paths in a workflow whose absence must be noticed. */
function removable(document: Document): Place[] {
  const jobs = keysAt(document, ['jobs']).flatMap((id) => jobPlaces(document, ['jobs', id]));
  return [...jobs, ...keysAt(document, outputsOfCall).map((name) => [...outputsOfCall, name])];
}

const outputsOfCall = ['on', 'workflow_call', 'outputs'];

function jobPlaces(document: Document, job: Place): Place[] {
  const parts = ['if', 'permissions', 'uses'].map((part) => [...job, part]);
  const needs = document.getIn([...job, 'needs']);
  const indices = isSeq(needs) ? [...needs.items.keys()] : [];
  return [
    ...parts.filter((place) => document.hasIn(place)),
    ...indices.map((index) => [...job, 'needs', index]),
    ...keysAt(document, [...job, 'outputs']).map((name) => [...job, 'outputs', name]),
  ];
}

function keysAt(document: Document, place: Place): string[] {
  const map = document.getIn(place);
  return isMap(map) ? map.items.map(({ key }) => String(isScalar(key) ? key.value : key)) : [];
}

/** What is said of the workflows with one of them changed: the quick judges first, GitHub's parser only when they say nothing new. */
async function faultsWith(file: string, text: string, known: readonly string[] = []): Promise<string[]> {
  const where = `.github/workflows/${file}`;
  const repository = readRepository({ [where]: text });
  const promised = Object.keys(readWorkflow(callable[where] ?? '').callable?.outputs ?? {});
  const kept = Object.keys(repository.workflows[file]?.callable?.outputs ?? {});
  const said = [
    ...brokenRows(file, readWorkflow(text)),
    ...promised.filter((name) => !kept.includes(name)).map((name) => `the output ${name} is gone`),
    ...chain.flatMap((each) => resolved(repository, each)),
  ].filter((each) => !known.includes(each));
  if (said.length > 0) return said;

  const parsed = await githubFaults(file, text, (called) => callable[called] ?? '');
  return parsed.filter((each) => !known.includes(each));
}

function resolved(repository: Repository, file: string): string[] {
  const workflow = repository.workflows[file];
  return workflow === undefined ? [] : resolveWorkflow(repository, workflow);
}

for (const file of chain) {
  const text = callable[`.github/workflows/${file}`] ?? '';
  const asIs = faultsWith(file, text);
  for (const place of removable(parseDocument(text))) {
    test(`${file} without ${place.join('.')} is noticed`, async () => {
      const document = parseDocument(text);
      document.deleteIn(place);
      assert.notDeepEqual(await faultsWith(file, String(document), await asIs), []);
    });
  }
}
