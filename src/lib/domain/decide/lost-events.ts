/** M18: what a device can have made or seen of an event that it brings back, and whether there is still room for it. */
import type { AppointmentEvent } from '../day/appointment.ts';
import type { DaySlots } from '../office/capacity.ts';
import type { Day, DayEvent } from '../day/day.ts';
import type { Maker, OfficeState } from './decision.ts';
import type { NotTaken } from '../requests/answer.ts';
import type { ActorId } from '../ids.ts';
import { homeLane } from '../day/lanes.ts';
import { GRID_MINUTES } from '../office/office.ts';
import type { Office } from '../office/office.ts';
import { isArbitersNumber, isInBlock } from '../day/ticket.ts';
import { dateOf, daysBetween, MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';
import { foldVisitAlone } from '../day/visit.ts';

/** A kiosk brings back what it has made itself, so far away from today at most. */
export const KIOSK_DAYS = 3;

type What = Extract<DayEvent, { kind: 'step' }>['what'];

/** What the arbiter writes without being asked. */
const BY_ARBITER: readonly What[] = ['unconfirmed', 'lapsed', 'due', 'settled', 'transferred'];
/** What visitors do at a kiosk. */
const AT_KIOSK: readonly What[] = ['checked-in', 'returned', 'withdrawn', 'undone', 'assistance-told'];
/** What citizens do from their phone or by the link of a mail. */
const BY_CITIZEN: readonly What[] = ['activated', 'cancelled', 'moved'];

const isAtKiosk = (event: DayEvent): boolean =>
  event.kind === 'step'
    ? AT_KIOSK.includes(event.what) && !('despite' in event && event.despite !== undefined)
    : event.kind === 'ticket'
      ? !event.takenIn
      : event.kind === 'appointment' && event.channel === 'kiosk';

/** Which events each maker makes. An actor that is not known is a citizen, or a kiosk that was forgotten. */
const MAKES: Readonly<Record<Maker | 'unknown', (event: DayEvent) => boolean>> = {
  arbiter: (event) =>
    event.kind === 'hold' ||
    event.kind === 'release' ||
    (event.kind === 'step' && BY_ARBITER.includes(event.what)),
  staff: (event) =>
    event.kind === 'step'
      ? !['unconfirmed', 'lapsed', 'due', 'settled'].includes(event.what)
      : event.kind === 'ticket' ||
        event.kind === 'counter' ||
        event.kind === 'walk-ins' ||
        (event.kind === 'appointment' && event.channel !== 'online'),
  kiosk: isAtKiosk,
  unknown: (event) =>
    isAtKiosk(event) ||
    (event.kind === 'step'
      ? BY_CITIZEN.includes(event.what) && !('reason' in event && event.reason !== undefined)
      : event.kind === 'appointment' && event.channel === 'online'),
};

/** Null: who it names can have made it. */
export function whyNotMade(state: OfficeState, day: Day, event: DayEvent): NotTaken['reason'] | null {
  const maker = state.makerOf(event.by) ?? 'unknown';
  if (!MAKES[maker](event)) return maker === 'unknown' ? 'unknown-maker' : 'not-by-its-maker';
  if (maker === 'staff' || maker === 'arbiter' || event.kind !== 'step' || event.what !== 'undone')
    return null;
  // A kiosk takes back its own check-ins alone, never the step of a counter.
  const undone = day.events.get(event.undoes);
  return undone === undefined || undone.by === event.by ? null : 'not-by-its-maker';
}

/** Whether a kiosk can have made an event: it bears its name, is of these days, and has none of the others' numbers. */
export function canBeOwn(state: OfficeState, event: DayEvent, kiosk: ActorId, now: Instant): boolean {
  if (event.by !== kiosk || !isAtKiosk(event)) return false;
  if (Math.abs(daysBetween(dateOf(now, state.office.timeZone), event.date)) > KIOSK_DAYS) return false;
  if (event.kind !== 'ticket' && event.kind !== 'appointment') return true;
  if (event.minutes > state.office.rules.longest) return false;
  const n = Number(event.number.slice(1));
  const own = state.numberHolders(event.date).find(({ numbers }) => isInBlock(numbers, n));
  return own === undefined ? isArbitersNumber(n) : own.actor === kiosk;
}

/** Whether an appointment still needs a counter: it is neither over nor given up, and its visitor has not come yet. */
export function needsPlace(day: Day, event: AppointmentEvent, now: Instant): boolean {
  if (event.start + event.minutes * MINUTE_MS <= now) return false;
  const { state } = foldVisitAlone(event, day.steps.get(event.id) ?? []);
  return state === 'reserved' || state === 'booked';
}

/** C7: a counter is left over the whole time, as for one that is booked now. What has passed of it does not count. */
export function hasPlaceLeft(
  slots: DaySlots | null,
  office: Office,
  event: AppointmentEvent,
  now: Instant,
): boolean {
  const free = slots?.lanes[homeLane(office, event)]?.all;
  if (slots === null || free === undefined) return false;
  const cell = GRID_MINUTES * MINUTE_MS;
  const first = Math.floor((Math.max(event.start, now) - slots.first) / cell);
  const end = Math.ceil((event.start + event.minutes * MINUTE_MS - slots.first) / cell);
  return first >= 0 && end <= free.length && !free.slice(first, end).includes('0');
}
