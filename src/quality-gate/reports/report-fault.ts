// What makes a report worthless as evidence. A value for the verdict; never a bug of ours.

/** Why a report counts as no evidence. */
export type FaultKind = 'missing' | 'empty' | 'stale' | 'unreadable';

/** Thrown while a report is read; the message ends a sentence that begins with the file's name. */
export class ReportFault extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, message: string) {
    super(message);
    this.name = 'ReportFault';
    this.kind = kind;
  }
}

/** Takes a report's text piece by piece and gives the report at the end. Both throw ReportFault. */
export interface ReportParser<T> {
  write(text: string): void;
  end(): T;
}
