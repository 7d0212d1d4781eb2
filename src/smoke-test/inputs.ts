// The inputs of smoke-test: how each is read, and the faults that only several of them show together.

import path from 'node:path';
import type { Problem } from '../domain/action-error.ts';
import type { Context } from '../domain/context.ts';
import { formatSeconds } from '../domain/duration.ts';
import { suggestName } from '../domain/nearest.ts';
import type { InputReaders, Inputs } from '../runner/inputs.ts';
import { boolean, number, required, secret, secretMap, structured, text } from '../runner/readers.ts';
import { checksShape, headersShape, nameFault, nameOf, partsOf, scalarsShape } from './checks/check.ts';
import { namesIn } from './checks/variables.ts';
import { parseServer, planStreak, shortestWait } from './plan.ts';
import { parseVersionPlace } from './version/place.ts';

/** By input name. */
export const inputs = {
  url: required(text()),
  'expect-version': text(),
  'version-path': text('/health'),
  'version-at': text('json:$.version'),
  stable: number({ min: 1, max: 100_000, integer: true }),
  replicas: number({ min: 1, max: 100_000, integer: true }),
  'min-stable-seconds': number({ min: 0, unit: 'seconds' }, 0),
  'timeout-seconds': number({ min: 0.1, max: 86_400, unit: 'seconds' }, 300),
  'try-timeout-seconds': number({ min: 0.01, max: 86_400, unit: 'seconds' }, 10),
  'interval-seconds': number({ min: 0, max: 3600, unit: 'seconds' }, 2),
  checks: structured(checksShape, []),
  variables: structured(scalarsShape, {}),
  secrets: secretMap(),
  headers: structured(headersShape, {}),
  'argocd-server': text(),
  'argocd-app': text(),
  'argocd-token': secret(),
  'manifest-sha': text(),
  ca: text(),
  insecure: boolean(false),
  report: text(),
} satisfies InputReaders;

/** The inputs as `run` gets them. */
export type SmokeTestInputs = Inputs<typeof inputs>;

/** Faults across inputs: none may be found only after the first request. */
export function check(given: SmokeTestInputs, context: Context, faulty: ReadonlySet<string>): Problem[] {
  return [
    ...urlFaults(given.url),
    ...goalFaults(given, faulty),
    ...reportFaults(given.report, context),
    ...placeFaults(given),
    ...argocdFaults(given),
    ...variableFaults(given),
  ];
}

/** Where the version is asked for, whatever the URL. */
function placeFaults(given: SmokeTestInputs): Problem[] {
  const place = parseVersionPlace(given['version-at']);
  const faults: Problem[] = 'code' in place ? [place] : [];
  const path = given['version-path'];
  if (/^(?:\/|\{\{)/.test(path)) return faults;
  const fix = 'Write a path below `url`, e.g. `/health`.';
  const what = `"${path}" does not start with "/"`;
  return [...faults, { code: 'input_invalid', what: `\`version-path\`: ${what}`, where: 'input `version-path`', fix }];
}

/** The text of a URL without what may be a password. */
const withoutCredentials = (url: string): string => url.replace(/(^|\/\/).*@/, '$1***@');

function urlFaults(url: string | undefined): Problem[] {
  if (url === undefined) return [];
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const shown = withoutCredentials(url);
  const fault = (what: string, fix: string): Problem[] => [{ code: 'url_invalid', what, where: 'input `url`', fix }];
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(url))
    return fault(`"${shown}" is a URL without a scheme`, `Write \`url: https://${shown.replace(/^\/+/, '')}\`.`);
  if (parsed === undefined) return fault(`"${shown}" is not a URL`, 'Write it as `https://host[:port][/path]`.');
  if (!/^https?:$/.test(parsed.protocol))
    return fault(`"${shown}" is no address of HTTP`, 'Write a URL that starts with `https://` or `http://`.');
  if (!/^(?:[^%]|%[0-9a-f]{2})*$/i.test(`${parsed.username}${parsed.password}`))
    return fault(`"${shown}" has a "%" in its credentials`, 'Write `%25` for a percent sign in a URL.');
  if (parsed.search !== '' || parsed.hash !== '')
    return fault(
      `"${shown}" has a query or a fragment`,
      'Give the base URL here, and the rest in `version-path` and in the `path` of each check.',
    );
  return [];
}

/** Links that lead out of the workspace are found when the file is placed. */
function reportFaults(report: string | undefined, { workspace }: Context): Problem[] {
  if (report === undefined) return [];
  const below = path.relative(workspace, path.resolve(workspace, report));
  if (below !== '' && !path.isAbsolute(below) && below.split(path.sep)[0] !== '..') return [];
  const fix = 'Name a file inside the workspace, e.g. `report: reports/smoke-test.xml`.';
  return [{ code: 'report_outside', what: `"${report}" lies outside the workspace`, where: 'input `report`', fix }];
}

function goalFaults(given: SmokeTestInputs, faulty: ReadonlySet<string>): Problem[] {
  const expected = given['expect-version'];
  if (expected === undefined && given.checks.length === 0 && !faulty.has('checks')) {
    const fix = 'Give `expect-version`, e.g. the `tag` output of build-push-image, or at least one entry of `checks`.';
    return [
      {
        code: 'nothing_to_check',
        what: 'Neither `expect-version` nor `checks` is given',
        where: 'input `checks`',
        fix,
      },
    ];
  }
  if (expected === undefined) return [];
  const { stable, interval } = planStreak(given);
  const timeout = given['timeout-seconds'];
  const least = shortestWait({ stable, minStableSeconds: given['min-stable-seconds'] }, interval);
  if (least < timeout) return [];
  const what = `${stable} good answers in a row take ${formatSeconds(least)} or more, and \`timeout-seconds\` is ${timeout}`;
  const fix = `Raise \`timeout-seconds\` above ${Math.ceil(least)}, or give a smaller \`stable\` or \`min-stable-seconds\`.`;
  return [{ code: 'wait_too_short', what, where: 'input `timeout-seconds`', fix }];
}

/** The server, the application and the token belong together; `manifest-sha` alone means nothing and harms nothing. */
function argocdFaults(given: SmokeTestInputs): Problem[] {
  const parts = (['argocd-server', 'argocd-app', 'argocd-token'] as const).filter((name) => given[name] === undefined);
  const server = given['argocd-server'];
  const faults: Problem[] = [];
  if (server !== undefined && parseServer(server) === undefined) {
    const fix = 'Write a host, e.g. `argocd.shop.example`, or a URL.';
    const what = `"${withoutCredentials(server)}" is no address of a server`;
    faults.push({ code: 'url_invalid', what, where: 'input `argocd-server`', fix });
  }
  if (parts.length === 0 || parts.length === 3) return faults;
  const what = `Argo CD cannot be asked without ${parts.map((name) => `\`${name}\``).join(' and ')}`;
  const fix = 'Give `argocd-server`, `argocd-app` and `argocd-token`, or none of them.';
  return [...faults, { code: 'argocd_incomplete', what, where: `input \`${parts[0]}\``, fix }];
}

/** Every `{{name}}` must be known before the first request: a variable, a secret, or a capture of an earlier check. */
function variableFaults({ variables, secrets, headers, checks, ...given }: SmokeTestInputs): Problem[] {
  const known = new Set([...Object.keys(variables), ...Object.keys(secrets)]);
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
  const ask = (value: unknown, where: string): void => {
    for (const name of namesIn(value).filter((each) => !known.has(each))) {
      const later = checks.find((each) => Object.hasOwn(each.capture, name));
      const fix =
        later === undefined
          ? `Give it in \`variables\` or \`secrets\`, or capture it in an earlier check.${known.size === 0 ? '' : ` ${suggestName(name, [...known])}`}`
          : `It is captured by "${nameOf(later)}": move that check in front.`;
      faults.push({ code: 'variable_unknown', what: `{{${name}}} is not known here`, where, fix });
    }
  };
  ask(headers, 'input `headers`');
  ask(given['version-path'], 'input `version-path`');
  for (const each of checks) {
    ask(partsOf(each), `input \`checks\`, "${nameOf(each)}"`);
    for (const name of Object.keys(each.capture)) known.add(name);
  }
  return faults;
}
