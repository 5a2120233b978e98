/**
 * The next day on which the office is open, as a laptop of staff holds it beside today (P7.6). People who phone are
 * found also while the relay is away.
 */
import type { LostCopy } from '../../client/replica/doc-tables.ts';
import type { PageEnvironment } from '../../client/replica/replica.ts';
import type { Session } from '../../client/types.ts';
import { may } from '../../domain/access.ts';
import type { Day } from '../../domain/day/day.ts';
import { nextOpenDay } from '../../domain/office/calendar.ts';
import type { Office } from '../../domain/office/office.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import { closeDate, followDate, NOBODY, openDateOf } from './known.ts';
import type { OpenDate, People } from './known.ts';

export interface HeldDay {
  readonly day: Day;
  readonly people: People;
}

export interface DayAheadParts {
  readonly session: Session;
  readonly credential: Credential;
  readonly around: PageEnvironment;
  readonly onLost: (copy: LostCopy) => void;
}

export class DayAhead {
  readonly #parts: DayAheadParts;
  #current = $state.raw<HeldDay | null>(null);
  #opened: OpenDate | null = null;
  #opening: LocalDate | null = null;
  #reckoned: { readonly office: Office; readonly today: LocalDate } | null = null;
  #closed = false;

  constructor(parts: DayAheadParts) {
    this.#parts = parts;
  }

  /** Null: it is not open yet, or this role does not read the days ahead. */
  get current(): HeldDay | null {
    return this.#current;
  }

  /** Moves on where another day is the next one. Rejects when that cannot be opened. */
  async follow(office: Office, today: LocalDate): Promise<void> {
    const before = this.#reckoned;
    if (!may(this.#parts.session.role, 'book')) return;
    if (before !== null && before.office === office && before.today === today) return;
    this.#reckoned = { office, today };
    const date = nextOpenDay(office, today);
    if (date === this.#opening) return;
    this.#opening = date;
    this.#current = null;
    closeDate(this.#opened);
    this.#opened = null;
    if (date !== null) await this.#open(date);
  }

  close(): void {
    this.#closed = true;
    closeDate(this.#opened);
  }

  async #open(date: LocalDate): Promise<void> {
    const { session, credential, around, onLost } = this.#parts;
    const opened = await openDateOf(session, date, credential, around, onLost);
    if (this.#closed || this.#opening !== date) return closeDate(opened);
    this.#opened = opened;
    followDate(opened, this.#read);
    this.#read();
  }

  readonly #read = (): void => {
    const opened = this.#opened;
    // What has not come whole says nothing of who is not in it.
    const isWhole = opened?.day.link.complete === true && opened.people?.link.complete !== false;
    this.#current = isWhole ? { day: opened.day.current, people: opened.people?.current ?? NOBODY } : null;
  };
}
