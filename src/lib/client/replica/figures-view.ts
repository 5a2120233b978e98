/**
 * S1: the figures of an office, of the months that a page shows. They are a document a month. This month's and the last
 * one's are followed. Older ones hardly change: each is read once, a few at a time, so that a period of many years does
 * not take the sockets of the other pages.
 */
import { openFiguresDoc } from '../../docs/figures-doc.ts';
import type { OfficeId } from '../../domain/ids.ts';
import type { Period } from '../../domain/statistics/period.ts';
import type { Statistics } from '../../domain/statistics/statistics.ts';
import { addDays, monthOf } from '../../domain/time.ts';
import type { LocalDate, LocalMonth } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import { pageDatabase } from '../browser/database.ts';
import { makeListeners } from '../browser/listeners.ts';
import { ownPlatform } from '../browser/platform.ts';
import type { LinkStatus } from '../types.ts';
import { documentIn } from './doc-tables.ts';
import type { PageEnvironment } from './document-replica.ts';
import { CONNECTING } from './link-status.ts';
import { openMonthView } from './staff-views.ts';
import { readStored, storedRows } from './stored-doc.ts';
import { reportBad } from './view.ts';
import type { View } from './view.ts';

export interface FiguresView {
  /** The days that are known of the months that were shown, by date. */
  readonly current: ReadonlyMap<string, Statistics>;
  /** `complete`: all of the months that are shown has come from the relay, in this page or in an earlier one. */
  readonly link: LinkStatus;
  /** Months that are shown and could not be opened, earliest first: their days are missing. */
  readonly unreadable: readonly LocalMonth[];
  /** From now on these periods are shown. */
  show(periods: readonly Period[], today: LocalDate): void;
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface FiguresViewOptions {
  readonly office: OfficeId;
  readonly credential: Credential;
  /** Asks the relay of which months it has figures; null: it does not answer. Must not reject. */
  readonly countedMonths: () => Promise<readonly LocalMonth[] | null>;
  /** A month could not be opened. The others are shown, and `unreadable` names it. */
  readonly onFault: (problem: unknown) => void;
  readonly around?: PageEnvironment;
}

type OpenOptions = FiguresViewOptions & {
  readonly around: PageEnvironment & Required<Pick<PageEnvironment, 'database'>>;
};

/** Months that are read at a time, beside those that are followed. */
const MOST_AT_ONCE = 6;
/** Pause before a relay is asked again that does not say its months, in milliseconds. */
const ASK_AGAIN_MS = 5_000;

const NO_FIGURES: ReadonlyMap<string, Statistics> = new Map();

interface Month {
  figures: ReadonlyMap<string, Statistics>;
  /** All of it has come from the relay at some time. */
  isComplete: boolean;
  /** All of it has come since the relay was last away. */
  isHeard: boolean;
  isOpening: boolean;
  /** It could not be opened, and is not tried again before the relay is back or other periods are shown. */
  isUnreadable: boolean;
  view: View<ReadonlyMap<string, Statistics>> | null;
}

/** Resolves with what the disk has; never waits for the relay. */
export async function openFiguresView(options: FiguresViewOptions): Promise<FiguresView> {
  const { office, around } = options;
  const database = around?.database ?? (await pageDatabase());
  const onDisk = new Map<LocalMonth, boolean>();
  for (const row of await storedRows(database).catch(() => [])) {
    const name = documentIn(row);
    if (name?.kind === 'figures' && name.office === office) onDisk.set(name.month, row.complete === 1);
  }
  return new MonthlyFigures({ ...options, around: { ...around, database } }, onDisk);
}

class MonthlyFigures implements FiguresView {
  readonly #options: OpenOptions;
  /** The months that lay on the disk when the page began, and whether they are whole. */
  readonly #onDisk: ReadonlyMap<LocalMonth, boolean>;
  readonly #listeners = makeListeners();
  readonly #months = new Map<LocalMonth, Month>();
  /** The months of which the relay has figures; null: it has not said so. */
  #counted: readonly LocalMonth[] | null = null;
  #isAsking = false;
  #stopAskingLater = (): void => {};
  #periods: readonly Period[] = [];
  #today: LocalDate | null = null;
  #wasLive = false;
  #current: ReadonlyMap<string, Statistics> | null = null;
  #closed = false;

  constructor(options: OpenOptions, onDisk: ReadonlyMap<LocalMonth, boolean>) {
    this.#options = options;
    this.#onDisk = onDisk;
    this.#ask();
  }

  get current(): ReadonlyMap<string, Statistics> {
    this.#current ??= new Map([...this.#months.values()].flatMap(({ figures }) => [...figures]));
    return this.#current;
  }

  get link(): LinkStatus {
    const followed = this.#today === null ? undefined : this.#months.get(monthOf(this.#today))?.view?.link;
    const complete =
      this.#counted !== null &&
      this.#wanted().every((month) => {
        const state = this.#months.get(month);
        return state !== undefined && (state.isComplete || state.isUnreadable);
      });
    return { ...(followed ?? CONNECTING), complete };
  }

  get unreadable(): readonly LocalMonth[] {
    return this.#wanted()
      .filter((month) => {
        const state = this.#months.get(month);
        // What lay whole on this device is shown.
        return state?.isUnreadable === true && !state.isComplete;
      })
      .sort();
  }

  show(periods: readonly Period[], today: LocalDate): void {
    this.#readAgain();
    this.#periods = periods;
    this.#today = today;
    this.#update();
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.subscribe(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#listeners.clear();
    this.#stopAskingLater();
    await Promise.all([...this.#months.values()].map(async ({ view }) => view?.close()));
  }

  /** Those that are shown, as far as there is anything of them. This month is followed whatever is shown. */
  #wanted(): LocalMonth[] {
    if (this.#today === null) return [];
    const known = [...(this.#counted ?? []), ...this.#onDisk.keys(), ...this.#months.keys()];
    const shown = known.filter((month) =>
      this.#periods.some(({ from, until }) => monthOf(from) <= month && month <= monthOf(until)),
    );
    return [...new Set([monthOf(this.#today), ...shown])].sort().reverse();
  }

  /** What is counted late changes this month or the last one, as a rule. */
  #isFollowed(month: LocalMonth): boolean {
    const first = `${monthOf(this.#today!)}-01` as LocalDate;
    return month >= monthOf(addDays(first, -1));
  }

  #update(): void {
    if (this.#closed || this.#today === null) return;
    const wanted = this.#wanted();
    for (const [month, state] of this.#months)
      if (!wanted.includes(month) || (state.isHeard && !this.#isFollowed(month))) this.#letGo(state);
    let free = MOST_AT_ONCE - this.#reading();
    for (const month of wanted) {
      const state = this.#stateOf(month);
      if (state.view !== null || state.isOpening || state.isUnreadable) continue;
      if (this.#isFollowed(month)) this.#open(month, state);
      else if (!state.isHeard && free-- > 0) this.#open(month, state);
    }
    this.#listeners.notify();
  }

  /** Of those that are read once. */
  #reading(): number {
    const open = [...this.#months].filter(([, { view, isOpening }]) => view !== null || isOpening);
    return open.filter(([month]) => !this.#isFollowed(month)).length;
  }

  #stateOf(month: LocalMonth): Month {
    const known = this.#months.get(month);
    if (known !== undefined) return known;
    const begun: Month = {
      ...{ figures: NO_FIGURES, isComplete: false, isHeard: false },
      ...{ isOpening: false, isUnreadable: false, view: null },
    };
    this.#months.set(month, begun);
    if (this.#onDisk.has(month))
      this.#readDisk(month, begun).catch((problem: unknown) => {
        // The relay may still give it.
        console.error(`the figures of ${month} on this device cannot be read:`, problem);
      });
    return begun;
  }

  /** Without the relay it is all that there is, of as many months as lie here. */
  async #readDisk(month: LocalMonth, state: Month): Promise<void> {
    const { office, around } = this.#options;
    const doc = await readStored(around.database, { kind: 'figures', office, month });
    if (doc === null) return;
    const records = openFiguresDoc(doc, reportBad);
    const figures = new Map(records.all);
    records.close();
    doc.destroy();
    if (state.view !== null || state.isHeard) return;
    state.figures = figures;
    state.isComplete = this.#onDisk.get(month) ?? false;
    this.#current = null;
    this.#update();
  }

  #open(month: LocalMonth, state: Month): void {
    const { office, credential, around } = this.#options;
    state.isOpening = true;
    openMonthView(office, month, credential, around)
      .then((view) => {
        state.isOpening = false;
        if (this.#closed || !this.#wanted().includes(month)) return void view.close();
        state.view = view;
        view.subscribe(() => this.#take(month, state));
        this.#take(month, state);
      })
      .catch((problem: unknown) => {
        state.isOpening = false;
        state.isUnreadable = true;
        this.#options.onFault(problem);
        this.#update();
      });
  }

  #take(month: LocalMonth, state: Month): void {
    const { view } = state;
    if (view === null) return;
    const { link, current } = view;
    if (current !== state.figures) {
      state.figures = current;
      this.#current = null;
    }
    state.isComplete = link.complete;
    state.isUnreadable = link.state === 'closed' && !link.complete;
    if (link.state === 'closed' || (link.state === 'live' && link.complete)) state.isHeard = true;
    if (month === monthOf(this.#today!)) this.#noteLink(link);
    this.#update();
  }

  /** This month's document tells when the relay is back: what was counted meanwhile may be of any month. */
  #noteLink({ state }: LinkStatus): void {
    const isLive = state === 'live';
    if (isLive && !this.#wasLive) {
      for (const one of this.#months.values()) if (one.view === null) one.isHeard = false;
      this.#readAgain();
      this.#ask();
    }
    this.#wasLive = isLive;
  }

  #readAgain(): void {
    for (const one of this.#months.values()) {
      if (!one.isUnreadable) continue;
      one.isUnreadable = false;
      one.isHeard = false;
    }
  }

  #ask(): void {
    if (this.#isAsking || this.#closed) return;
    this.#isAsking = true;
    this.#stopAskingLater();
    void this.#options.countedMonths().then((months) => {
      this.#isAsking = false;
      if (this.#closed) return;
      this.#counted = months ?? this.#counted;
      if (this.#counted === null) {
        const { after } = this.#options.around.platform ?? ownPlatform;
        this.#stopAskingLater = after(ASK_AGAIN_MS, () => this.#ask());
      }
      this.#update();
    });
  }

  #letGo(state: Month): void {
    void state.view?.close();
    state.view = null;
  }
}
