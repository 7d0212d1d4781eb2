// What each service and environment stands at: the last record, who is behind it, and whether the files of the branch still hold what it
// wrote. Says nothing of the cluster.

import { findImages } from '../../bump-manifest/edit/scan.ts';
import { holdsImage } from '../../bump-manifest/history/proof.ts';
import type { LocalHistory } from '../../clients/git/local/history.ts';
import { imagesOf, type RecordedDeployment } from './deployment.ts';
import type { Timeline, TimelineStep } from './timeline.ts';

/** `changed`: the files hold another image than the last record wrote; `unnamed`: the record names no files to look at. */
export type Holding = 'holds' | 'changed' | 'unnamed';

/** What stands where. */
export interface ServiceStanding {
  readonly service: string;
  readonly environment: string;
  /** The last record. */
  readonly step: TimelineStep;
  readonly holding: Holding;
}

/** Reads the files that the last records name, as the branch holds them now. */
export async function readStanding(
  history: Pick<LocalHistory, 'files'>,
  head: string,
  timelines: readonly Timeline[],
): Promise<ServiceStanding[]> {
  const last = timelines.flatMap(({ service, environment, steps }) => {
    const step = steps.at(-1);
    if (step === undefined) return [];
    return [{ service, environment, step }];
  });
  const wanted = last.flatMap(({ step }, index) => step.deployment.files.map((path) => ({ path, index })));
  // A file that many services share is asked for once.
  const byPath = [...Map.groupBy(wanted, ({ path }) => path)];
  const held = last.map(() => new Set<string>());

  await history.files(
    byPath.map(([path]) => [`${head}:${path}`]),
    ([bytes], group) => {
      const [path = '', asking = []] = byPath[group] ?? [];
      if (bytes === undefined) return;
      for (const { index } of asking)
        for (const image of imagesOf(last[index]?.step.deployment.image ?? ''))
          if (holdsImage({ path, bytes }, image, findImages)) held[index]?.add(image);
    },
  );
  return last.map((each, index) => ({ ...each, holding: holdingOf(each.step.deployment, held[index]?.size ?? 0) }));
}

/** `held`: how many of its images the files hold. */
function holdingOf({ files, image }: RecordedDeployment, held: number): Holding {
  if (files.length === 0) return 'unnamed';
  if (held === new Set(imagesOf(image)).size) return 'holds';
  return 'changed';
}
