/** What the board says at a moment, reckoned from the day. Apart from its record, which phones and televisions load. */
import { stateOfCounter } from '../day/counter-state.ts';
import type { Day } from '../day/day.ts';
import { withoutVariant } from '../office/text.ts';
import { isInTheOffice } from '../day/in-the-office.ts';
import type { LaneId } from '../ids.ts';
import { homeLane } from '../day/lanes.ts';
import { givenAgainAt, stopAt } from '../day/walk-ins.ts';
import type { Lane, Office } from '../office/office.ts';
import { hoursOn, isWithin, opensNextAt, ticketHours } from '../office/calendar.ts';
import { staffedUntil } from './staffed.ts';
import { isShown, MOST_TURNS } from './board.ts';
import type { Board, BoardTurn } from './board.ts';
import { waitsNow } from './estimate.ts';
import type { OfficeWaits } from './estimate.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';
import { isActive, isOpen } from '../day/visit.ts';
import type { Visit } from '../day/visit.ts';

export function boardOf(office: Office, day: Day, now: Instant): Board {
  const visits = [...day.visits.values()];
  // Q8: while no number is given out no visitor comes who would wait.
  const isGivingOut = isWithin(ticketHours(office, day.date), now);
  const stopped = isGivingOut ? stopAt(day, now) : null;
  const isAnyoneWaiting = visits.some((v) => v.state === 'arrived');
  const waits = isGivingOut || isAnyoneWaiting ? waitsNow(office, day, now) : NO_WAITS;
  const laneWaits = isGivingOut ? waits.lanes : NO_WAITS.lanes;
  const counterName = (id: string | null): string => office.counters.find((c) => c.id === id)?.name ?? '';
  return {
    date: day.date,
    calls: visits
      .filter((v) => isActive(v) && isInTheOffice(day, v))
      .map((v) => ({
        number: v.number,
        counter: counterName(v.counter),
        since: v.calledAt ?? v.startedAt ?? 0,
        calls: v.calls,
        state: v.state === 'called' ? ('called' as const) : ('serving' as const),
        ...(isNamedInCall(office, v) ? { language: v.language } : {}),
      }))
      .filter((call) => isShown(call, now))
      .sort((a, b) => b.since - a.since || (a.number < b.number ? -1 : 1))
      .slice(0, 60),
    waiting: lanesShown(office, day).map(({ id }) => {
      const count = visits.filter((v) => v.state === 'arrived' && homeLane(office, v) === id).length;
      return {
        ...{ lane: id, count },
        wait: stopped === null ? (laneWaits.get(id) ?? null) : null,
        isUnstaffed: isGivingOut && count > 0 && !laneWaits.has(id),
      };
    }),
    line: turnsOf(office, waits),
    opensAt: opensNextAt(office, day.date, now),
    walkInsStopped:
      stopped === null
        ? null
        : {
            reason: stopped.reason,
            words: stopped.words,
            againAt: givenAgainAt(office, day.date, stopped),
          },
  };
}

/**
 * Q13: a monitor speaks each call in the office's first language; its second one is left out where many wait. The board
 * is public, so it says no more than a call needs.
 */
const isNamedInCall = ({ languages: [first] }: Office, { state, language }: Visit): boolean =>
  state === 'called' && (first === undefined || withoutVariant(language) !== withoutVariant(first));

const NO_WAITS: OfficeWaits = { lanes: new Map(), line: [] };

function turnsOf(office: Office, { line }: OfficeWaits): BoardTurn[] {
  const before = new Map<LaneId, number>();
  return line.slice(0, MOST_TURNS).map(({ visit, wait }) => {
    const lane = homeLane(office, visit);
    const ahead = before.get(lane) ?? 0;
    before.set(lane, ahead + 1);
    return { number: visit.number, ahead, wait };
  });
}

/** Q9: without the lanes whose counters have all closed for today, once no visitor waits there. */
const lanesShown = (office: Office, day: Day): readonly Lane[] =>
  office.lanes.filter(({ id, services }) => {
    // B15: for appointments by phone or video alone no visitor sits in the office.
    if (services.length === 0) return false;
    const able = office.counters.filter((c) => c.lanes.includes(id));
    const isClosed = able.every((c) => stateOfCounter(day, c.id) === 'closed');
    return !isClosed || [...day.visits.values()].some((v) => isOpen(v) && homeLane(office, v) === id);
  });

/**
 * When the waits on a board that was reckoned at `now` are wrong although nothing happened (Q8); `Infinity`: not on this
 * day. They change from minute to minute while visitors are here or expected, and before the office opens; else where
 * its hours begin or end. The minutes are whole ones, so that many offices are reckoned together.
 */
export function nextBoardAt(office: Office, day: Day, now: Instant): Instant {
  const visits = [...day.visits.values()];
  const isBusy = visits.some((v) => isOpen(v) || (v.finishedAt !== null && now < staffedUntil(v.finishedAt)));
  const tickets = ticketHours(office, day.date);
  const hours = hoursOn(office, day.date);
  const isAwaited = !isWithin(hours, now) || visits.some((v) => v.state === 'booked');
  if (isBusy || (isWithin(tickets, now) && isAwaited)) return Math.floor(now / MINUTE_MS + 1) * MINUTE_MS;
  const stopEnds = stopAt(day, now)?.until ?? Infinity;
  const changes = [...tickets, ...hours].flatMap(({ from, to }) => [from, to]);
  return Math.min(...[...changes, stopEnds].filter((at) => at > now));
}
