/**
 * The receipt printer that this kiosk writes to by itself (A5.12); without one the browser prints. Which way was chosen
 * is kept, so that a printer that is switched off makes no dialog of the browser appear before visitors.
 */
import {
  choosePrinter,
  directWays,
  forgetPrinters,
  knownPrinter,
  waysHere,
} from '../../client/browser/direct-printer.ts';
import type { DirectPrinter, DirectWay } from '../../client/browser/direct-printer.ts';
import { receiptBytes } from '../../client/browser/receipt-bytes.ts';
import type { ReceiptPaper } from '../../client/browser/receipt-bytes.ts';
import type { SlipContent } from '../../domain/day/slip-content.ts';
import type { OfficeId } from '../../domain/ids.ts';
import { readSetting, writeSetting } from '../local-setting.ts';

export class ReceiptPrinter {
  /** Null: the browser prints. */
  way = $state<DirectWay | null>(null);
  /** As the printer calls itself; null: it was not seen since the page was opened. */
  name = $state<string | null>(null);
  /** What came of the last choice; null: a printer, or none was chosen. */
  choosing = $state<'searching' | 'silent' | 'forbidden' | null>(null);
  readonly ways: readonly DirectWay[] = waysHere();
  readonly #key: string;
  /** One slip after the other: two that are written at once would be cut by each other's end. */
  #printing: Promise<void> = Promise.resolve();

  constructor(office: OfficeId) {
    this.#key = `foyer:direct-printer:${office}`;
    const kept = readSetting(this.#key);
    this.way = directWays.find((way) => way === kept) ?? null;
    if (this.way !== null) void this.#find();
  }

  /** Staff choose it, within a press. */
  async choose(way: DirectWay): Promise<void> {
    if (this.choosing === 'searching') return;
    this.choosing = 'searching';
    const printer = await choosePrinter(way);
    this.choosing = typeof printer === 'string' ? printer : null;
    if (printer !== null && typeof printer !== 'string') this.#keep(printer);
  }

  /** The browser prints again. */
  drop(): void {
    this.way = null;
    this.name = null;
    void forgetPrinters();
    writeSetting(this.#key, null);
    writeSetting(this.#speedKey, null);
  }

  /** Rejects where no slip is sure to come. It is not tried again: that could make two slips of one press. */
  async print(slip: SlipContent, paper: ReceiptPaper): Promise<void> {
    const bytes = await receiptBytes(slip, paper);
    const printing = this.#printing.then(() => this.#write(bytes));
    this.#printing = printing.catch(() => {});
    await printing;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    const printer = await this.#find();
    if (printer === null) throw new Error('the printer is not attached');
    await printer.write(bytes);
  }

  async #find(): Promise<DirectPrinter | null> {
    const printer =
      this.way === null ? null : await knownPrinter(this.way, undefined, Number(readSetting(this.#speedKey)));
    if (printer !== null) this.name = printer.name;
    return printer;
  }

  get #speedKey(): string {
    return `${this.#key}:speed`;
  }

  #keep({ way, name, speed }: DirectPrinter): void {
    this.way = way;
    this.name = name;
    writeSetting(this.#key, way);
    writeSetting(this.#speedKey, speed === undefined ? null : String(speed));
  }
}
