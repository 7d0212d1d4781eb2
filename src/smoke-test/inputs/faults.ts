// The faults that only several inputs show together, and those of URLs. None may be found only after the first request. Pure.

import path from 'node:path';
import type { Problem } from '../../domain/action-error.ts';
import type { Context } from '../../domain/context.ts';
import { isPrivateUrl } from '../../domain/loopback.ts';
import { formatSeconds } from '../../domain/text/duration.ts';
import { suggestName } from '../../domain/text/nearest.ts';
import { phrase } from '../../domain/text/optional.ts';
import { type Check, checkName, nameFault, partsOf } from '../checks/check.ts';
import { namesIn } from '../checks/variables.ts';
import { type PlanInputs, parseServer, planStreak, shortestWait, waitForOf } from '../plan.ts';
import { parseVersionPlace } from '../version/place.ts';

/** The inputs that are looked at. */
export interface FaultInputs extends Omit<PlanInputs, 'url'> {
  /** Undefined when it is missing, which is told elsewhere. */
  readonly url: readonly string[] | undefined;
  readonly 'argocd-token': string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly report: string | undefined;
}

/** Faults across inputs; `faulty` names the inputs that could not be read. */
export function findFaults(given: FaultInputs, context: Context, faulty: ReadonlySet<string>): Problem[] {
  return [
    ...(given.url ?? []).flatMap(urlFaults),
    ...given['expect-version'].flatMap(versionFaults),
    ...goalFaults(given, faulty),
    ...reportFaults(given.report, context),
    ...placeFaults(given),
    ...argocdFaults(given),
    ...variableFaults(given),
  ];
}

/** Where the version is asked for, whatever the URL. */
function placeFaults(given: FaultInputs): Problem[] {
  const faults = [...parseVersionPlace(given['version-at']).problems];
  const path = given['version-path'];
  if (/^(?:\/|\{\{)/.test(path)) return faults;

  const fix = 'Write a path below `url`, e.g. `/health`.';
  const what = `"${path}" does not start with "/"`;
  return [...faults, { code: 'input_invalid', what: `\`version-path\`: ${what}`, where: 'input `version-path`', fix }];
}

/** The text of a URL without what may be a password. */
function withoutCredentials(url: string): string {
  const shown = url.slice(0, 2000);
  const end = shown.lastIndexOf('@');
  if (end < 0) return shown;
  return `***${shown.slice(end)}`;
}

function urlFaults(url: string): Problem[] {
  const parsed = URL.parse(url);
  const shown = withoutCredentials(url);
  const fault = (what: string, fix: string): Problem[] => [{ code: 'url_invalid', what, where: 'input `url`', fix }];

  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(url))
    return fault(`"${shown}" is a URL without a scheme`, `Write \`url: https://${shown.replace(/^\/+/, '')}\`.`);
  if (parsed === null) return fault(`"${shown}" is not a URL`, 'Write it as `https://host[:port][/path]`.');
  if (!/^https?:$/.test(parsed.protocol))
    return fault(`"${shown}" is not an HTTP address`, 'Write a URL that starts with `https://` or `http://`.');
  if (!/^(?:[^%]|%[0-9a-f]{2})*$/i.test(`${parsed.username}${parsed.password}`))
    return fault(`"${shown}" has a "%" in its credentials`, 'Write `%25` for a percent sign in a URL.');
  if (parsed.search === '' && parsed.hash === '') return [];
  return fault(
    `"${shown.split(/[?#]/)[0]}" has a query or a fragment`,
    'Give the base URL here, and the rest in `version-path` and in the `path` of each check.',
  );
}

/** `registry.example/shop/checkout:v1`, `checkout@sha256:…`: what a step before may hand over by mistake. */
const imageReference = /@sha256:|^[a-z0-9][a-z0-9.-]{0,250}(?::\d+)?\/\S{1,500}:[\w][\w.-]{0,127}$/i;

function versionFaults(expected: string): Problem[] {
  if (!imageReference.test(expected.slice(0, 1000))) return [];
  const tag = /:([\w][\w.-]*)(?:@|$)/.exec(expected.slice(0, 1000).replace(/^[^/]*\//, ''))?.[1];
  const fix = `Give the version alone${phrase(tag, (tag) => `: \`expect-version: ${tag}\``)}. The image goes into \`image\`.`;
  const what = `"${expected}" is an image reference, and no service answers with that`;
  return [{ code: 'version_is_image', what, where: 'input `expect-version`', fix }];
}

/** Links that lead out of the workspace are found when the file is placed. */
function reportFaults(report: string | undefined, { workspace }: Context): Problem[] {
  if (report === undefined) return [];
  const below = path.relative(workspace, path.resolve(workspace, report));
  if (below !== '' && !path.isAbsolute(below) && below.split(path.sep)[0] !== '..') return [];
  const fix = 'Name a file inside the workspace, e.g. `report: reports/smoke-test.xml`.';
  return [{ code: 'report_outside', what: `"${report}" lies outside the workspace`, where: 'input `report`', fix }];
}

function goalFaults(given: FaultInputs, faulty: ReadonlySet<string>): Problem[] {
  const goal = waitForOf(given);
  const expected = given['expect-version'];
  if (faulty.has('expect-version') || faulty.has('wait-for')) return [];

  if (goal === 'version' && expected.length === 0) {
    const fix = 'Give `expect-version`, or write `wait-for: healthy`.';
    const what = '`wait-for: version` needs a version to wait for';
    return [{ code: 'nothing_to_check', what, where: 'input `expect-version`', fix }];
  }
  if (goal === 'nothing' && given.checks.length === 0 && !faulty.has('checks')) {
    const fix = 'Give `expect-version`, e.g. the `tag` output of build-push-image, or at least one entry of `checks`.';
    const what = 'Neither `expect-version` nor `checks` is given, nor `wait-for: healthy`';
    if (expected.length > 0)
      return [
        { ...nothing, what: '`wait-for: nothing` asks for no version, and no `checks` are given', fix: checksFix },
      ];
    return [{ ...nothing, what, fix }];
  }
  if (goal === 'nothing') return [];
  return timeFaults(given);
}

const nothing = { code: 'nothing_to_check', where: 'input `checks`' };
const checksFix =
  'Give at least one entry of `checks`; or remove `wait-for`, so that the version of `expect-version` is waited for.';

function timeFaults(given: FaultInputs): Problem[] {
  const { stable, interval } = planStreak(given);
  const timeout = given['timeout-seconds'];
  const least = shortestWait({ stable, minStableSeconds: given['min-stable-seconds'] }, interval);
  if (least < timeout) return [];

  const what = `${stable} good answers in a row take ${formatSeconds(least)} or more, and \`timeout-seconds\` is ${timeout}`;
  const fix = `Raise \`timeout-seconds\` above ${Math.ceil(least)}, or give a smaller \`stable\` or \`min-stable-seconds\`.`;
  return [{ code: 'wait_too_short', what, where: 'input `timeout-seconds`', fix }];
}

const acceptable = ['suspended'];

/** The server, the application and the token belong together; `manifest-sha` alone means nothing and harms nothing. */
function argocdFaults(given: FaultInputs): Problem[] {
  const isMissing = (value: string | readonly string[] | undefined): boolean =>
    value === undefined || value.length === 0;
  const parts = (['argocd-server', 'argocd-app', 'argocd-token'] as const).filter((name) => isMissing(given[name]));
  const faults = [...serverFaults(given['argocd-server']), ...given['argocd-accept'].flatMap(acceptFaults)];
  if (parts.length === 0 || parts.length === 3) return faults;

  const what = `Argo CD cannot be asked without ${parts.map((name) => `\`${name}\``).join(' and ')}`;
  const fix = 'Give `argocd-server`, `argocd-app` and `argocd-token`, or none of them.';
  return [...faults, { code: 'argocd_incomplete', what, where: `input \`${parts[0]}\``, fix }];
}

function serverFaults(given: string | undefined): Problem[] {
  if (given === undefined) return [];
  const where = 'input `argocd-server`';
  const url = parseServer(given);
  const shown = withoutCredentials(given);
  if (url === undefined) {
    const fix = 'Write a host, e.g. `argocd.shop.example`, or a URL.';
    return [{ code: 'url_invalid', what: `"${shown}" is not the address of a server`, where, fix }];
  }

  if (isPrivateUrl(url.href)) return [];
  const fix = `Write \`argocd-server: https://${url.host}\`.`;
  return [{ code: 'argocd_plain_http', what: `"${shown}" would carry \`argocd-token\` unencrypted`, where, fix }];
}

function acceptFaults(given: string): Problem[] {
  if (acceptable.includes(given)) return [];
  const what = `\`argocd-accept\`: "${given}" is not a health that can be accepted`;
  return [{ code: 'input_invalid', what, where: 'input `argocd-accept`', fix: suggestName(given, acceptable) }];
}

/** Every `{{name}}` must be known before the first request: a variable, a secret, or a capture of an earlier check. */
function variableFaults({ variables, secrets, headers, checks, ...given }: FaultInputs): Problem[] {
  const known = new Set([...Object.keys(variables), ...Object.keys(secrets)]);
  const faults = nameFaults(variables, secrets);
  const ask = (value: unknown, where: string): void => {
    for (const name of namesIn(value).filter((each) => !known.has(each))) {
      const fix = adviceForName(name, known, checks);
      faults.push({ code: 'variable_unknown', what: `{{${name}}} is not known here`, where, fix });
    }
  };

  ask(headers, 'input `headers`');
  ask(given['version-path'], 'input `version-path`');
  for (const each of checks) {
    ask(partsOf(each), `input \`checks\`, "${checkName(each)}"`);
    for (const name of Object.keys(each.capture)) known.add(name);
  }
  return faults;
}

function adviceForName(name: string, known: ReadonlySet<string>, checks: readonly Check[]): string {
  const later = checks.find((each) => Object.hasOwn(each.capture, name));
  if (later !== undefined) return `It is captured by "${checkName(later)}": move that check in front.`;
  const near = phrase(known.size > 0, () => ` ${suggestName(name, [...known])}`);
  return `Give it in \`variables\` or \`secrets\`, or capture it in an earlier check.${near}`;
}

function nameFaults(variables: FaultInputs['variables'], secrets: FaultInputs['secrets']): Problem[] {
  const twice = Object.keys(variables).filter((name) => Object.hasOwn(secrets, name));
  const faults: Problem[] = twice.map((name) => ({
    code: 'variable_twice',
    what: `\`${name}\` is both a variable and a secret`,
    where: 'input `variables`',
    fix: 'Rename one of them.',
  }));

  for (const what of Object.keys(secrets).flatMap((name) => nameFault(name) ?? [])) {
    const fix = 'Rename it, here and in its `{{name}}`.';
    faults.push({ code: 'input_invalid', what: `\`secrets\`: ${what}`, where: 'input `secrets`', fix });
  }
  return faults;
}
