// JUnit XML in its dialects, and what must never count as a passed test.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { ReportFault } from '../../../../src/quality-gate/reports/report-fault.ts';
import { forgiveRetries, keptFailures } from '../../../../src/quality-gate/reports/tests/test-report.ts';
import { countsOf, readTests as parse, fixture as textOf } from '../reading.ts';

const fixture = (name: string) => parse(textOf(`junit/${name}.xml`));

const dialects: readonly [name: string, tests: number, failed: number, skipped: number, flaky: number][] = [
  ['surefire', 5, 2, 1, 1],
  ['jest-suite-error', 2, 1, 0, 0],
  ['pytest', 4, 2, 1, 0],
  ['go', 3, 1, 1, 0],
  ['cypress', 2, 1, 0, 0],
  ['phpunit', 3, 1, 1, 0],
  ['dotnet', 2, 1, 0, 0],
  ['googletest', 3, 1, 1, 0],
  ['ant', 2, 0, 0, 0],
  ['node', 3, 1, 1, 0],
];

for (const [name, ...counts] of dialects)
  test(`counts the tests of ${name}`, () => assert.deepEqual(countsOf(fixture(name)), counts));

const failed: readonly [dialect: string, name: string, message: RegExp, file: string | undefined, line?: number][] = [
  ['surefire', 'com.shop.CartTest › removes', /^expected: <1> but was: <2>$/, undefined],
  ['jest-suite-error', 'undefined', /declares 1 failed and lists none/, undefined],
  ['pytest', 'tests.test_cart › test_removes', /^assert 1 == 2$/, undefined],
  ['go', 'shop.example/cart › TestRemoves', /^Failed$/, undefined],
  ['cypress', 'removes › cart removes', /^Timed out/, 'cypress/e2e/cart.cy.js'],
  [
    'phpunit',
    'Shop.CartTest › testRemoves',
    /^PHPUnit.Framework.ExpectationFailedException$/,
    '/app/tests/CartTest.php',
    20,
  ],
  ['dotnet', 'Shop.Tests.Cart › Removes', /^Assert.Equal\(\) Failure/, undefined],
  ['googletest', 'Cart › Removes', /^cart_test.cc:22\n/, 'cart_test.cc', 20],
  ['node', 'test › removes', /^1 == 2$/, '/repo/test/cart.test.js'],
];

for (const [dialect, name, message, file, line] of failed) {
  test(`keeps name, message, file and line of a failed test of ${dialect}`, () => {
    const [first] = fixture(dialect).failures;
    assert.equal(first?.name, name);
    assert.match(first?.message ?? '', message);
    assert.equal(first?.file, file);
    assert.equal(first?.line, line);
  });
}

test('keeps the text of a failure, of all its failures, and of nothing else', () => {
  assert.match(fixture('surefire').failures[0]?.text ?? '', /CartTest\.java:42\)$/);
  assert.equal(fixture('surefire').failures[1]?.text, '');
  assert.match(fixture('googletest').failures[0]?.text ?? '', /cart_test\.cc:22[\s\S]*cart_test\.cc:23/);
});

const evidence: readonly [fact: string, xml: string, tests: number, failed: number, skipped: number][] = [
  ['no test case is no test', '<testsuites tests="342" failures="0"/>', 0, 0, 0],
  ['an empty suite is no test', '<testsuite name="a" tests="0"/>', 0, 0, 0],
  ['a status of failed is a failure', '<testsuite><testcase name="a" status="failed"/></testsuite>', 1, 1, 0],
  ['failure beats skipped', '<testsuite><testcase name="a"><skipped/><failure/></testcase></testsuite>', 1, 1, 0],
  ['an error of a suite is a failed test', '<testsuite name="s"><error message="no"/></testsuite>', 1, 1, 0],
  [
    'declared failures that are listed count once',
    '<testsuite failures="1"><testcase><failure/></testcase></testsuite>',
    1,
    1,
    0,
  ],
  [
    'declared failures of the root alone count',
    '<testsuites failures="2"><testsuite><testcase/></testsuite></testsuites>',
    3,
    2,
    0,
  ],
  [
    'a failure inside system-out is text',
    '<testsuite><testcase><system-out>&lt;failure/></system-out></testcase></testsuite>',
    1,
    0,
    0,
  ],
  [
    'a namespace prefix changes nothing',
    '<j:testsuite xmlns:j="x"><j:testcase><j:failure/></j:testcase></j:testsuite>',
    1,
    1,
    0,
  ],
  ['thousands separators are numbers', '<testsuite failures="1,000"/>', 1000, 1000, 0],
];

for (const [fact, xml, ...counts] of evidence)
  test(`counted, not believed: ${fact}`, () => assert.deepEqual(countsOf(parse(xml)).slice(0, 3), counts));

const retries: readonly [fact: string, xml: string, red: number[], forgiven: number[]][] = [
  [
    'a test that failed and passed later',
    '<testsuite name="s"><testcase classname="c" name="a"><failure/></testcase><testcase classname="c" name="b"/><testcase classname="c" name="a"/></testsuite>',
    [2, 1, 0, 0],
    [2, 0, 0, 1],
  ],
  [
    'a test that failed twice and passed then',
    '<testsuite name="s"><testcase name="a"><failure/></testcase><testcase name="a"><error/></testcase><testcase name="a"/></testsuite>',
    [2, 2, 0, 0],
    [1, 0, 0, 1],
  ],
  [
    'the same name in another project is another test',
    '<testsuites><testsuite name="s" hostname="chromium"><testcase name="a"><failure/></testcase></testsuite><testsuite name="s" hostname="firefox"><testcase name="a"/></testsuite></testsuites>',
    [2, 1, 0, 0],
    [2, 1, 0, 0],
  ],
  [
    'a test that passed and failed later has failed',
    '<testsuite name="s"><testcase name="a"/><testcase name="a"><failure/></testcase></testsuite>',
    [2, 1, 0, 0],
    [2, 1, 0, 0],
  ],
];
for (const [fact, xml, red, forgiven] of retries)
  test(`${fact}: red, unless its gate exited 0`, () => {
    assert.deepEqual(countsOf(parse(xml)), red);
    assert.deepEqual(countsOf(forgiveRetries(parse(xml))), forgiven);
  });

const kinds: readonly [fact: string, xml: string, counts: number[]][] = [
  [
    'a failing todo of node:test is skipped',
    '<testsuite name="s" failures="1"><testcase name="a"><skipped type="todo"/><failure/></testcase></testsuite>',
    [1, 0, 1, 0],
  ],
  [
    'a failure that Catch2 expects is skipped',
    '<testsuite failures="0"><testcase name="a"><skipped message="TEST_CASE tagged with !mayfail"/><failure/></testcase></testsuite>',
    [1, 0, 1, 0],
  ],
  [
    'a failure that Catch2 expects hides none that its suite declares and does not list',
    '<testsuite name="s" failures="1"><testcase name="a"><skipped message="TEST_CASE tagged with !mayfail"/><failure/><failure/></testcase></testsuite>',
    [2, 1, 1, 0],
  ],
  [
    'a test that other tools call notrun is skipped',
    '<testsuite><testcase name="a" status="notrun"><skipped message="needs a database"/></testcase></testsuite>',
    [1, 0, 1, 0],
  ],
  [
    'a test that CTest could not run has failed',
    '<testsuite><testcase name="a" classname="a" status="notrun"><skipped message="Required Files Missing"/></testcase></testsuite>',
    [1, 1, 0, 0],
  ],
  [
    'a test that CTest skipped by its exit code is skipped',
    '<testsuite><testcase name="a" classname="a" status="notrun"><skipped message="SKIP_RETURN_CODE=77"/></testcase></testsuite>',
    [1, 0, 1, 0],
  ],
  [
    'a risky test of PHPUnit is skipped',
    '<testsuite errors="1"><testcase name="a"><error type="PHPUnit\\Framework\\OutputError"/></testcase></testsuite>',
    [1, 0, 1, 0],
  ],
  [
    'a risky test of PHPUnit that failed has failed',
    '<testsuite errors="1" failures="1"><testcase name="a"><failure/><error type="PHPUnit\\Framework\\RiskyTestError"/></testcase></testsuite>',
    [1, 1, 0, 0],
  ],
  [
    'a class of PHPUnit without tests is no test that ran',
    '<testsuite><testcase name="Warning"><warning type="PHPUnit\\Framework\\Warning"/></testcase></testsuite>',
    [1, 0, 1, 0],
  ],
  [
    'failures that one test lists are its own, as pytest counts those of subtests',
    '<testsuite failures="2"><testcase name="a"><failure/><failure/></testcase></testsuite>',
    [1, 1, 0, 0],
  ],
  [
    'a file of node:test without a test is no test',
    '<testsuites><testcase name="test/a.test.js" file="/x/test/a.test.js"/></testsuites>',
    [0, 0, 0, 0],
  ],
  [
    'a file of node:test that could not be loaded is a failure',
    '<testsuites><testcase name="test/a.test.js" file="/x/test/a.test.js"><failure/></testcase></testsuites>',
    [1, 1, 0, 0],
  ],
  [
    'tries that a suite lists and does not count are flaky',
    '<testsuite tests="2"><testcase classname="c" name="a"/><testcase classname="c" name="b"/><testcase classname="c" name="a"/></testsuite>',
    [2, 0, 0, 1],
  ],
  [
    'cases of one name that the suite counts are tests',
    '<testsuite tests="3"><testcase name="a"/><testcase name="a"/><testcase name="a"/></testsuite>',
    [3, 0, 0, 0],
  ],
  [
    'a suite that declares three failures and lists one is worse than it lists',
    '<testsuite name="s" tests="4" failures="2" errors="1"><testcase name="a"><failure/></testcase><testcase name="b"/></testsuite>',
    [4, 3, 0, 0],
  ],
  [
    'a root that counts a broken package as failure and as error counts once',
    '<testsuites failures="1" errors="1"><testsuite><testcase name="a"><failure/></testcase></testsuite></testsuites>',
    [1, 1, 0, 0],
  ],
];
for (const [fact, xml, counts] of kinds) test(fact, () => assert.deepEqual(countsOf(parse(xml)), counts));

const worthless: readonly [fact: string, xml: string, message: RegExp][] = [
  ['truncated in a tag', '<testsuite><testcase name="a"/><testc', /not well-formed XML/],
  ['truncated between tags', '<testsuites><testsuite><testcase name="a"/></testsuite>', /unclosed tag: testsuites/],
  ['HTML', '<html><body>504</body></html>', /an HTML page/],
  ['two roots', '<testsuite><testcase/></testsuite><testsuite/>', /only one root/],
  ['an undefined entity', '<testsuite>&nbsp;</testsuite>', /undefined entity/],
];

for (const [fact, xml, message] of worthless) {
  test(`refuses what is no JUnit XML: ${fact}`, () => {
    assert.throws(
      () => parse(xml),
      (thrown) => thrown instanceof ReportFault && message.test(thrown.message),
    );
  });
}

test('control characters in messages spoil no verdict', () => {
  assert.equal(
    parse('<testsuite><testcase><failure message="a">\u001b[31m\u0000</failure></testcase></testsuite>').failed,
    1,
  );
});

test('entities of a DOCTYPE are neither expanded nor opened', () => {
  const bomb = [
    '<!ENTITY a "xxxxxxxxxx">',
    ...'bcdefghij'.split('').map((name, at) => {
      const before = 'abcdefghi'[at] ?? '';
      return `<!ENTITY ${name} "${`&${before};`.repeat(10)}">`;
    }),
  ];
  const text = `<!DOCTYPE testsuite [${bomb.join('')}<!ENTITY f SYSTEM "file:///etc/passwd">]><testsuite><testcase name="t"><failure>&j;&f;</failure></testcase></testsuite>`;
  assert.equal(parse(text).failures[0]?.text, '&j;&f;');
});

test('keeps few failures of many, and short texts of long ones', () => {
  const many = `<testsuite>${`<testcase name="a"><failure>${'x'.repeat(20_000)}</failure></testcase>`.repeat(keptFailures + 10)}</testsuite>`;
  const report = parse(many, 50);
  assert.equal(report.failed, keptFailures + 10);
  assert.equal(report.failures.length, keptFailures);
  assert.ok((report.failures[0]?.text.length ?? 0) <= 8000);
});

test('the pieces in which a file arrives change nothing', () => {
  const text = textOf('junit/surefire.xml');
  const whole = parse(text);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: text.length }), (pieces) => assert.deepEqual(parse(text, pieces), whole)),
    { numRuns: 30 },
  );
});

test('any text is read or refused, never a crash', () => {
  const token = fc.constantFrom(
    '<testsuite>',
    '</testsuite>',
    '<testcase name="a">',
    '</testcase>',
    '<failure>',
    '</failure>',
    '<![CDATA[',
    ']]>',
    '&',
    'x',
    '<!--',
    '<',
    '"',
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 20 }), (tokens) => {
      try {
        parse(tokens.join(''));
      } catch (thrown) {
        assert.ok(thrown instanceof ReportFault, String(thrown));
      }
    }),
  );
});

const twice: readonly [fact: string, suite: string, failed: number][] = [
  ['an error that is listed twice, declared once', 'tests="0" errors="1" failures="0"', 1],
  ['two errors that are declared', 'tests="2" errors="2" failures="0"', 2],
  ['two failures that nobody declares', '', 2],
  ['two failures where one is declared', 'failures="1"', 2],
];
for (const [fact, attributes, failed] of twice)
  test(`${fact}: ${failed} failed`, () => {
    const listed = '<testcase name="a"><error/></testcase><testcase name="a"><failure/></testcase>';
    assert.equal(parse(`<testsuite name="s" ${attributes}>${listed}</testsuite>`).failed, failed);
  });

test('a failure after a pass of the same name is no second listing', () => {
  const listed = ['<error/>', '', '<failure/>'].map((what) => `<testcase name="a">${what}</testcase>`).join('');
  assert.equal(parse(`<testsuite name="s" errors="1">${listed}</testsuite>`).failed, 2);
});
