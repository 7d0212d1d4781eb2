// What a room may say to the person who watches the run. The runner room implements it; nothing here prints.

/** Where an annotation points: a file in the repository and, when known, its line (from 1). */
export interface AnnotationPlace {
  readonly title?: string | undefined;
  readonly file?: string | undefined;
  readonly startLine?: number | undefined;
  readonly endLine?: number | undefined;
}

/** A finished piece of output that is printed as one foldable group. */
export interface Log {
  info(line: string): void;
  debug(line: string): void;
  notice(message: string, place?: AnnotationPlace): void;
  warning(message: string, place?: AnnotationPlace): void;
  error(message: string, place?: AnnotationPlace): void;
  /** Prints foreign output as one group; workflow commands inside it are not obeyed by the runner. */
  group(title: string, output: string): void;
  /** Hides a value in everything that this step prints from now on, here and in the runner. Empty text is ignored. */
  mask(secret: string): void;
  /** The text with every masked value replaced by `***`. */
  redact(text: string): string;
}
