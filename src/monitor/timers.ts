/** Timers that give back their disposer: a monitor runs for weeks, and nothing may tick on that nobody needs. */
export type Dispose = () => void;

export function after(milliseconds: number, run: () => void): Dispose {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

export function every(milliseconds: number, run: () => void): Dispose {
  const timer = setInterval(run, milliseconds);
  return () => clearInterval(timer);
}
