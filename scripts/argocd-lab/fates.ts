// What becomes of pods, as rules of KWOK: the tag of the image decides. Nothing runs in any pod.
// The rules of KWOK's own module are read from there and narrowed.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';

interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly string[];
}

interface Stage {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly selector: { readonly matchExpressions: readonly Requirement[] };
    readonly delay?: object;
    readonly next: { readonly statusTemplate?: string };
  };
}

/** How long pods of a slow tag take, in milliseconds. */
export const slowMilliseconds = 8000;
const quickMilliseconds = 300;

const tagSays = (word: string, truth: boolean): Requirement => ({
  key: `.spec.containers[0].image | test("${word}")`,
  operator: truth ? 'In' : 'NotIn',
  values: ['true'],
});

/** A stage of the module under another name, for fewer pods, later. */
const narrow = (stage: Stage, name: string, more: readonly Requirement[], delay: object): Stage => ({
  ...stage,
  metadata: { name },
  spec: {
    ...stage.spec,
    selector: { matchExpressions: [...stage.spec.selector.matchExpressions, ...more] },
    delay,
  },
});

const withStatus = (stage: Stage, statusTemplate: string): Stage => ({
  ...stage,
  spec: { ...stage.spec, next: { ...stage.spec.next, statusTemplate } },
});

const statusOfContainers = (phase: string, ready: boolean, state: string): string => `
phase: ${phase}
conditions:
- {type: Ready, status: "${ready ? 'True' : 'False'}", lastTransitionTime: {{ Now | Quote }}}
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  ready: ${ready}
  restartCount: 0
  state: ${state}
{{ end }}
`;

const pulling = '{waiting: {reason: ImagePullBackOff, message: "Back-off pulling image"}}';
const crashed =
  '{terminated: {exitCode: 1, reason: Error, finishedAt: {{ Now | Quote }}, startedAt: {{ Now | Quote }}}}';

/** How long a Job runs, where its pods do not say. */
const jobMilliseconds = 500;

/**
 * The rules as a file of KWOK: `…-slow` takes long to get ready, `…-noimg` never does, a Job of `…-badhook` fails. A Job runs for as
 * long as the annotation `lab/run` of its pods says.
 */
export function writeFates(kwok: string): string {
  const read = (file: string): Stage => parse(readFileSync(path.join(kwok, 'kustomize/stage', file), 'utf8')) as Stage;
  const ready = read('pod/fast/pod-ready.yaml');
  const complete = read('pod/fast/pod-complete.yaml');
  const after = (durationMilliseconds: number): object => ({ durationMilliseconds });
  const asAnnotated = {
    durationMilliseconds: jobMilliseconds,
    durationFrom: { expressionFrom: '.metadata.annotations["lab/run"]' },
  };

  const unready: Requirement = { key: '.status.containerStatuses[0].state.waiting.reason', operator: 'DoesNotExist' };
  const stages = [
    read('node/fast/node-initialize.yaml'),
    read('node/heartbeat-with-lease/node-heartbeat-with-lease.yaml'),
    read('pod/fast/pod-delete.yaml'),
    narrow(ready, 'pod-ready', [tagSays('noimg', false), tagSays('slow', false)], after(quickMilliseconds)),
    narrow(ready, 'pod-ready-slow', [tagSays('slow', true)], after(slowMilliseconds)),
    withStatus(
      narrow(ready, 'pod-noimg', [tagSays('noimg', true), unready], after(quickMilliseconds)),
      statusOfContainers('Pending', false, pulling),
    ),
    narrow(complete, 'pod-complete', [tagSays('badhook', false)], asAnnotated),
    withStatus(
      narrow(complete, 'pod-fail', [tagSays('badhook', true)], asAnnotated),
      statusOfContainers('Failed', false, crashed),
    ),
  ];
  return stages.map((each) => stringify(each)).join('---\n');
}
