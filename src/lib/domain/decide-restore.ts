/**
 * M18: the relay was restored from a backup and has lost what came after it. The office's own devices still hold it
 * and bring it back: the facts themselves, as they were written, with the numbers and codes that people have in hand.
 */
import type { NotTaken } from './answer.ts';
import { addFact, fact, withFacts } from './day.ts';
import type { Fact } from './day.ts';
import { accept, isStaff, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { person } from './people.ts';
import type { Person } from './people.ts';
import type { RequestOf } from './request.ts';

/**
 * Only devices of the office are believed. What the relay knows already is left as it is. A record that cannot be
 * taken is named, and keeps no other from being taken.
 */
export function decideBringBack(
  state: OfficeState,
  request: RequestOf<'bring-back'>,
  { now, at, by }: Circumstances,
): Decision {
  if (by.role !== 'kiosk' && !isStaff(by.role)) return refuse(request, 'not-allowed');
  const day = state.day(request.date);
  if (day === null) return refuse(request, 'past-retention');
  const notTaken: NotTaken[] = [];
  const trial = withFacts(day, []);
  const lost = request.facts.flatMap((given, index): Fact[] => {
    const read = fact.safeParse(given);
    const reason = !read.success ? 'unreadable' : whyNot(read.data, request.date, now);
    if (reason !== null) notTaken.push({ id: idOf(given, index), reason });
    return read.success && reason === null && addFact(trial, read.data) ? [read.data] : [];
  });
  const known = state.people(request.date);
  // A kiosk never held people, so it has none to bring.
  const people = (isStaff(by.role) ? request.people : []).flatMap((given, index): Person[] => {
    const read = person.safeParse(given);
    if (!read.success) notTaken.push({ id: idOf(given, index), reason: 'unreadable' });
    return read.success && known?.has(read.data.id) !== true ? [read.data] : [];
  });
  if (lost.length === 0 && people.length === 0) return accept(request, null, {}, notTaken);
  const { id, date } = request;
  const counts = { facts: lost.length, people: people.length };
  const record = { type: 'brought-back', id, at, by: by.actor, ...counts } as const;
  const effects: Partial<Decision> = {
    facts: lost,
    people: people.map((one) => ({ date, person: one })),
    memos: [{ date, record }],
  };
  return accept(request, null, effects, notTaken);
}

/** The relay's clock may be behind the one that it had: what it has written itself is later than now for a while. */
const whyNot = (read: Fact, date: string, now: number): NotTaken['reason'] | null =>
  read.date !== date ? 'other-day' : read.at > now ? 'later-than-now' : null;

/** What cannot be read may have no name; then its place is told. */
function idOf(given: unknown, index: number): string {
  const id = typeof given === 'object' && given !== null ? (given as { id?: unknown }).id : undefined;
  return typeof id === 'string' && id !== '' && id.length <= 110 ? id : `#${index}`;
}
