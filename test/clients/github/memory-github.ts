// A GitHub door that answers from memory, for tests of what goes through it.

import type { GitHub } from '../../../src/clients/github/github.ts';

/** A call as it was made. */
export interface Call {
  readonly route: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A door and what was asked through it; `answer` may throw. */
export function memoryGitHub(answer: (call: Call) => unknown): { readonly github: GitHub; readonly calls: Call[] } {
  const calls: Call[] = [];
  return {
    calls,
    github: {
      request: async (route, parameters = {}) => {
        const call = { route, parameters };
        calls.push(call);
        return answer(call);
      },
      graphql: async () => {
        throw new Error('no GraphQL here');
      },
    },
  };
}

/** What Octokit throws for a status. */
export const refusal = (status: number, message = 'Resource not accessible by integration'): Error =>
  Object.assign(new Error(message), { name: 'HttpError', status, response: { headers: {}, data: { message } } });
