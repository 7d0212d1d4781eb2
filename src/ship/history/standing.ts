// What each service and environment stands at: the last record, who is behind it, and whether the files of the branch still hold what it
// wrote. Says nothing of the cluster.

import { findImages } from '../../bump-manifest/edit/scan.ts';
import { holdsImage } from '../../bump-manifest/history/proof.ts';
import type { LocalHistory } from '../../clients/git/local-history.ts';
import { imagesOf } from './deployment.ts';
import type { Step, Timeline } from './timeline.ts';

/** `changed`: the files hold another image than the last record wrote; `unnamed`: the record names no files to look at. */
export type Holding = 'holds' | 'changed' | 'unnamed';

/** What stands where. */
export interface Standing {
  readonly service: string;
  readonly environment: string;
  /** The last record. */
  readonly step: Step;
  readonly holding: Holding;
}

/** Reads the files that the last records name, as the branch holds them now. */
export async function readStanding(
  history: Pick<LocalHistory, 'files'>,
  head: string,
  timelines: readonly Timeline[],
): Promise<Standing[]> {
  const last = timelines.flatMap(({ service, environment, steps }) => {
    const step = steps.at(-1);
    if (step === undefined) return [];
    return [{ service, environment, step }];
  });
  const paths = [...new Set(last.flatMap(({ step }) => step.deployment.files))];
  const bytes = await history.files(paths.map((path) => `${head}:${path}`));
  const files = new Map(paths.map((path, index) => [path, bytes[index]]));

  return last.map((each) => {
    const named = each.step.deployment.files;
    const here = named.flatMap((path) => {
      const found = files.get(path);
      if (found === undefined) return [];
      return [{ path, bytes: found }];
    });
    const holds = imagesOf(each.step.deployment.image).every((image) =>
      here.some((file) => holdsImage(file, image, findImages)),
    );
    return { ...each, holding: named.length === 0 ? 'unnamed' : holdingOf(holds) };
  });
}

const holdingOf = (holds: boolean): Holding => {
  if (holds) return 'holds';
  return 'changed';
};
