/** The hours of a usual week, as a lead enters them at the first start (C2, C5). */
import { weekdays } from '../../domain/office/weekdays.ts';
import type { Office, OpeningWindow } from '../../domain/office/office.ts';
import type { LocalTime } from '../../domain/time.ts';
import { parseTime } from './window-form.svelte.ts';
import type { Weekday } from './window-form.svelte.ts';

/** The typed hours of a weekday: in the morning, and after a break. Empty: closed. */
export interface TypedDay {
  readonly day: Weekday;
  readonly from: string;
  readonly to: string;
  readonly from2: string;
  readonly to2: string;
}
export type DayField = Exclude<keyof TypedDay, 'day'>;

const CLOSED = { from: '', to: '', from2: '', to2: '' } as const;

/** Proposed where an office has no hours yet. */
const USUAL: Readonly<Partial<Record<Weekday, Omit<TypedDay, 'day'>>>> = {
  mon: { ...CLOSED, from: '08:00', to: '12:00' },
  tue: { ...CLOSED, from: '08:00', to: '12:00' },
  wed: { ...CLOSED, from: '08:00', to: '12:00' },
  thu: { from: '08:00', to: '12:00', from2: '14:00', to2: '18:00' },
  fri: { ...CLOSED, from: '08:00', to: '12:00' },
};

/** A number of counters that a window can have (C5). */
const MOST_COUNTERS = 35;

export interface WrongField {
  readonly day: Weekday;
  readonly field: DayField;
}

/** The form can say all hours of this office: one lane, no more than two spans a day, nothing for some weeks alone. */
export function isUsualWeek({ lanes, windows }: Pick<Office, 'lanes' | 'windows'>): boolean {
  if (lanes.length !== 1) return false;
  const [first] = windows;
  const isPlain = (window: OpeningWindow): boolean =>
    window.weekdays !== undefined &&
    window.nth === undefined &&
    window.validFrom === undefined &&
    window.validUntil === undefined &&
    JSON.stringify(window.lanes) === JSON.stringify(first!.lanes);
  return windows.every(isPlain) && weekdays.every((day) => spansOf(windows, day).length <= 2);
}

const spansOf = (windows: readonly OpeningWindow[], day: Weekday): OpeningWindow[] =>
  windows
    .filter((window) => window.weekdays?.includes(day) === true)
    .sort((a, b) => (a.from < b.from ? -1 : 1));

export class WeekForm {
  days = $state.raw<readonly TypedDay[]>([]);
  /** How many counters people can book ahead online. */
  online = $state('');
  wrong = $state.raw<readonly WrongField[]>([]);
  isOnlineWrong = $state(false);
  /** No day is open. */
  isEmpty = $state(false);

  begin({ lanes, windows, counters }: Pick<Office, 'lanes' | 'windows' | 'counters'>): void {
    this.days = weekdays.map((day) => {
      if (windows.length === 0) return { day, ...(USUAL[day] ?? CLOSED) };
      const [first, second] = spansOf(windows, day);
      return {
        ...{ day, from: first?.from ?? '', to: first?.to ?? '' },
        ...{ from2: second?.from ?? '', to2: second?.to ?? '' },
      };
    });
    const stored = windows[0]?.lanes[lanes[0]?.id ?? '']?.online;
    // What is not booked ahead is left for visitors without an appointment.
    this.online = String(stored ?? Math.max(1, Math.min(counters.length, MOST_COUNTERS) - 1));
    this.#clear();
  }

  #clear(): void {
    this.wrong = [];
    this.isOnlineWrong = false;
    this.isEmpty = false;
  }

  type(day: Weekday, field: DayField, typed: string): void {
    this.days = this.days.map((one) => (one.day === day ? { ...one, [field]: typed } : one));
  }

  /** All counters of the office, in its one lane. Null: a field is wrong. */
  read({ lanes, counters }: Pick<Office, 'lanes' | 'counters'>): OpeningWindow[] | null {
    this.#clear();
    const most = Math.min(counters.length, MOST_COUNTERS);
    const online = /^\s*\d{1,2}\s*$/.test(this.online) ? Number(this.online) : NaN;
    this.isOnlineWrong = !(online <= most);
    const spans = this.days.flatMap((one) => this.#spansOf(one));
    this.isEmpty = spans.length === 0 && this.wrong.length === 0;
    const lane = lanes[0];
    if (this.wrong.length > 0 || this.isOnlineWrong || this.isEmpty || lane === undefined) return null;
    const all = spans.map(({ from, to }) => `${from} ${to}`);
    const times = all.filter((time, index) => all.indexOf(time) === index);
    return times.map((time) => {
      const same = spans.filter(({ from, to }) => `${from} ${to}` === time);
      const { from, to } = same[0]!;
      return {
        ...{ weekdays: same.map(({ day }) => day), from, to },
        lanes: { [lane.id]: { counters: most, online, sameDay: 0 } },
      };
    });
  }

  #spansOf({ day, ...typed }: TypedDay): { day: Weekday; from: LocalTime; to: LocalTime }[] {
    const wrong = (field: DayField): void => void (this.wrong = [...this.wrong, { day, field }]);
    const read = (fromField: DayField, toField: DayField, after: LocalTime | null) => {
      if (typed[fromField].trim() === '' && typed[toField].trim() === '') return null;
      const [from, to] = [parseTime(typed[fromField]), parseTime(typed[toField])];
      if (from === null || (after !== null && from < after)) wrong(fromField);
      if (to === null || (from !== null && to <= from)) wrong(toField);
      return from === null || to === null ? null : { day, from, to };
    };
    const first = read('from', 'to', null);
    const second = read('from2', 'to2', first?.to ?? null);
    return [first, second].filter((span) => span !== null);
  }
}
