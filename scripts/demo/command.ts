// What may stand behind `npm run demo --`. Pure: reads no terminal and starts nothing.

import { parseArgs } from 'node:util';

/** The stories that can be told; the first one without being asked for. */
export const stories = ['chain', 'storm', 'midnight', 'evidence', 'fail'] as const;

/** The stages of the chain that can be made red. */
export const failStages = ['gate', 'build', 'bump', 'smoke', 'notify'] as const;

/** A story. */
export type StoryName = (typeof stories)[number];

/** A stage of the chain. */
export type FailStage = (typeof failStages)[number];

/** What is asked for. */
export interface Command {
  readonly story: StoryName;
  /** Only of the story `fail`. */
  readonly stage: FailStage | undefined;
  /** Leave the world running until Ctrl-C. */
  readonly keep: boolean;
  /** Whether a build engine may be installed; undefined: a person is asked. */
  readonly install: boolean | undefined;
  /** Where everything is written; undefined: `.demo`. */
  readonly folder: string | undefined;
}

/** What `--help` prints. */
export const usage = `Usage: npm run demo [-- <story>] [-- <options>]

  npm run demo                    a service goes from its pull request to production, with a person's sync
  npm run demo -- storm           thirty services ship at once: a sed pipeline beside ours, lost bumps counted
  npm run demo -- midnight        a clean-up deleted the image to go back to
  npm run demo -- evidence        what passes green elsewhere, and what is said of it here
  npm run demo -- fail <stage>    the chain with one stage red: ${failStages.join(', ')}

  --keep            leave everything running at the end, until Ctrl-C
  --install         install a build engine where there is none (Debian and Ubuntu, as root), without asking
  --no-install      never install anything
  --folder <path>   write there instead of .demo/; an empty folder, or one of an earlier demo
  --help            this text

Everything runs on this machine and speaks to loopback only. Three things look different from outside:
  CI=true           nobody is asked: an engine is installed where one is missing (--no-install forbids it)
  DEMO_REGISTRY     host:port of a registry that runs already (for the stories chain and fail)
  NO_COLOR          no colours; there are none either where the output is not a terminal`;

/** Reads the words behind `npm run demo --`; a text says what is wrong with them. */
export function parseCommand(words: readonly string[]): Command | 'help' | { readonly problem: string } {
  const unknown = optionProblem(words);
  if (unknown !== undefined) return { problem: unknown };
  const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: false });
  if (values['help'] === true) return 'help';

  const [story = 'chain', stage, ...rest] = positionals;
  const problem = storyProblem(story, stage, rest);
  if (problem !== undefined) return { problem };
  const forbidden = values['no-install'] === true ? false : undefined;
  return {
    story: story as StoryName,
    stage: stage as FailStage | undefined,
    keep: values['keep'] === true,
    install: values['install'] === true ? true : forbidden,
    folder: typeof values['folder'] === 'string' ? values['folder'] : undefined,
  };
}

const options = {
  keep: { type: 'boolean' },
  install: { type: 'boolean' },
  'no-install': { type: 'boolean' },
  folder: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

function optionProblem(words: readonly string[]): string | undefined {
  const { tokens } = parseArgs({ args: [...words], options, allowPositionals: true, strict: false, tokens: true });
  const given = tokens.filter((token) => token.kind === 'option');
  for (const { name, rawName, value } of given) {
    if (name === 'fail') return 'There is no option --fail. A red stage is written without dashes: `fail smoke`.';
    if (!Object.hasOwn(options, name))
      return `There is no option ${rawName}. There are: --${Object.keys(options).join(', --')}.`;
    if (name === 'folder' && (value === undefined || value === ''))
      return '--folder wants a path: `--folder /tmp/demo`.';
    if (name !== 'folder' && value !== undefined) return `${rawName} takes no value.`;
  }
  const both = ['install', 'no-install'].every((name) => given.some((each) => each.name === name));
  return both ? '--install and --no-install exclude one another.' : undefined;
}

function storyProblem(story: string, stage: string | undefined, rest: readonly string[]): string | undefined {
  if (!(stories as readonly string[]).includes(story))
    return `There is no story "${story}". There are: ${stories.join(', ')}.`;
  if (story !== 'fail')
    return stage === undefined ? undefined : `The story ${story} takes nothing behind it, and "${stage}" was given.`;
  const known = stage !== undefined && (failStages as readonly string[]).includes(stage);
  if (!known)
    return `The story fail wants one of the stages ${failStages.join(', ')}${stage === undefined ? '' : `, and "${stage}" was given`}.`;
  return rest.length === 0 ? undefined : `The story fail takes one stage, and "${rest.join(' ')}" was given as well.`;
}
