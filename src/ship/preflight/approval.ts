// Asks GitHub whether the environment of an approval is there and asks anybody. On a plan without required reviewers it asks nobody,
// and a job that names it passes. Changes nothing.

import type { ReadGitHub } from '../../clients/github/reading.ts';
import { found, missing, type PreflightFinding } from './finding.ts';

const subject = 'approval';

/** What GitHub says of the environment `approval` of a repository; `read` is undefined where nobody can be asked. */
export async function askApproval(
  { environment, approval, repository }: Readonly<Record<'environment' | 'approval' | 'repository', string>>,
  read: ReadGitHub | undefined,
): Promise<PreflightFinding> {
  const where = `config file, \`environments.${environment}.deploy.approval\``;
  if (read === undefined)
    return found(subject, environment, `"${approval}": no \`github-token\` is given to ask with`, 'unasked');

  const reading = await read(`/repos/${repository}/environments/${encodeURIComponent(approval)}`);
  if (reading.kind === 'found') return judge(reading.body, { environment, approval, where });
  if (reading.kind === 'silent' || reading.status !== 404)
    return found(subject, environment, `"${approval}": GitHub did not say (${reading.what})`, 'unasked');
  return missing(subject, environment, {
    code: 'approval_missing',
    what: `The repository has no environment "${approval}"`,
    where,
    fix: `Make it under Settings → Environments, with required reviewers (docs/getting-started.md, step 15); or remove \`approval: ${approval}\`.`,
  });
}

function judge(
  body: unknown,
  { environment, approval, where }: Readonly<Record<'environment' | 'approval' | 'where', string>>,
): PreflightFinding {
  const { protection_rules: rules } = (body ?? {}) as { protection_rules?: readonly { type?: unknown }[] };
  const isAsked = Array.isArray(rules) && rules.some(({ type }) => type === 'required_reviewers');
  if (isAsked) return found(subject, environment, `"${approval}" has required reviewers`);
  return missing(subject, environment, {
    code: 'approval_missing',
    what: `The environment "${approval}" has no required reviewers, so nobody is asked`,
    where,
    fix: `Tick required reviewers under Settings → Environments → ${approval}. Private repositories need GitHub Enterprise for that: \`sync: pull-request\` asks on every plan.`,
  });
}
