/** C12: how full the days of an office are, and those of the other offices of its town, by week or month. */
import { ownPlatform } from '../../client/browser/platform.ts';
import type { Platform } from '../../client/browser/platform.ts';
import { openClock } from '../../client/http/clock.ts';
import type { Clock } from '../../client/types.ts';
import type { OfficeId } from '../../domain/ids.ts';
import { hasWindows } from '../../domain/office/calendar.ts';
import { calendarDay, monthAfter, weeksOf } from '../../domain/office/calendar-day.ts';
import type { CalendarDay } from '../../domain/office/calendar-day.ts';
import { occupancyOn } from '../../domain/office/occupancy.ts';
import type { DayOccupancy } from '../../domain/office/occupancy.ts';
import type { Office } from '../../domain/office/office.ts';
import { addDays, dateOf, MINUTE_MS, weekdayOf } from '../../domain/time.ts';
import type { LocalDate } from '../../domain/time.ts';
import { followOffice } from '../followed-office.svelte.ts';
import type { FollowedOffice } from '../followed-office.svelte.ts';
import { askTownOffices } from '../listed-offices.ts';
import { openNow } from '../now.svelte.ts';
import type { Now } from '../now.svelte.ts';

/** How long after a list of offices that did not come it is asked for again. */
const RETRY_MS = 5_000;

export const spanKinds = ['week', 'month'] as const;
export type SpanKind = (typeof spanKinds)[number];

/** What a lead is shown of a day. */
export interface ShownDay {
  readonly date: LocalDate;
  readonly isToday: boolean;
  readonly isPast: boolean;
  readonly calendar: CalendarDay;
  /** Null: nothing is told of it. */
  readonly occupancy: DayOccupancy | null;
}

/** An office whose record is on this device. */
export interface ShownOffice {
  readonly office: Office;
  /** False: what is free is not here yet, and no day has numbers. */
  readonly isKnown: boolean;
  readonly isOwn: boolean;
  day(date: LocalDate): ShownDay;
}

export interface OccupancySources {
  readonly follow: (id: OfficeId) => FollowedOffice;
  readonly openClock: () => Promise<Clock>;
  readonly platform: Pick<Platform, 'on'>;
}

const ofTheRelay: OccupancySources = {
  follow: (id) => followOffice(id, { slots: true }),
  openClock: () => openClock(),
  platform: ownPlatform,
};

export class LeadOccupancy {
  kind = $state<SpanKind>('week');
  #hasNoClock = $state(false);
  /** A day of the week or month that is shown; null: today. */
  #anchor = $state<LocalDate | null>(null);
  /** The office whose month is shown; null: the own office. */
  #chosen = $state<OfficeId | null>(null);
  #followed = $state.raw<readonly FollowedOffice[]>([]);
  #now = $state.raw<Now | null>(null);
  readonly #sources: OccupancySources;
  readonly #closers: (() => void)[] = [];
  #isClosed = false;
  #isTownAsked = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  readonly #own = $derived(this.#followed[0] ?? null);
  /** Whole minutes: the numbers of today move with them. */
  readonly #minute = $derived(this.#now === null ? null : Math.floor(this.#now.now / MINUTE_MS) * MINUTE_MS);
  readonly today = $derived.by(() => {
    const office = this.#own?.office ?? null;
    return office === null || this.#minute === null ? null : dateOf(this.#minute, office.timeZone);
  });
  readonly #shownFrom = $derived(this.#anchor ?? this.today);
  /** The first day of the week that is shown, a Monday. */
  readonly monday = $derived(
    this.#shownFrom === null ? null : addDays(this.#shownFrom, 1 - weekdayOf(this.#shownFrom)),
  );
  /** The month that is shown, as `2026-11`. */
  readonly month = $derived(this.#shownFrom?.slice(0, 7) ?? null);
  readonly isOffline = $derived(this.#own?.link.state === 'offline');
  /** What is stored here cannot be read. */
  readonly broken = $derived(this.#hasNoClock || this.#own?.broken === true);
  /** Nothing can be shown, as this computer has not heard what is free. */
  readonly isMissing = $derived(this.isOffline && this.#own?.slotsKnown !== true);

  /** The own office first. */
  readonly offices: readonly ShownOffice[] = $derived.by(() => {
    const [now, today] = [this.#minute, this.today];
    if (now === null || today === null) return [];
    return this.#followed.flatMap((followed, nth) => {
      const { office, slots, slotsKnown } = followed;
      if (office === null) return [];
      const day = (date: LocalDate): ShownDay => ({
        ...{ date, isToday: date === today, isPast: date < today },
        calendar: calendarDay(office, date),
        occupancy: slotsKnown && date >= today ? occupancyOn(office, date, slots.get(date), now) : null,
      });
      return [{ office, isKnown: slotsKnown, isOwn: nth === 0, day }];
    });
  });

  /** The days of the week on which any of the offices has hours, or would have but for a closure or a holiday. */
  readonly weekDays: readonly LocalDate[] = $derived.by(() => {
    const { monday } = this;
    if (monday === null) return [];
    return Array.from({ length: 7 }, (_, i) => addDays(monday, i)).filter((date) =>
      this.offices.some(({ office }) => hasWindows(office, date)),
    );
  });

  readonly weeks: readonly (readonly (LocalDate | null)[])[] = $derived(
    this.month === null ? [] : weeksOf(this.month),
  );
  readonly monthOffice: ShownOffice | null = $derived(
    this.offices.find(({ office }) => office.id === this.#chosen) ?? this.offices[0] ?? null,
  );

  /** What is over is told nowhere. */
  readonly hasEarlier = $derived.by(() => {
    const { today, monday, month } = this;
    if (today === null || monday === null || month === null) return false;
    return this.kind === 'week' ? monday > today : month > today.slice(0, 7);
  });

  constructor(office: OfficeId, sources: OccupancySources = ofTheRelay) {
    this.#sources = sources;
    this.#follow(office);
    this.#closers.push(
      sources.platform.on('online', () => void this.#askTown()),
      $effect.root(() => {
        $effect(() => {
          if (this.#own !== null && this.#own.office !== null) void this.#askTown();
        });
      }),
    );
    this.#openClock().catch((problem: unknown) => {
      console.error('the clock could not be opened:', problem);
      this.#hasNoClock = true;
    });
  }

  choose(kind: SpanKind): void {
    this.kind = kind;
  }

  chooseOffice(id: OfficeId): void {
    this.#chosen = id;
  }

  /** Turns to the week or month before or after the shown one. */
  turn(by: 1 | -1): void {
    const { today, monday, month } = this;
    if (today === null || monday === null || month === null || (by === -1 && !this.hasEarlier)) return;
    const first =
      this.kind === 'week' ? addDays(monday, 7 * by) : (`${monthAfter(month, by)}-01` as LocalDate);
    // The week or month of today is followed on, and the other view begins with today as well.
    this.#anchor = first <= today ? null : first;
  }

  #follow(id: OfficeId): void {
    const one = this.#sources.follow(id);
    this.#followed = [...this.#followed, one];
    this.#closers.push(() => one.close());
  }

  async #openClock(): Promise<void> {
    const clock = await this.#sources.openClock();
    if (this.#isClosed) return clock.close();
    const now = openNow(clock);
    this.#now = now;
    this.#closers.push(() => now.close());
  }

  async #askTown(): Promise<void> {
    const office = this.#own?.office ?? null;
    if (office === null || this.#isTownAsked) return;
    clearTimeout(this.#retry);
    this.#isTownAsked = true;
    const { others, isCurrent } = await askTownOffices(office);
    if (this.#isClosed) return;
    // Until the relay has answered, the copy on this device counts.
    if (!isCurrent) {
      this.#isTownAsked = false;
      this.#retry = setTimeout(() => void this.#askTown(), RETRY_MS);
    }
    for (const { id } of others) if (!this.#followed.some((one) => one.id === id)) this.#follow(id);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    for (const closeOne of this.#closers.splice(0)) closeOne();
  }
}
