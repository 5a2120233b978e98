/** Short names for things in tests: `visit('anna')` is always the same valid id. */
import { actorId, counterId, laneId, requestId, serviceId, visitId } from '../../../src/lib/domain/ids.ts';
import type {
  ActorId,
  CounterId,
  LaneId,
  RequestId,
  ServiceId,
  VisitId,
} from '../../../src/lib/domain/ids.ts';
import { instantOf, localDate, localTime } from '../../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../../src/lib/domain/time.ts';

/** Ids have at least 16 characters. */
const long = (name: string): string => name.padEnd(16, '_');

export const visit = (name: string): VisitId => visitId.parse(long(name));
export const requestNamed = (name: string): RequestId => requestId.parse(long(name));
export const actor = (name: string): ActorId => actorId.parse(long(name));
export const lane = (name: string): LaneId => laneId.parse(name);
export const service = (name: string): ServiceId => serviceId.parse(name);
export const counter = (name: string): CounterId => counterId.parse(name);

export const day = (text: string): LocalDate => localDate.parse(text);

/** The day on which most tests take place: an ordinary Monday. */
export const MONDAY = day('2026-11-23');

/** A local time of day as an instant: `at('08:00')` on the usual Monday. */
export const at = (time: string, date: LocalDate | string = MONDAY, timeZone = 'Europe/Berlin'): Instant => {
  const [clock, seconds = '0'] = /^(\d\d:\d\d):(\d\d)$/.exec(time)?.slice(1) ?? [time];
  return instantOf(day(date), localTime.parse(clock), timeZone) + Number(seconds) * 1000;
};

let made = 0;

/** A fresh id wherever a test does not care which. */
export const freshId = (): string => `made-${String(++made).padStart(12, '0')}`;
