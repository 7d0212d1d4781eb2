// Asks GitHub who let this run into the environment that protects it. What GitHub does not tell is warned of, and never guessed.

import type { ReadGitHub, ReadingOptions } from '../../clients/github/reading.ts';
import type { Job } from '../../domain/job.ts';
import { isPrivateUrl } from '../../domain/loopback.ts';
import { approvalsOf } from '../../domain/people/approvals.ts';

/** What an approval is looked up with. */
export interface ApprovalQuestion {
  /** The GitHub environment that approved; undefined: nobody is asked. */
  readonly environment: string | undefined;
  /** The input `github-token`. */
  readonly token: string | undefined;
  readonly job: Job;
  /** How long GitHub may take. */
  readonly seconds: number;
  readonly openReading: (options: ReadingOptions) => ReadGitHub;
}

/** Who approved, or why that is not known. */
type Answer = { readonly logins: readonly string[] } | { readonly unknown: string };

/** The logins of those who approved; none, with a warning, when that is not known. */
export async function findApprovers(question: ApprovalQuestion): Promise<readonly string[]> {
  const { environment, job } = question;
  if (environment === undefined) return [];

  const answer = await ask(question, environment);
  if ('logins' in answer) return answer.logins;
  job.log.warning(`Who approved "${environment}" is not written into the commit: ${answer.unknown}.`);
  return [];
}

/** https://docs.github.com/en/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run */
async function ask({ token, job, seconds, openReading }: ApprovalQuestion, environment: string): Promise<Answer> {
  const { repository, runId, apiUrl } = job.context;
  if (token === undefined) return { unknown: 'there is no `github-token` to ask GitHub with' };
  if (repository === undefined || runId === undefined) return { unknown: 'it is not known which run this is' };
  if (!isPrivateUrl(apiUrl)) return { unknown: `${apiUrl} is not https, and the token is not sent there` };

  const deadline = performance.now() + seconds * 1000;
  const read = openReading({ token, apiUrl, deadline, env: job.env, signal: job.signal });
  const path = repository.split('/').map(encodeURIComponent).join('/');
  const reading = await read(`/repos/${path}/actions/runs/${runId}/approvals`);

  if (reading.kind === 'silent') return { unknown: `GitHub did not answer: ${reading.what}` };
  if (reading.kind === 'refused')
    return { unknown: `GitHub answered ${reading.status}; does \`github-token\` have actions: read?` };
  return loginsIn(reading.body, environment);
}

function loginsIn(body: unknown, environment: string): Answer {
  if (!Array.isArray(body)) return { unknown: 'what GitHub answered is not a list of approvals' };
  const history = body.filter((entry) => typeof entry === 'object' && entry !== null) as Record<string, unknown>[];
  const logins = [...new Set(approvalsOf(history, environment).map(({ login }) => login))];
  if (logins.length > 0) return { logins };
  return { unknown: 'GitHub knows of nobody who approved it for this run' };
}
