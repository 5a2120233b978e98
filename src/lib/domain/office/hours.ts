/** The hours of an office (C2, C3, C5): what a lead changes of them, and what cannot be kept. */
import * as z from 'zod/mini';
import { canonical, isSameValue } from './canonical.ts';
import { cellsOf, MOST_CELLS, officeFile } from './office.ts';
import type { Office, OpeningWindow } from './office.ts';
import { nths } from './weekdays.ts';

export type Hours = Pick<Office, 'windows' | 'closures'>;

export const hoursOf = ({ windows, closures }: Hours): Hours => ({ windows, closures });

/** The same hours, in whatever order their fields were written. */
export const areSameHours = (one: Hours, other: Hours): boolean => isSameValue(hoursOf(one), hoursOf(other));

/**
 * What cannot be kept of hours, whose fields are right by themselves. `path`: the field. `most`: the number that is
 * possible there.
 */
export const hoursProblem = z.strictObject({
  path: z
    .array(z.union([z.string().check(z.maxLength(60)), z.int().check(z.minimum(0))]))
    .check(z.maxLength(6)),
  code: z.enum([
    /** The office has no lane of this id. */
    'no-such-lane',
    /** Fewer counters serve the lane. */
    'too-few-counters',
    /** The lanes of the window need more counters at once than the office has. */
    'too-many-at-once',
    /** Another window has this lane at the same time. */
    'overlap',
    /** Days are too long for the lanes and the horizon: phones read every cell. */
    'too-many-cells',
  ]),
  most: z.optional(z.int().check(z.minimum(0))),
});
export type HoursProblem = Readonly<z.infer<typeof hoursProblem>>;

type Staffed = Pick<Office, 'windows' | 'lanes' | 'counters'>;

/** C5: windows that promise more at once than there are counters. */
function staffProblems({ windows, lanes, counters }: Staffed): HoursProblem[] {
  return windows.flatMap((window, index): HoursProblem[] => {
    const path = ['windows', index, 'lanes'];
    const named = Object.entries(window.lanes);
    const ofLane = named.flatMap(([id, { counters: wanted }]): HoursProblem[] => {
      const able = counters.filter((c) => c.lanes.some((own) => own === id)).length;
      if (wanted <= able || !lanes.some((l) => l.id === id)) return [];
      return [{ path: [...path, id, 'counters'], code: 'too-few-counters', most: able }];
    });
    const all = named.reduce((sum, [, { counters: wanted }]) => sum + wanted, 0);
    if (all <= counters.length || named.length === 1) return ofLane;
    return [...ofLane, { path, code: 'too-many-at-once', most: counters.length }];
  });
}

const inWords = ({ path, code, most }: HoursProblem, { windows }: Staffed): string => {
  if (code === 'too-few-counters') return `only ${most} of the counters serve the lane '${path[3]}'`;
  const needed = Object.values(windows[Number(path[1])]!.lanes).reduce((sum, l) => sum + l.counters, 0);
  return `${needed} counters at once, and the office has ${most}`;
};

/** An office that can be staffed as it says: what is promised at once is not more than there are counters (C5). */
export const staffedOfficeFile = officeFile.check(
  z.superRefine((office, context) => {
    for (const problem of staffProblems(office)) {
      const path = [...problem.path];
      context.addIssue({ code: 'custom', path, message: inWords(problem, office) });
    }
  }),
);

/** Everything that cannot be kept of an office's hours. */
export function hoursProblems(office: Office): HoursProblem[] {
  const known = new Set<string>(office.lanes.map(({ id }) => id));
  const unknown = office.windows.flatMap(({ lanes }, index) =>
    Object.keys(lanes).flatMap((id): HoursProblem[] =>
      known.has(id) ? [] : [{ path: ['windows', index, 'lanes', id], code: 'no-such-lane' }],
    ),
  );
  const cells: HoursProblem[] =
    cellsOf(office) > MOST_CELLS ? [{ path: ['windows'], code: 'too-many-cells' }] : [];
  return [...unknown, ...cells, ...staffProblems(office), ...overlaps(office.windows)];
}

/**
 * What a change of hours brings that cannot be kept. What the hours had before is not counted: an office whose file has
 * fewer counters now can still close a day.
 */
export function newHoursProblems(before: Office, after: Office): HoursProblem[] {
  const all = hoursProblems(after);
  if (all.length === 0) return all;
  const known = new Set(hoursProblems(before).map((problem) => fault(before, problem)));
  return all.filter((problem) => !known.has(fault(after, problem)));
}

/**
 * A problem by what it is about: a window may stand in another place of the list. Its times say nothing of how many
 * counters it needs.
 */
function fault({ windows }: Office, { path, code }: HoursProblem): string {
  const window = typeof path[1] === 'number' ? windows[path[1]] : undefined;
  return canonical([code, path.slice(2), code === 'overlap' ? window : window?.lanes]);
}

/** A lane that two windows have at the same time: the later of the two is named. */
const overlaps = (windows: readonly OpeningWindow[]): HoursProblem[] =>
  windows.flatMap((window, index) => {
    const others = windows.slice(0, index).filter((other) => meet(window, other));
    return Object.keys(window.lanes).flatMap((id): HoursProblem[] =>
      counts(window, id) && others.some((other) => counts(other, id))
        ? [{ path: ['windows', index, 'lanes', id], code: 'overlap' }]
        : [],
    );
  });

const counts = ({ lanes }: OpeningWindow, id: string): boolean => (lanes[id]?.counters ?? 0) > 0;

/** Whether two windows are open at the same time on some day. Hours of one date replace those that recur. */
function meet(one: OpeningWindow, other: OpeningWindow): boolean {
  if (one.from >= other.to || other.from >= one.to) return false;
  if ((one.validFrom ?? '') > (other.validUntil ?? '9999')) return false;
  if ((other.validFrom ?? '') > (one.validUntil ?? '9999')) return false;
  if (one.date !== undefined || other.date !== undefined) return one.date === other.date;
  return one.weekdays!.some((day) => other.weekdays!.includes(day)) && canFallTogether(one.nth, other.nth);
}

type Nth = OpeningWindow['nth'];

/** The last weekday of a month is its fourth or its fifth. */
function canFallTogether(one: Nth, other: Nth): boolean {
  if (one === undefined || other === undefined || one === other) return true;
  const numbered = one === 'last' ? other : other === 'last' ? one : null;
  return numbered !== null && nths.indexOf(numbered) === 3;
}
