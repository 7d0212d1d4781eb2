// Chooses the reader of an XML report by its root element, and for `<coverage>` by what stands first in it.

import type { AnyReport } from './any-report.ts';
import { CloverCollector } from './coverage/clover.ts';
import { CoberturaCollector } from './coverage/cobertura.ts';
import { JacocoCollector } from './coverage/jacoco.ts';
import { CheckstyleCollector } from './findings/lint.ts';
import { ReportFault, type ReportParser } from './report-fault.ts';
import { JunitCollector } from './tests/junit.ts';
import { TrxCollector } from './tests/trx.ts';
import { foreignXml } from './unread-format.ts';
import { type Attributes, type XmlCollector, xmlParser } from './xml.ts';

type Chosen = Omit<XmlCollector<unknown>, 'report'> & { any(): AnyReport };

/** The parser of an XML report. */
export const xmlFormat = (): ReportParser<AnyReport> => xmlParser(new Chooser());

class Chooser implements XmlCollector<AnyReport> {
  private chosen: Chosen | undefined;
  /** The root `<coverage>` waits for the element after it: Clover and Cobertura share its name. */
  private waiting: Attributes | undefined;

  get listening(): boolean {
    return this.chosen?.listening ?? false;
  }

  open(name: string, attributes: Attributes, parents: readonly string[]): void {
    if (parents.length === 0 && name === 'coverage') {
      this.waiting = attributes;
      return;
    }
    if (this.chosen === undefined) this.choose(name);
    this.chosen?.open(name, attributes, parents);
  }

  close(name: string, parents: readonly string[]): void {
    this.chosen?.close(name, parents);
  }

  text(piece: string): void {
    this.chosen?.text(piece);
  }

  report(): AnyReport {
    if (this.chosen === undefined && this.waiting !== undefined) this.choose('');
    if (this.chosen === undefined) throw new ReportFault('empty', 'holds no element');
    return this.chosen.any();
  }

  private choose(name: string): void {
    const root = this.waiting;
    if (root === undefined) {
      this.chosen = byRoot(name);
      return;
    }
    this.chosen = byChild(name, root);
    this.chosen.open('coverage', root, []);
  }
}

function byChild(child: string, root: Attributes): Chosen {
  const sonar = child === 'file' && root['version'] === '1';
  if (sonar) throw new ReportFault('unreadable', foreignXml('coverage'));
  if (child === 'project') return withKind(new CloverCollector(), 'coverage');
  return withKind(new CoberturaCollector(), 'coverage');
}

function byRoot(name: string): Chosen {
  if (name === 'testsuites' || name === 'testsuite') return withKind(new JunitCollector(), 'tests');
  if (name === 'TestRun') return withKind(new TrxCollector(), 'tests');
  if (name === 'report') return withKind(new JacocoCollector(), 'coverage');
  if (name === 'checkstyle') return withKind(new CheckstyleCollector(), 'findings');
  throw new ReportFault('unreadable', foreignXml(name));
}

/** A collector whose report says of what kind it is. */
function withKind<K extends AnyReport['kind']>(
  collector: XmlCollector<Extract<AnyReport, { kind: K }>['report']>,
  kind: K,
): Chosen {
  return Object.assign(collector, { any: () => ({ kind, report: collector.report() }) as AnyReport });
}
