/** When an office is open: weeks, months, years and the two nights on which the clock changes. */
import { describe, expect, it } from 'vitest';
import {
  bookableFrom,
  daysInHorizon,
  hoursOn,
  isKioskDark,
  openingsOn,
  openWeekdays,
  releaseOf,
} from '../../src/lib/domain/office/calendar.ts';
import { officeRecord } from '../../src/lib/domain/office/office.ts';
import type { Office, OpeningWindow } from '../../src/lib/domain/office/office.ts';
import {
  addDays,
  dateOf,
  daysBetween,
  instantOf,
  localDate,
  localTime,
  MINUTE_MS,
  startOfDay,
  timeOfDay,
  weekdayOf,
} from '../../src/lib/domain/time.ts';
import { anAlwaysOpenOffice, anOffice, at, day, MONDAY } from '../support/build/index.ts';
import { dorsten } from '../support/build/example-offices.ts';

const ZONE = 'Europe/Berlin';
const SPRING = day('2026-03-29');
const AUTUMN = day('2026-10-25');

const hours = (office: Office, date: string): string => {
  const time = (at: number): string => timeOfDay(at, office.timeZone);
  const spans = hoursOn(office, day(date)).map(({ from, to }) => `${time(from)}–${time(to)}`);
  return spans.length === 0 ? 'closed' : spans.join(', ');
};

const openings = (office: Office, date: string): string[] =>
  openingsOn(office, day(date)).map(
    (o) => `${timeOfDay(o.from, office.timeZone)}–${timeOfDay(o.to, office.timeZone)}`,
  );

const lanes = { main: { counters: 3, online: 1, sameDay: 1 } };
const window = (given: Partial<OpeningWindow>): OpeningWindow =>
  ({ from: '08:00', to: '16:00', lanes, ...given }) as OpeningWindow;

describe('Dorsten', () => {
  const office = dorsten();

  it.each([
    ['2026-11-30', '08:00–16:00'],
    ['2026-12-01', '08:00–16:00'],
    ['2026-12-02', 'closed'],
    ['2026-12-03', '08:00–18:00'],
    ['2026-12-04', '08:00–13:00'],
    ['2026-12-05', '09:30–12:00'],
    ['2026-12-06', 'closed'],
    ['2026-12-12', 'closed'],
  ])('[C2] is open on %s %s', (date, expected) => {
    expect(hours(office, date)).toBe(expected);
  });

  it('[C3] is closed on every public holiday of North Rhine-Westphalia of 2027 and its own, and on no other day of its week', () => {
    const holidays = [
      '2027-01-01', // New Year, Friday
      '2027-03-26', // Good Friday
      '2027-03-29', // Easter Monday
      '2027-05-06', // Ascension, Thursday
      '2027-05-17', // Whit Monday
      '2027-05-27', // Corpus Christi, Thursday
      '2027-11-01', // All Saints, Monday
      '2027-12-24', // Christmas Eve, Friday, by the office's own choice
      '2027-12-31', // New Year's Eve, Friday, the same
    ];
    const open: Record<string, number> = {};
    const closedByHoliday: string[] = [];
    for (let date = day('2027-01-01'); date < '2028-01-01'; date = addDays(date, 1)) {
      const weekday = weekdayOf(date);
      if (hoursOn(office, date).length > 0) open[weekday] = (open[weekday] ?? 0) + 1;
      else if ([1, 2, 4, 5].includes(weekday)) closedByHoliday.push(date);
    }
    expect(closedByHoliday).toEqual(holidays);
    // 52 weeks and a Friday, minus the holidays. First Saturdays: twelve, less 1 May.
    expect(open).toEqual({ 1: 49, 2: 52, 4: 50, 5: 49, 6: 11 });
  });

  it.each([
    [
      2025,
      [
        '01-01',
        '04-18',
        '04-21',
        '05-01',
        '05-29',
        '06-09',
        '06-19',
        '10-03',
        '11-01',
        '12-24',
        '12-25',
        '12-26',
        '12-31',
      ],
    ],
    [
      2026,
      [
        '01-01',
        '04-03',
        '04-06',
        '05-01',
        '05-14',
        '05-25',
        '06-04',
        '10-03',
        '11-01',
        '12-24',
        '12-25',
        '12-26',
        '12-31',
      ],
    ],
    [
      2028,
      [
        '01-01',
        '04-14',
        '04-17',
        '05-01',
        '05-25',
        '06-05',
        '06-15',
        '10-03',
        '11-01',
        '12-24',
        '12-25',
        '12-26',
        '12-31',
      ],
    ],
  ])('[C3] knows the holidays of %d', (year, expected) => {
    const known = office.holidays.filter((h) => h.date.startsWith(String(year))).map((h) => h.date.slice(5));
    expect(known).toEqual(expected);
  });

  it('[C9] releases the places of the day a quarter of an hour before opening, as a rule at 7:45', () => {
    const release = (date: string): string => timeOfDay(releaseOf(office, day(date))!, ZONE);
    expect(release('2026-11-23')).toBe('07:45');
    expect(release('2026-12-05')).toBe('09:15');
    expect(releaseOf(office, day('2026-12-02'))).toBeNull();
  });
});

describe('windows', () => {
  it.each([
    ['a break', [{ to: '12:00' }, { from: '14:00', to: '17:30' }], '08:00–12:00, 14:00–17:30'],
    ['no break', [{ to: '12:00' }, { from: '12:00' }], '08:00–16:00'],
    ['windows that overlap', [{}, { from: '10:00', to: '12:00' }], '08:00–16:00'],
  ])('[C2] tells the hours of a day as people want them: %s', (_, given: object[], expected) => {
    const windows = given.map((w) => window({ weekdays: ['mon'], ...w }));
    const office = anOffice({ windows });
    expect(hours(office, MONDAY)).toBe(expected);
  });

  it.each([
    ['first', ['2026-08-01']],
    ['second', ['2026-08-08']],
    ['third', ['2026-08-15']],
    ['fourth', ['2026-08-22']],
    ['last', ['2026-08-29']],
  ] as const)('[C2] opens on the %s Saturday of a month with five', (nth, expected) => {
    const office = anOffice({ windows: [window({ weekdays: ['sat'], nth })] });
    const open = Array.from({ length: 31 }, (_, i) => addDays(day('2026-08-01'), i)).filter(
      (date) => hoursOn(office, date).length > 0,
    );
    expect(open).toEqual(expected);
  });

  it('[C2] the last is the fourth in a month with four', () => {
    const office = anOffice({ windows: [window({ weekdays: ['sun'], nth: 'last' })] });
    expect(hours(office, '2026-02-22')).toBe('08:00–16:00');
    expect(hours(office, '2026-02-15')).toBe('closed');
  });

  it('[C2] the last is one day alone, also when the month ends with it', () => {
    const office = anOffice({ windows: [window({ weekdays: ['sat'], nth: 'last' })] });
    expect(
      ['2026-10-24', '2026-10-31', '2026-11-07'].map((date) => hours(office, date) !== 'closed'),
    ).toEqual([false, true, false]);
  });

  it('[C2] hours of one date replace those of its weekday, for that date alone', () => {
    const weekly = window({ weekdays: ['mon'] });
    const special = window({ date: MONDAY, from: '10:00', to: '12:00' } as Partial<OpeningWindow>);
    const office = anOffice({ windows: [weekly, special] });
    expect(openings(office, MONDAY)).toEqual(['10:00–12:00']);
    expect(openings(office, '2026-11-30')).toEqual(['08:00–16:00']);
  });

  it('[C2] counts valid from and until, both days included', () => {
    const office = anOffice({
      windows: [window({ weekdays: ['mon'], validFrom: day('2026-11-23'), validUntil: day('2026-11-30') })],
    });
    const mondays = ['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07'];
    expect(mondays.map((date) => hours(office, date) !== 'closed')).toEqual([false, true, true, false]);
  });
});

describe('closures', () => {
  const reason = { de: 'Personalversammlung', en: 'Staff meeting' };
  const closing = (...parts: [from: string, to: string][]): Office =>
    anOffice({ closures: parts.map(([from, to]) => ({ date: MONDAY, from, to, reason })) });

  it('[C3] closes a whole day', () => {
    const office = anOffice({ closures: [{ date: MONDAY, reason }] });
    expect(hours(office, MONDAY)).toBe('closed');
    expect(hours(office, '2026-11-24')).toBe('08:00–16:00');
  });

  it.each<[[string, string][], string[]]>([
    [[['12:00', '13:00']], ['08:00–12:00', '13:00–16:00']],
    [[['07:00', '09:00']], ['09:00–16:00']],
    [[['15:00', '18:00']], ['08:00–15:00']],
    [[['08:00', '16:00']], []],
    [[['06:00', '07:00']], ['08:00–16:00']],
    [[['16:00', '17:00']], ['08:00–16:00']],
    [
      [
        ['09:00', '10:00'],
        ['09:30', '11:00'],
      ],
      ['08:00–09:00', '11:00–16:00'],
    ],
  ])('[C3] closes the parts %j and leaves %j', (parts, left) => {
    expect(openings(closing(...parts), MONDAY)).toEqual(left);
  });
});

describe('the nights on which the clock changes', () => {
  const office = anAlwaysOpenOffice();

  it('[C1] an office that is always open has 23 hours in spring and 25 in autumn', () => {
    const length = (date: string): number => {
      const [only, ...more] = openingsOn(office, day(date));
      expect(more).toEqual([]);
      return (only!.to - only!.from) / (60 * MINUTE_MS);
    };
    expect([length(SPRING), length(AUTUMN), length(MONDAY)]).toEqual([23, 25, 24]);
  });

  it('[C1] days follow one another without a gap', () => {
    for (const date of [SPRING, AUTUMN]) {
      for (const d of [addDays(date, -1), date]) {
        expect(hoursOn(office, d).at(-1)!.to).toBe(hoursOn(office, addDays(d, 1))[0]!.from);
      }
    }
  });

  it.each([
    ['00:00', '02:00', 120],
    ['01:00', '02:30', 60],
    ['02:00', '02:30', 0],
    ['02:15', '04:00', 60],
    ['01:00', '04:00', 120],
  ])('[C1] a window %s–%s has %d minutes on the night that skips an hour', (from, to, minutes) => {
    const night = anOffice({ windows: [window({ date: SPRING, from, to } as Partial<OpeningWindow>)] });
    const open = openingsOn(night, SPRING).reduce((sum, o) => sum + o.to - o.from, 0);
    expect(open / MINUTE_MS).toBe(minutes);
  });

  it.each([
    ['00:00', '02:00', 120],
    ['01:00', '02:30', 90],
    ['02:00', '02:30', 30],
    ['02:30', '03:00', 90],
    ['02:00', '03:00', 120],
    ['02:15', '04:00', 165],
    ['01:00', '04:00', 240],
    ['03:00', '04:00', 60],
  ])('[C1] a window %s–%s has %d minutes on the night that has an hour twice', (from, to, minutes) => {
    const night = anOffice({ windows: [window({ date: AUTUMN, from, to } as Partial<OpeningWindow>)] });
    const open = openingsOn(night, AUTUMN).reduce((sum, o) => sum + o.to - o.from, 0);
    expect(open / MINUTE_MS).toBe(minutes);
  });

  it('[C1] a time that the clock skips is the moment of the jump', () => {
    const jump = Date.UTC(2026, 2, 29, 1);
    expect(instantOf(SPRING, localTime.parse('02:00'), ZONE)).toBe(jump);
    expect(instantOf(SPRING, localTime.parse('02:30'), ZONE)).toBe(jump);
    expect(instantOf(SPRING, localTime.parse('03:00'), ZONE)).toBe(jump);
  });

  it('[C1] a time that comes twice is the first of both', () => {
    expect(instantOf(AUTUMN, localTime.parse('02:30'), ZONE)).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });
});

describe('[C3] a holiday', () => {
  const holidays = [{ date: MONDAY, name: { de: 'Fest', en: 'Feast' } }];
  const [weekly] = anOffice().windows;
  const { from, to, lanes } = weekly!;
  const hoursWith = (...windows: object[]) =>
    hoursOn(anOffice({ holidays, windows: [weekly!, ...windows] as Office['windows'] }), MONDAY);

  it('[C3] closes hours of its own date, but for those that are meant for the holiday', () => {
    const special = { date: MONDAY, from, to, lanes };
    expect(hoursWith()).toEqual([]);
    expect(hoursWith(special)).toEqual([]);
    expect(hoursWith({ ...special, onHoliday: false })).toEqual([]);
    expect(hoursWith({ ...special, onHoliday: true })).toHaveLength(1);
    // Windows that recur stay closed beside them, and a closure closes them, too.
    expect(hoursWith({ ...special, from: '10:00', onHoliday: true })).toEqual([
      { from: at('10:00'), to: at(to) },
    ]);
    const closed = anOffice({
      ...{ holidays, windows: [{ ...special, onHoliday: true }] },
      closures: [{ date: MONDAY, reason: { de: 'Zu', en: 'Closed' } }],
    });
    expect(hoursOn(closed, MONDAY)).toEqual([]);
  });

  it('[C2, C3] is no part of weekly hours', () => {
    const office = officeRecord.shape.windows.safeParse([{ ...weekly, onHoliday: true }]);
    expect(office.error?.issues.map(({ message }) => message)).toContain('must stand beside one date');
  });
});

describe('horizon', () => {
  const office = anOffice({ rules: { horizonDays: 14 } });

  it('[C8] the newest day opens at the opening time of the day on which it opens, not at midnight', () => {
    expect(bookableFrom(office, day('2026-12-07'))).toBe(at('08:00'));
  });

  it('[C8] a day that would open on a closed day opens at its own opening time', () => {
    const closed = anOffice({ holidays: [{ date: MONDAY, name: { de: 'Fest', en: 'Feast' } }] });
    expect(bookableFrom(closed, day('2026-12-07'))).toBe(at('08:00'));
    expect(bookableFrom(dorsten(), day('2026-12-29'))).toBe(at('08:00', '2026-12-01'));
    expect(bookableFrom(dorsten('2026-01-01'), day('2026-12-05'))).toBe(at('09:30', '2026-11-07'));
  });

  it('[C8] a closed day never opens', () => {
    expect(bookableFrom(office, day('2026-12-06'))).toBeNull();
  });

  it('[C8] counts today and as many days as the horizon has', () => {
    const days = daysInHorizon(office, MONDAY);
    expect([days.length, days[0], days.at(-1)]).toEqual([15, MONDAY, '2026-12-07']);
  });

  it('[C8] goes on at the same local time over a clock change', () => {
    const spring = anOffice({ rules: { horizonDays: 3 } });
    // Friday before the change opens Monday after it.
    expect(bookableFrom(spring, day('2026-03-30'))).toBe(at('08:00', '2026-03-27'));
  });
});

describe('days and times', () => {
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '26-11-23',
    '2026-11-23\n',
    '',
    '1899-12-31',
  ])('[C1] %j is no day', (text) => {
    expect(localDate.safeParse(text).success).toBe(false);
  });

  it.each(['24:01', '8:00', '08:60', '08:00:00', '', '25:00'])('[C1] %j is no time of day', (text) => {
    expect(localTime.safeParse(text).success).toBe(false);
  });

  it('[C1] an instant belongs to the day of the office, not of Greenwich', () => {
    expect(dateOf(Date.UTC(2026, 10, 22, 23, 30), ZONE)).toBe('2026-11-23');
    expect(dateOf(Date.UTC(2026, 6, 1, 21, 59), ZONE)).toBe('2026-07-01');
    expect(startOfDay(AUTUMN, ZONE)).toBe(Date.UTC(2026, 9, 24, 22));
  });

  it('[C1] counts days over months, years and clock changes', () => {
    expect(daysBetween(day('2026-12-30'), day('2027-01-02'))).toBe(3);
    expect(daysBetween(day('2026-10-26'), day('2026-10-24'))).toBe(-2);
    expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29');
    expect(weekdayOf(day('2026-11-23'))).toBe(1);
    expect(weekdayOf(day('2026-11-29'))).toBe(7);
  });
});

it('[B14.1] the days that may suit are those of the hours, single dates to come included', () => {
  const [weekly] = anOffice().windows as [OpeningWindow];
  const { weekdays: _weekdays, ...hours } = weekly;
  const openOn = (...windows: OpeningWindow[]): string[] => [...openWeekdays({ windows }, MONDAY)];
  const [sunday, before] = [addDays(MONDAY, 6), addDays(MONDAY, -2)];
  expect(openOn(weekly)).toEqual(['mon', 'tue', 'wed', 'thu', 'fri']);
  expect(openOn({ ...hours, date: sunday })).toEqual(['sun']);
  expect(openOn({ ...hours, date: MONDAY })).toEqual(['mon']);
  expect(openOn({ ...hours, date: before })).toEqual([]);
  expect(openOn({ ...weekly, validUntil: before }, { ...hours, date: sunday })).toEqual(['sun']);
});

describe('[A5.10] the screen of a kiosk', () => {
  const dark = (lockAfter: number | null, time: string, isAwaited = false): boolean => {
    const office = anOffice();
    return isKioskDark({ ...office, kiosk: { ...office.kiosk, lockAfter } }, MONDAY, at(time), isAwaited);
  };
  const [{ from, to }] = hoursOn(anOffice(), MONDAY) as [{ from: number; to: number }];
  const local = (instant: number): string => timeOfDay(instant, ZONE);

  it('is bright from an hour before the opening until some minutes after the last number', () => {
    expect(dark(30, local(from - 61 * MINUTE_MS))).toBe(true);
    expect(dark(30, local(from - 60 * MINUTE_MS))).toBe(false);
    expect(dark(30, local(to + 29 * MINUTE_MS))).toBe(false);
    expect(dark(30, local(to + 30 * MINUTE_MS))).toBe(true);
    expect(dark(0, local(to))).toBe(true);
  });

  it('stays bright for an appointment that may still come, but not in the night before', () => {
    expect(dark(30, local(to + 60 * MINUTE_MS), true)).toBe(false);
    expect(dark(30, '00:30', true)).toBe(true);
  });

  it('is always bright where the office has said nothing', () => {
    expect(dark(null, '03:00')).toBe(false);
  });
});
