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

export function openCitizenPages({
  loadCode = loadBookingsCode,
  platform = ownPlatform,
}: PagesOptions = {}): CitizenPages {
  let whole = $state.raw<Whole | null>(null);
  let isMissing = $state(false);
  let isLoading = false;
  let closed = false;
  let waiting: ((bookings: OwnBookings) => void)[] = [];

  async function open(): Promise<void> {
    const [{ openClock }, { openOwnBookings }] = await loadCode();
    const clock = await openClock();
    const now = openNow(clock);
    const bookings = openOwnBookings(clock);
    if (closed) {
      bookings.close();
      now.close();
      return;
    }
    // Before a page shows it: what was asked on the way there comes first.
    for (const ask of waiting.splice(0)) ask(bookings);
    whole = { now, bookings };
  }

  function load(): void {
    if (isLoading || closed) return;
    isLoading = true;
    isMissing = false;
    open().catch((problem: unknown) => {
      console.error('the bookings could not be loaded:', problem);
      isMissing = true;
      isLoading = false;
    });
  }
  const stopRetries = platform.on('online', () => {
    if (isMissing) load();
  });

  /** Does it as soon as the bookings are here. */
  function once<T>(ask: (bookings: OwnBookings) => T): Promise<Awaited<T>> {
    load();
    return new Promise((resolve, reject) => {
      const answer = (bookings: OwnBookings): void =>
        void Promise.resolve(ask(bookings)).then(resolve, reject);
      if (whole === null) waiting.push(answer);
      else answer(whole.bookings);
    });
  }

  const bookings: OwnBookings = {
    get loaded() {
      return whole?.bookings.loaded ?? false;
    },
    get unreadable() {
      return whole?.bookings.unreadable ?? false;
    },
    get all() {
      return whole?.bookings.all ?? [];
    },
    get visits() {
      return whole?.bookings.visits ?? [];
    },
    get before() {
      return whole?.bookings.before ?? [];
    },
    get lost() {
      return whole?.bookings.lost ?? [];
    },
    trackedRequest: (actor, id) => whole?.bookings.trackedRequest(actor, id) ?? null,
    ...asksOf(once),
    close() {},
  };

  const now: Now = {
    get now() {
      // By this device's clock until the relay's time is known.
      return whole?.now.now ?? wholeStep(Date.now());
    },
    close() {},
  };

  return {
    now,
    bookings,
    get isWhole() {
      return whole !== null;
    },
    get isMissing() {
      return isMissing;
    },
    load,
    close() {
      closed = true;
      stopRetries();
      waiting = [];
      whole?.bookings.close();
      whole?.now.close();
    },
  };
}

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
