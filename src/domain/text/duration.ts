// Durations for people. Seconds in, text out.

/** `340 ms`, `4.2 s`, `3 min 5 s`, `2 h 4 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = hours > 0 ? '' : whole % 60 > 0 ? ` ${whole % 60} s` : '';
  return `${hours > 0 ? `${hours} h ` : ''}${minutes} min${rest}`;
}
