/** M18: what devices bring back to a relay that was put back; one bad record keeps no other from being taken. */
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/lib/domain/time.ts';
import {
  anAppointment,
  aPerson,
  aState,
  aTicket,
  ask,
  at,
  circumstances,
  evidence,
  MONDAY,
  visit,
} from '../support/build/index.ts';

const NOW = at('10:00');
const good = aTicket({ id: visit('anna'), number: 'A001' });
const late = evidence('returned', { of: good.id, at: NOW + 1000, id: 'late-0000000000000' });
const tomorrow = aTicket({ id: visit('tomorrow'), at: at('08:00', addDays(MONDAY, 1)), number: 'A002' });
const booked = anAppointment({ id: visit('bert') });

const bringBack = (facts: readonly unknown[], people: readonly unknown[] = []) =>
  aState().take(
    ask('bring-back', { facts: [...facts], people: [...people] }),
    circumstances(NOW, { role: 'clerk' }),
  );

describe('[M18] a record that cannot be brought back', () => {
  it('[M18] is named with its reason, and all others are taken', () => {
    const { answer, facts, people } = bringBack(
      [late, { kind: 'ticket', id: 'broken' }, good, tomorrow, 7, booked],
      [{ id: 'nobody' }, aPerson(booked)],
    );
    expect(facts.map((f) => f.id)).toEqual([good.id, booked.id]);
    expect(people.map(({ person }) => person.id)).toEqual([booked.id]);
    expect(answer).toMatchObject({
      ok: true,
      notTaken: [
        { id: late.id, reason: 'later-than-now' },
        { id: 'broken', reason: 'unreadable' },
        { id: tomorrow.id, reason: 'other-day' },
        { id: '#4', reason: 'unreadable' },
        { id: 'nobody', reason: 'unreadable' },
      ],
    });
  });

  it('[M18] is taken as soon as its time has come, to the moment', () => {
    const request = ask('bring-back', { facts: [late], people: [] });
    const by = (now: number) => aState().take(request, circumstances(now, { role: 'clerk' }));
    expect(by(late.at).answer).not.toHaveProperty('notTaken');
    expect(by(late.at).facts).toEqual([late]);
    expect(by(late.at - 1).facts).toEqual([]);
  });
});
