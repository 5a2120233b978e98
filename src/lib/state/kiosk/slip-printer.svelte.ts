/**
 * The printer of a kiosk (A5.2): one press, one slip. A browser tells a page nothing of its printer, so the visitors say
 * whether a slip came.
 */

/** A slip is out by then; what is pressed before is the same press, of a finger that trembles or is impatient. */
const SLIP_MS = 4_000;
/** Slips in a row of which no visitor says that they did not come, after which the printer works again. */
const QUIET_SLIPS = 3;

export type SlipStage = 'ready' | 'printing' | 'printed';

export class SlipPrinter {
  stage = $state<SlipStage>('ready');
  /** Its visitor says that no slip came. */
  isMissing = $state(false);
  /** By what visitors say; null: none has printed yet. */
  condition = $state<'works' | 'no-slip' | null>(null);
  #quiet = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  press(print: () => void): void {
    if (this.stage === 'printing') return;
    this.stage = 'printing';
    this.isMissing = false;
    this.#timer = setTimeout(() => (this.stage = 'printed'), SLIP_MS);
    print();
  }

  reportMissing(): void {
    if (this.stage !== 'printed') return;
    this.isMissing = true;
    this.condition = 'no-slip';
    this.#quiet = 0;
  }

  /** The next visitor. */
  forget(): void {
    if (this.stage !== 'ready' && !this.isMissing) this.#noteQuiet();
    this.close();
    this.stage = 'ready';
    this.isMissing = false;
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #noteQuiet(): void {
    this.#quiet++;
    if (this.condition === null || this.#quiet >= QUIET_SLIPS) this.condition = 'works';
  }
}
