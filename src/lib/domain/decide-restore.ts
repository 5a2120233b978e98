/**
 * M18: the relay was restored from a backup and has lost what came after it. The office's own devices still hold it
 * and bring it back: the facts themselves, as they were written, with the numbers and codes that people have in hand.
 */
import { addFact, withFacts } from './day.ts';
import { accept, isStaff, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import type { RequestOf } from './request.ts';

/** Only devices of the office are believed. What the relay knows already is left as it is. */
export function decideBringBack(
  state: OfficeState,
  request: RequestOf<'bring-back'>,
  { now, at, by }: Circumstances,
): Decision {
  if (by.role !== 'kiosk' && !isStaff(by.role)) return refuse(request, 'not-allowed');
  const day = state.day(request.date);
  if (day === null) return refuse(request, 'past-retention');
  if (request.facts.some((f) => f.date !== request.date || f.at > now)) return refuse(request, 'malformed');
  const trial = withFacts(day, []);
  const lost = request.facts.filter((f) => addFact(trial, f));
  const known = state.people(request.date);
  // A kiosk never held people, so it has none to bring.
  const people = isStaff(by.role) ? request.people.filter((p) => known?.has(p.id) !== true) : [];
  if (lost.length === 0 && people.length === 0) return accept(request, null);
  const { id, date } = request;
  const counts = { facts: lost.length, people: people.length };
  const record = { type: 'brought-back', id, at, by: by.actor, ...counts } as const;
  return accept(request, null, {
    facts: lost,
    people: people.map((person) => ({ date, person })),
    memos: [{ date, record }],
  });
}
