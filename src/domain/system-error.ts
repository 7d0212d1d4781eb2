// Tells a fault of the system (no such file, no permission, no such process) from a bug of ours. Words nothing.

/** The code of a fault of the system, such as `ENOENT`. Rethrows anything else: https://nodejs.org/api/errors.html#class-systemerror */
export function systemErrorCode(thrown: unknown): string {
  if (!(thrown instanceof Error) || !('code' in thrown)) throw thrown;
  const { code } = thrown;
  if (typeof code === 'string' && /^E(?!RR_)[A-Z0-9]+$/.test(code)) return code;
  throw thrown;
}
