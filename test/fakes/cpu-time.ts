// The time that our own process has worked, for tests that no text makes a piece of code slow: on a machine with other things to do a clock goes
// on while we wait for our turn, and a limit of it would fail for nothing.

/** Milliseconds of the processor that this process has had so far. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
