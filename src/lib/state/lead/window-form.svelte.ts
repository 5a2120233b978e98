/** The form of one opening window (C2, C5): what is typed, and the window that it says. */
import { officeRecord } from '../../domain/office/office.ts';
import type { Office, OpeningWindow } from '../../domain/office/office.ts';
import { weekdays } from '../../domain/office/weekdays.ts';
import { localDate, localTime } from '../../domain/time.ts';
import type { LocalDate, LocalTime } from '../../domain/time.ts';

export const windowFields = [
  'days',
  'date',
  'from',
  'to',
  'validFrom',
  'validUntil',
  'onHoliday',
  'lanes',
] as const;
export type WindowField = (typeof windowFields)[number];

export type Weekday = (typeof weekdays)[number];
type Nth = NonNullable<OpeningWindow['nth']>;

export interface LaneNumbers {
  readonly id: string;
  readonly counters: string;
  readonly online: string;
  readonly sameDay: string;
}

/** `8`, `8:30` and `08.30` are times, too. Null: none. */
export function parseTime(typed: string): LocalTime | null {
  const [, hour, minute = '00'] = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(typed) ?? [];
  if (hour === undefined) return null;
  return localTime.safeParse(`${hour.padStart(2, '0')}:${minute}`).data ?? null;
}

export class WindowForm {
  /** The window that is changed; null: a new one. */
  before = $state.raw<OpeningWindow | null>(null);
  isOpen = $state(false);
  recurs = $state(true);
  days = $state.raw<readonly Weekday[]>([]);
  nth = $state<Nth | ''>('');
  date = $state('');
  from = $state('');
  to = $state('');
  validFrom = $state('');
  validUntil = $state('');
  /** C3: open although the date is a holiday. */
  onHoliday = $state(false);
  lanes = $state.raw<readonly LaneNumbers[]>([]);
  wrong = $state.raw<readonly WindowField[]>([]);
  #holidays: readonly string[] = [];

  begin({ lanes, holidays }: Office, before: OpeningWindow | null, date: LocalDate | null = null): void {
    this.before = before;
    this.recurs = before === null ? date === null : before.date === undefined;
    this.days = before?.weekdays ?? [];
    this.nth = before?.nth ?? '';
    this.date = before?.date ?? date ?? '';
    this.from = before?.from ?? '';
    this.to = before?.to ?? '';
    this.validFrom = before?.validFrom ?? '';
    this.validUntil = before?.validUntil ?? '';
    this.onHoliday = before?.onHoliday ?? false;
    this.#holidays = holidays.map((holiday) => holiday.date);
    this.lanes = lanes.map(({ id }) => {
      const { counters = 0, online = 0, sameDay = 0 } = before?.lanes[id] ?? {};
      return { id, counters: String(counters), online: String(online), sameDay: String(sameDay) };
    });
    this.wrong = [];
    this.isOpen = true;
  }

  toggleDay(day: Weekday, isOn: boolean): void {
    this.days = weekdays.filter((one) => (one === day ? isOn : this.days.includes(one)));
  }

  setNumber(id: string, field: 'counters' | 'online' | 'sameDay', typed: string): void {
    this.lanes = this.lanes.map((lane) => (lane.id === id ? { ...lane, [field]: typed } : lane));
  }

  /** The window; null: a field is wrong, and `wrong` names it. */
  read(): OpeningWindow | null {
    const lanes = this.#readLanes();
    const [from, to] = [parseTime(this.from), parseTime(this.to)];
    const wrong: WindowField[] = [
      ...(this.recurs && this.days.length === 0 ? (['days'] as const) : []),
      ...(this.recurs || localDate.safeParse(this.date).success ? [] : (['date'] as const)),
      ...(from === null ? (['from'] as const) : []),
      ...(to === null || (from !== null && to <= from) ? (['to'] as const) : []),
      ...(isDateOrEmpty(this.validFrom) ? [] : (['validFrom'] as const)),
      ...(isDateOrEmpty(this.validUntil) && !this.#endsBeforeItBegins() ? [] : (['validUntil'] as const)),
      ...(this.#isOnHoliday() && !this.onHoliday ? (['onHoliday'] as const) : []),
      ...(lanes === null ? (['lanes'] as const) : []),
    ];
    this.wrong = wrong;
    if (wrong.length > 0) return null;
    const when = this.recurs
      ? {
          weekdays: [...this.days],
          ...(this.nth === '' ? {} : { nth: this.nth }),
          ...(this.validFrom === '' ? {} : { validFrom: this.validFrom }),
          ...(this.validUntil === '' ? {} : { validUntil: this.validUntil }),
        }
      : { date: this.date, ...(this.#isOnHoliday() && { onHoliday: true }) };
    const [window] = officeRecord.shape.windows.parse([{ ...when, from, to, lanes }]);
    return window ?? null;
  }

  #isOnHoliday(): boolean {
    return !this.recurs && this.#holidays.includes(this.date);
  }

  #endsBeforeItBegins(): boolean {
    return this.validFrom !== '' && this.validUntil !== '' && this.validUntil < this.validFrom;
  }

  /** Lanes without a counter are left out. Null: a number is none, or more are bookable than there are. */
  #readLanes(): Record<string, { counters: number; online: number; sameDay: number }> | null {
    const lanes: Record<string, { counters: number; online: number; sameDay: number }> = {};
    for (const { id, ...typed } of this.lanes) {
      const [counters, online, sameDay] = [typed.counters, typed.online, typed.sameDay].map((text) =>
        /^\s*\d{1,2}\s*$/.test(text) ? Number(text) : text.trim() === '' ? 0 : NaN,
      ) as [number, number, number];
      if (!(counters <= 35) || !(online + sameDay <= counters)) return null;
      if (counters > 0) lanes[id] = { counters, online, sameDay };
    }
    return Object.keys(lanes).length > 0 ? lanes : null;
  }
}

const isDateOrEmpty = (typed: string): boolean => typed === '' || localDate.safeParse(typed).success;
