/** Timers that give back their disposer: a monitor runs for weeks, and no unused timer may tick on. */
export type Dispose = () => void;

export function after(milliseconds: number, run: () => void): Dispose {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

export function every(milliseconds: number, run: () => void): Dispose {
  const timer = setInterval(run, milliseconds);
  return () => clearInterval(timer);
}
