// Holds an answer against what its check expects. Pure; what it finds still holds secrets.

import { messageOf } from '../../domain/action-error.ts';
import { isSuccess, type ProbeAnswer } from '../../domain/probe.ts';
import { present } from '../../domain/text/optional.ts';
import { isStackFull } from '../../domain/thrown.ts';
import { parseJson } from '../json/document.ts';
import { findPathFault, selectValues } from '../json/json-path.ts';
import { describePage, describeStatus, findWall } from '../version/wall.ts';
import type { Check } from './check.ts';
import type { CheckFailure } from './outcome.ts';
import { isMap, judgePredicates, show } from './predicates.ts';
import { fillQuery, fillText, fillValue, type Variables } from './variables.ts';

/** One thing that is looked at: judged alone, so that one that nests too deep fails alone. */
type Question = { readonly subject: string; readonly ask: () => CheckFailure | undefined };

/** Every failure of an answer; none means that it passes. */
export function judgeAnswer(check: Check, answer: ProbeAnswer, variables: Variables): CheckFailure[] {
  const questions = [
    ...statusQuestions(check, answer),
    ...headerQuestions(check, answer, variables),
    ...bodyQuestions(check, answer, variables),
    ...jsonQuestions(check, answer, variables),
    ...timeQuestions(check, answer),
  ];
  return questions.flatMap(({ subject, ask }) => answerOf(subject, ask) ?? []);
}

function answerOf(subject: string, ask: () => CheckFailure | undefined): CheckFailure | undefined {
  try {
    return ask();
  } catch (thrown) {
    if (!isStackFull(thrown)) throw thrown;
    const got = `RangeError: ${messageOf(thrown)}`;
    return { reason: 'assertion', subject, expected: 'a value that can be judged', got };
  }
}

function statusQuestions({ expect }: Check, answer: ProbeAnswer): Question[] {
  const ask = (): CheckFailure | undefined => {
    if (meetsStatus(expect.status, answer.status)) return undefined;
    const expected = [expect.status ?? '2xx'].flat().join(' or ');
    const got = findWall(answer)?.what ?? describeStatus(answer);
    return { reason: 'assertion', subject: 'status', expected, got };
  };
  return [{ subject: 'status', ask }];
}

function headerQuestions({ expect: { header = {} } }: Check, answer: ProbeAnswer, variables: Variables): Question[] {
  return Object.entries(header).map(([given, expected]) => {
    const name = fillText(given, variables);
    const value = answer.headers[name.toLowerCase()];
    const selected = present([value]);
    return questionOf(`header ${name}`, () => judgePredicates(fillValue(expected, variables), selected, true));
  });
}

function bodyQuestions({ expect: { body } }: Check, answer: ProbeAnswer, variables: Variables): Question[] {
  if (body === undefined) return [];
  const text = bodyText(body, answer.body);
  return [questionOf('body', () => judgePredicates(fillValue(body, variables), [text], true))];
}

/** A body that must equal a text may end in a line break that nobody wrote. */
const bodyText = (expected: unknown, body: string): string => {
  if (isMap(expected)) return body;
  return body.replace(/\r?\n$/, '');
};

function jsonQuestions({ expect: { json = {} } }: Check, answer: ProbeAnswer, variables: Variables): Question[] {
  if (Object.keys(json).length === 0) return [];
  const document = parseJson(answer.body);
  if (document === undefined) return [{ subject: 'body', ask: () => notJson(answer) }];

  return Object.entries(json).map(([given, expected]) => {
    const path = fillQuery(given, variables);
    return questionOf(path, () => {
      const fault = findPathFault(path);
      if (fault !== undefined) return { expected: 'a JSONPath', got: fault.what };
      const values = selectValues(path, document.value);
      if (typeof values === 'string') return { expected: 'a value', got: values };
      return judgePredicates(fillValue(expected, variables), values);
    });
  });
}

function timeQuestions({ expect }: Check, { milliseconds }: ProbeAnswer): Question[] {
  const limit = expect['max-ms'];
  if (limit === undefined || milliseconds <= limit) return [];
  const got = `${Math.round(milliseconds)} ms`;
  return [
    { subject: 'time', ask: () => ({ reason: 'assertion', subject: 'time', expected: `${limit} ms at most`, got }) },
  ];
}

function questionOf(subject: string, ask: () => Pick<CheckFailure, 'expected' | 'got'> | undefined): Question {
  return {
    subject,
    ask: () => {
      const missed = ask();
      return missed && { reason: 'assertion', subject, ...missed };
    },
  };
}

const notJson = (answer: ProbeAnswer): CheckFailure => ({
  reason: 'not_json',
  subject: 'body',
  expected: 'JSON',
  got: `${describePage(answer)}, ${show(answer.body.slice(0, 2000))}`,
});

/** True when the check is content with the status. */
export const isStatusMet = ({ expect }: Check, status: number): boolean => meetsStatus(expect.status, status);

function meetsStatus(expected: unknown, status: number): boolean {
  if (expected === undefined) return isSuccess(status);
  return [expected].flat().some((each) => {
    const text = String(each);
    if (text.endsWith('xx')) return text[0] === String(status)[0];
    return text === String(status);
  });
}
