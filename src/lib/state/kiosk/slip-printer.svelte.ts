/**
 * The printer of a kiosk (A5.2): one press, one slip. A browser tells a page nothing of its printer, so the visitors say
 * whether a slip came.
 */
import type { SlipContent } from '../../domain/day/slip-content.ts';
import type { OfficeId } from '../../domain/ids.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Workday } from '../workday/workday.svelte.ts';
import { readSetting, writeSetting } from '../local-setting.ts';

/** Time in which a slip is printed. Presses within it count as one: a finger may tremble or be impatient. */
const SLIP_MS = 4_000;
/** After a missing slip, the printer works again when this many slips in a row were not reported missing. */
const QUIET_SLIPS = 3;

/** A11: staff print the last slip again within this time. It is in memory alone. */
const LAST_SLIP_MS = 30 * MINUTE_MS;

export type SlipStage = 'ready' | 'printing' | 'printed';

export class SlipPrinter {
  stage = $state<SlipStage>('ready');
  /** Its visitor says that no slip came. */
  isMissing = $state(false);
  /** A11: what was printed last, by whichever visitor; null: nothing, or too long ago. */
  last = $state.raw<SlipContent | null>(null);
  readonly #key: string;
  /** Slips that have to come without a word before the printer works; null: no visitor has said or left anything. */
  #slipsOwed = $state<number | null>(null);
  /** This visitor has said that a slip did not come, also if they printed again since. */
  #hasReported = false;
  /** Tells the visitor of a slip apart from the next one. */
  #visit = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastTimer: ReturnType<typeof setTimeout> | undefined;

  /** Reads the condition that is kept for longer than the page: a kiosk reloads itself, and an empty roll stays empty. */
  constructor(office: OfficeId) {
    this.#key = `foyer:slip-printer:${office}`;
    const kept = readSetting(this.#key);
    if (kept !== null && /^[0-3]$/.test(kept)) this.#slipsOwed = Number(kept);
  }

  /** Whether slips come, as far as visitors say; null: none has printed yet. */
  get condition(): 'works' | 'no-slip' | null {
    if (this.#slipsOwed === null) return null;
    return this.#slipsOwed === 0 ? 'works' : 'no-slip';
  }

  /** `print`: where it gives back a promise, the press lasts until that is settled; one that rejects printed nothing. */
  press(slip: SlipContent, print: () => void | Promise<void>): void {
    if (this.stage === 'printing') return;
    this.#keep(slip);
    clearTimeout(this.#timer);
    this.stage = 'printing';
    this.isMissing = false;
    const visit = this.#visit;
    let printing: void | Promise<void>;
    try {
      printing = print();
    } finally {
      // Printing may block the page, and presses of that time arrive after it.
      this.#timer = setTimeout(() => {
        if (!(printing instanceof Promise)) this.stage = 'printed';
      }, SLIP_MS);
    }
    if (printing instanceof Promise) void this.#follow(printing, visit);
  }

  /** A printer that the page itself writes to says whether it took the slip. */
  async #follow(printing: Promise<void>, visit: number): Promise<void> {
    const shortest = new Promise((resolve) => setTimeout(resolve, SLIP_MS));
    const isTaken = await Promise.all([printing, shortest]).then(
      () => true,
      () => false,
    );
    // Its visitor has gone: the printer's condition is known all the same.
    if (visit !== this.#visit) return isTaken ? undefined : this.#owe(QUIET_SLIPS);
    this.stage = 'printed';
    if (!isTaken) this.reportMissing();
  }

  reportMissing(): void {
    if (this.stage !== 'printed') return;
    this.isMissing = true;
    this.#hasReported = true;
    this.#owe(QUIET_SLIPS);
  }

  /** The next visitor. Only a slip that this one could have missed says something of the printer. */
  forget(): void {
    if (this.stage === 'printed' && !this.#hasReported) this.#owe(Math.max(0, (this.#slipsOwed ?? 1) - 1));
    clearTimeout(this.#timer);
    this.#visit++;
    this.stage = 'ready';
    this.isMissing = false;
    this.#hasReported = false;
  }

  /** The office has no printer any more: nothing is known of the next one. */
  forgetCondition(): void {
    this.#owe(null);
  }

  close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#lastTimer);
  }

  #keep(slip: SlipContent): void {
    this.last = slip;
    clearTimeout(this.#lastTimer);
    this.#lastTimer = setTimeout(() => (this.last = null), LAST_SLIP_MS);
  }

  #owe(slips: number | null): void {
    this.#slipsOwed = slips;
    writeSetting(this.#key, slips === null ? null : String(slips));
  }
}

/** No condition is kept of a printer that the office has taken out of its file. Gives back what ends it sooner. */
export const forgetAbsentPrinter = (workday: Workday, printer: SlipPrinter): (() => void) =>
  $effect.root(() => {
    $effect(() => {
      if (workday.office?.kiosk.printer === null && printer.condition !== null) printer.forgetCondition();
    });
  });
