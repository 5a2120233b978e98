/** What happened in a simulated day, and how often each check was really evaluated. A check that never ran has failed. */

export const checks = [
  'online capacity is never exceeded',
  'all of the capacity is never exceeded',
  'what is free is told as it is, and never negative',
  'one active ticket a counter',
  'a ticket has a counter exactly while it is called or served there',
  'no counter loses its visitor to older news',
  'what happened is dated when it happened',
  'numbers are unique',
  'finished stays finished',
  'no name in the day or on the board',
  'the same steps gives the same day on every device',
  'a connected device has what the relay has',
  'with nothing asked a device shows what the relay says',
  'no visitor is overtaken without end',
  'every request is answered once its device is connected',
  'outboxes drain',
  'every number on paper has its ticket',
  'a served visitor is finished, at the counter that served them',
  'no waiting visitor is forgotten',
  'a confirmed place is kept',
  'an appointment outside new hours stands until a user moves it',
  'whom staff promised a place in vain is called back',
  'what was confirmed comes back after a restore',
  'news of yesterday counts for yesterday alone',
  'over night everything is settled and counted',
  'nothing could not be read',
] as const;
export type Check = (typeof checks)[number];

export interface Violation {
  readonly check: Check;
  readonly detail: string;
  /** What was done last. */
  readonly operations: readonly string[];
}

const REMEMBERED = 40;

export class Ledger {
  readonly evaluated = new Map<Check, number>(checks.map((check) => [check, 0]));
  readonly violations: Violation[] = [];
  readonly #operations: string[] = [];
  readonly #clock: () => string;

  constructor(clock: () => string) {
    this.#clock = clock;
  }

  note(operation: string): void {
    this.#operations.push(`${this.#clock()} ${operation}`);
    if (this.#operations.length > REMEMBERED) this.#operations.shift();
  }

  /** The detail is made only when the check fails. */
  expect(check: Check, holds: boolean, detail: () => string): void {
    this.evaluated.set(check, this.evaluated.get(check)! + 1);
    // One is enough to look into; a broken day would give thousands.
    if (holds || this.violations.some((v) => v.check === check)) return;
    this.violations.push({
      check,
      detail: `${this.#clock()} ${detail()}`,
      operations: [...this.#operations],
    });
  }
}
