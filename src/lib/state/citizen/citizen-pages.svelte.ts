/**
 * What all citizen's pages share: the relay's time and the bookings of this phone. Both need the phone's disk and live
 * documents. A phone that has kept nothing yet shows its first pages without them, and loads them afterwards.
 */
import { createContext } from 'svelte';
import { ownPlatform } from '../../client/browser/platform.ts';
import type { Platform } from '../../client/browser/platform.ts';
import type { OwnBookings } from './bookings.ts';
import { openNow, wholeStep } from '../now.svelte.ts';
import type { Now } from '../now.svelte.ts';

export interface CitizenPages {
  readonly now: Now;
  readonly bookings: OwnBookings;
  /** The bookings of this phone are at hand; before, `bookings` is empty and keeps what is asked of it. */
  readonly isWhole: boolean;
  /** They could not be loaded: there is no network, and this device does not have their code. */
  readonly isMissing: boolean;
  /** Loads them, once. After a failure the next call tries again, and so does the next network. */
  load(): void;
  close(): void;
}

export const [useCitizenPages, setCitizenPages] = createContext<CitizenPages>();

interface Whole {
  readonly now: Now;
  readonly bookings: OwnBookings;
}

const loadBookingsCode = () =>
  Promise.all([import('../../client/http/clock.ts'), import('./own-bookings.svelte.ts')]);

interface PagesOptions {
  readonly loadCode?: typeof loadBookingsCode;
  readonly platform?: Pick<Platform, 'on'>;
}

export const openCitizenPages = (options: PagesOptions = {}): CitizenPages => new PagesOfPhone(options);

class PagesOfPhone implements CitizenPages {
  isMissing = $state(false);
  #whole = $state.raw<Whole | null>(null);
  readonly #loadCode: typeof loadBookingsCode;
  readonly #stopRetries: () => void;
  #isLoading = false;
  #closed = false;
  #waiting: ((bookings: OwnBookings) => void)[] = [];
  readonly bookings: OwnBookings = bookingsOf(
    () => this.#whole?.bookings ?? null,
    (ask) => this.#once(ask),
  );
  readonly now: Now = nowOf(() => this.#whole?.now ?? null);

  constructor({ loadCode = loadBookingsCode, platform = ownPlatform }: PagesOptions) {
    this.#loadCode = loadCode;
    this.#stopRetries = platform.on('online', () => {
      if (this.isMissing) this.load();
    });
  }

  get isWhole(): boolean {
    return this.#whole !== null;
  }

  load(): void {
    if (this.#isLoading || this.#closed) return;
    this.#isLoading = true;
    this.isMissing = false;
    this.#open().catch((problem: unknown) => {
      console.error('the bookings could not be loaded:', problem);
      this.isMissing = true;
      this.#isLoading = false;
    });
  }

  close(): void {
    this.#closed = true;
    this.#stopRetries();
    this.#waiting = [];
    this.#whole?.bookings.close();
    this.#whole?.now.close();
  }

  async #open(): Promise<void> {
    const [{ openClock }, { openOwnBookings }] = await this.#loadCode();
    const clock = await openClock();
    const now = openNow(clock);
    const bookings = openOwnBookings(clock);
    if (this.#closed) {
      bookings.close();
      now.close();
      return;
    }
    // Before a page shows it: what was asked on the way there comes first.
    for (const ask of this.#waiting.splice(0)) ask(bookings);
    this.#whole = { now, bookings };
  }

  /** Does it as soon as the bookings are here. */
  #once<T>(ask: (bookings: OwnBookings) => T): Promise<Awaited<T>> {
    this.load();
    return new Promise((resolve, reject) => {
      const answer = (bookings: OwnBookings): void =>
        void Promise.resolve(ask(bookings)).then(resolve, reject);
      if (this.#whole === null) this.#waiting.push(answer);
      else answer(this.#whole.bookings);
    });
  }
}

/** The bookings of this phone; empty until they are here. */
const bookingsOf = (whole: () => OwnBookings | null, once: Once): OwnBookings => ({
  get loaded() {
    return whole()?.loaded ?? false;
  },
  get unreadable() {
    return whole()?.unreadable ?? false;
  },
  get all() {
    return whole()?.all ?? [];
  },
  get visits() {
    return whole()?.visits ?? [];
  },
  get before() {
    return whole()?.before ?? [];
  },
  get lost() {
    return whole()?.lost ?? [];
  },
  trackedRequest: (actor, id) => whole()?.trackedRequest(actor, id) ?? null,
  ...asksOf(once),
  close() {},
});

const nowOf = (whole: () => Now | null): Now => ({
  get now() {
    // By this device's clock until the relay's time is known.
    return whole()?.now ?? wholeStep(Date.now());
  },
  close() {},
});

type Once = <T>(ask: (bookings: OwnBookings) => T) => Promise<Awaited<T>>;

/** What is asked of them, whether they are here or not. */
const asksOf = (once: Once) =>
  ({
    openLink: (fragment, language) => once((own) => own.openLink(fragment, language)),
    prepareProof: (office) => void once((own) => own.prepareProof(office)),
    book: (asked, again, proven) => once((own) => own.book(asked, again, proven)),
    enquire: (asked, proven, late) => once((own) => own.enquire(asked, proven, late)),
    followCall: (asked) => once((own) => own.followCall(asked)),
    withdraw: (actor, id) => once((own) => own.withdraw(actor, id)),
    ask: (actor, what, appointment) => once((own) => own.ask(actor, what, appointment)),
    move: (actor, to, proven) => once((own) => own.move(actor, to, proven)),
    label: (visit, typed) => once((own) => own.label(visit, typed)),
    forget: (visit) => once((own) => own.forget(visit)),
    dismiss: (actor) => once((own) => own.dismiss(actor)),
    startAnew: (office) => void once((own) => own.startAnew(office)),
  }) satisfies Partial<OwnBookings>;
