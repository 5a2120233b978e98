/** S1–S3: the figures of an office over a period, as the page of statistics shows and exports them. */
import { openClock } from '../../client/http/clock.ts';
import { countedMonths } from '../../client/http/counted-months.ts';
import { openFiguresView } from '../../client/replica/figures-view.ts';
import type { FiguresView } from '../../client/replica/figures-view.ts';
import { CONNECTING } from '../../client/replica/link-status.ts';
import { openDayView } from '../../client/replica/staff-views.ts';
import type { View } from '../../client/replica/view.ts';
import type { Clock, LinkStatus, Session } from '../../client/types.ts';
import { mayRead } from '../../domain/access.ts';
import type { Day } from '../../domain/day/day.ts';
import type { Office } from '../../domain/office/office.ts';
import { figuresIn } from '../../domain/statistics/period-figures.ts';
import { periodBefore, periodOf, rangeOf } from '../../domain/statistics/period.ts';
import type { Period, PeriodKind } from '../../domain/statistics/period.ts';
import { reportOf } from '../../domain/statistics/report.ts';
import { countDay } from '../../domain/statistics/statistics.ts';
import type { Statistics } from '../../domain/statistics/statistics.ts';
import { addDays, dateOf, MINUTE_MS } from '../../domain/time.ts';
import type { Instant, LocalDate, LocalMonth } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import { openNow } from '../now.svelte.ts';
import type { Now } from '../now.svelte.ts';
import { CounterPlanner } from './planner.svelte.ts';

const AS_STAFF: Credential = { type: 'surface', surface: 'staff' };
const NO_FIGURES: ReadonlyMap<string, Statistics> = new Map();

/** Minutes that a visitor may wait on average, until the lead says otherwise (S2). */
const USUAL_TARGET_MINUTES = 15;

export class LeadStatistics {
  #office: () => Office | null = () => null;
  #figures = $state.raw(NO_FIGURES);
  #day = $state.raw<Day | null>(null);
  #link = $state.raw<LinkStatus>(CONNECTING);
  /** The period whose figures are asked for: what is here may be of another one until then. */
  #asked = $state.raw<Period | null>(null);
  /** Null until the clock is open. */
  #now = $state.raw<Now | null>(null);
  broken = $state(false);
  /** Months of the periods that are shown which could not be read. */
  unreadable = $state.raw<readonly LocalMonth[]>([]);
  kind = $state<PeriodKind>('four-weeks');
  /** A day of the month or year that is shown; null: today. */
  #anchor = $state<LocalDate | null>(null);
  #range = $state.raw<{ readonly from: LocalDate; readonly until: LocalDate } | null>(null);
  targetMinutes = $state(USUAL_TARGET_MINUTES);

  readonly #session: Session;
  readonly #closers: (() => void)[] = [];
  #dayView: { readonly date: LocalDate; close(): void } | null = null;
  #closed = false;

  /** Whether this member may read the day, from which today is counted before midnight. */
  readonly mayReadToday: boolean;

  readonly #minute = $derived(this.#now === null ? null : Math.floor(this.#now.now / MINUTE_MS) * MINUTE_MS);
  readonly today = $derived(dateIn(this.#office(), this.#minute));

  readonly #todaysFigures = $derived.by(() => {
    const [office, day, now] = [this.#office(), this.#day, this.#minute];
    return office === null || day === null || now === null || day.date !== this.today
      ? null
      : countDay(office, day, now);
  });

  readonly period = $derived.by(() => {
    const { today } = this;
    if (today === null) return null;
    if (this.kind !== 'range') return periodOf(this.kind, today, this.#anchor ?? today);
    return this.#range ?? periodOf('four-weeks', today);
  });

  /** The month or year that is shown is not the newest. */
  readonly hasLater = $derived(this.period !== null && this.today !== null && this.period.until < this.today);
  readonly isByCalendar = $derived(this.kind === 'month' || this.kind === 'year');

  /** Today belongs to the period. */
  readonly hasToday = $derived(
    this.period !== null &&
      this.today !== null &&
      this.period.from <= this.today &&
      this.today <= this.period.until,
  );
  /** Today belongs to the period, and is not known here. */
  readonly lacksToday = $derived(this.hasToday && this.#todaysFigures === null);
  readonly isOffline = $derived(this.#link.state === 'offline');

  /**
   * The figures of the period are here. Without some of its months nothing is told of it, unless the relay does not
   * answer and something is on this device.
   */
  readonly isLoaded = $derived(
    this.#asked === this.period &&
      this.#office() !== null &&
      (this.#link.complete || (this.#figures.size > 0 && isAway(this.#link))),
  );

  readonly #shown = $derived.by(() => {
    const { period } = this;
    return this.isLoaded && period !== null ? figuresIn(this.#figures, period, this.#todaysFigures) : null;
  });

  readonly report = $derived.by(() => {
    const [office, figures] = [this.#office(), this.#shown];
    if (office === null || figures === null) return null;
    const before = periodBefore(this.kind, figures.period);
    return reportOf(office, figures, figuresIn(this.#figures, before), this.targetMinutes);
  });

  /** S2.2: with the figures of the period that is shown. */
  readonly planner = new CounterPlanner(() => {
    const [office, figures, today] = [this.#office(), this.#shown, this.today];
    return office === null || figures === null || today === null ? null : { office, figures, today };
  });

  constructor(session: Session, office: () => Office | null) {
    this.#session = session;
    this.#office = office;
    this.mayReadToday = mayRead(session, { kind: 'day', office: session.office, actor: null });
    this.#open().catch((problem: unknown) => this.#fail(problem));
  }

  choose(kind: PeriodKind): void {
    // From what was on the screen on.
    if (kind === 'range') this.#range = this.period;
    this.kind = kind;
    this.#anchor = null;
  }

  chooseRange(from: LocalDate, until: LocalDate): void {
    this.#range = rangeOf(from, until);
  }

  /** To the month or year before or after the one that is shown. */
  turn(to: 'earlier' | 'later'): void {
    const { period } = this;
    if (period === null || !this.isByCalendar || (to === 'later' && !this.hasLater)) return;
    this.#anchor = to === 'earlier' ? addDays(period.from, -1) : addDays(period.until, 1);
  }

  async #open(): Promise<void> {
    const clock = await openClock();
    if (this.#closed) return clock.close();
    this.#followClock(clock);
    const view = await openFiguresView({
      office: this.#session.office,
      credential: AS_STAFF,
      countedMonths,
      onFault: (problem) => console.error('a month of figures could not be opened:', problem),
    });
    this.#closers.push(() => void view.close());
    if (this.#closed) return this.close();
    this.#followPeriod(view);
    const read = (): void => {
      this.#figures = view.current;
      this.#link = view.link;
      this.unreadable = view.unreadable;
    };
    view.subscribe(read);
    read();
  }

  #followPeriod(view: FiguresView): void {
    const stop = $effect.root(() => {
      $effect(() => {
        const { period, today } = this;
        if (period === null || today === null) return;
        view.show([period, periodBefore(this.kind, period)], today);
        this.#asked = period;
      });
    });
    this.#closers.push(stop);
  }

  #followClock(clock: Clock): void {
    const now = openNow(clock);
    this.#now = now;
    const stop = $effect.root(() => {
      $effect(() => {
        if (this.today !== null && this.mayReadToday) this.#followDay(this.today);
      });
    });
    this.#closers.push(stop, () => now.close());
  }

  #followDay(date: LocalDate): void {
    if (this.#dayView?.date === date || this.#closed) return;
    this.#dayView?.close();
    let view: View<Day> | null = null;
    const own = {
      date,
      close: () => void view?.close(),
    };
    this.#dayView = own;
    const opened = async (): Promise<void> => {
      view = await openDayView(this.#session.office, date, AS_STAFF);
      if (this.#dayView !== own) return view.close();
      const read = (): void => {
        // What has not come whole would look like a quiet day.
        this.#day = view?.link.complete === true ? view.current : null;
      };
      view.subscribe(read);
      read();
    };
    opened().catch((problem: unknown) => this.#fail(problem));
  }

  #fail(problem: unknown): void {
    console.error('the figures could not be opened:', problem);
    this.broken = true;
  }

  close(): void {
    this.planner.stop();
    this.#closed = true;
    this.#dayView?.close();
    this.#dayView = null;
    for (const closeOne of this.#closers.splice(0)) closeOne();
  }
}

const isAway = ({ state }: LinkStatus): boolean => state === 'offline' || state === 'closed';

const dateIn = (office: Office | null, now: Instant | null): LocalDate | null =>
  office === null || now === null ? null : dateOf(now, office.timeZone);
