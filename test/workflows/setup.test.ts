// examples/setup against what the workflows really need: the name of the required check, the App's permissions, who takes which role.
// GitHub and AWS were not asked.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { parse } from 'yaml';
import { permissionsOf } from '../../src/bump-manifest/hosts/access.ts';
import { readRepository, workflowTexts } from './repository.ts';
import { readWorkflow } from './workflow-file.ts';

const read = (file: string): string =>
  readFileSync(path.resolve(import.meta.dirname, '../../examples/setup', file), 'utf8');
const { workflows } = readRepository();

test('the ruleset requires the check that the template makes: `<calling job> / <name of the called job>`', () => {
  const { rules } = JSON.parse(read('ruleset.json')) as {
    rules: { type: string; parameters?: { required_status_checks?: { context: string }[] } }[];
  };
  const required = rules.flatMap(({ parameters }) => parameters?.required_status_checks ?? []);
  const template = readWorkflow(workflowTexts().callers['workflows-templates/pull-request.yml'] ?? '');
  const called = Object.values(workflows['pull-request.yml']?.jobs ?? {}) as { name?: string }[];
  assert.deepEqual(
    required.map(({ context }) => context),
    Object.keys(template.jobs).flatMap((job) => called.map(({ name }) => `${job} / ${name}`)),
  );
});

test('the App may what bump-manifest asks of it, and nothing more', () => {
  const { default_permissions: granted } = JSON.parse(read('github-app.json')) as { default_permissions: object };
  const asked = (['push', 'pull-request'] as const).map((mode) => permissionsOf({ mode, 'dry-run': false }));
  assert.deepEqual(granted, Object.assign({}, ...asked));
});

interface Role {
  readonly Type: string;
  readonly Properties: {
    readonly AssumeRolePolicyDocument: {
      readonly Statement: readonly { readonly Condition: Record<string, Record<string, unknown>> }[];
    };
    readonly Policies: readonly { readonly PolicyDocument: { readonly Statement: readonly { Action: string[] }[] } }[];
  };
}
const { Resources: resources } = parse(read('aws.cfn.yml')) as { Resources: Record<string, Role> };
const trusted = (role: Role | undefined): unknown =>
  role?.Properties.AssumeRolePolicyDocument.Statement.map(({ Condition: { StringEquals, StringLike } }) => [
    Object.keys(StringEquals ?? {}).map((name) => name.replace('token.actions.githubusercontent.com:', '')),
    Object.values(StringLike ?? {}),
  ]);

/** The workflows with a job that signs in to AWS by this input. */
const signsIn = (input: string): string[] =>
  Object.entries(workflows)
    .filter(([, { jobs }]) =>
      Object.values(jobs).some(({ steps = [] }) =>
        steps.some(({ with: given = {} }) => String(given['role-to-assume'] ?? '').startsWith(`\${{ inputs.${input} `)),
      ),
    )
    .map(([file]) => file);

for (const [role, input] of [
  ['PushRole', 'aws-role-arn'],
  ['ReadRole', 'aws-read-role-arn'],
] as const)
  test(`${role} trusts one subject, and the workflow whose jobs take it`, () => {
    const files = signsIn(input).map((file) => ({ 'Fn::Sub': `\${ShipActions}/.github/workflows/${file}@*` }));
    assert.equal(files.length, 1);
    assert.deepEqual(trusted(resources[role]), [[['aud', 'sub'], files]]);
  });

test('who only asks can write nothing', () => {
  const actions = resources['ReadRole']?.Properties.Policies.flatMap(({ PolicyDocument: { Statement } }) =>
    Statement.flatMap(({ Action }) => Action),
  );
  assert.deepEqual(actions, ['ecr:GetAuthorizationToken', 'ecr:BatchGetImage']);
});

test('the lifecycle policy is JSON', () => {
  const { Properties: images } = resources['Images'] as unknown as {
    Properties: { LifecyclePolicy: { LifecyclePolicyText: string } };
  };
  const { rules } = JSON.parse(images.LifecyclePolicy.LifecyclePolicyText) as { rules: unknown[] };
  assert.equal(rules.length, 2);
});
