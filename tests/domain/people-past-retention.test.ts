/** P3, M19: between the people's days and the day's own, nothing of a person comes back. */
import { describe, expect, it } from 'vitest';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import {
  aContact,
  anAppointment,
  anOffice,
  aPerson,
  aState,
  aTicket,
  ask,
  at,
  aTextField,
  choose,
  circumstances,
  counter,
  MONDAY,
  requestNamed,
  restoredAt,
  visit,
} from '../support/build/index.ts';

const anna = aTicket({ id: visit('anna') });
const appointment = anAppointment({ id: visit('bert') });
const contact = aContact({ name: 'Erika Geheim' });
const { people, day } = anOffice().rules.retention;

function taken(request: Request, days: number) {
  const now = at('09:00', addDays(MONDAY, days));
  const s = aState({ events: [anna], office: restoredAt(now) });
  return s.take(request, circumstances(now, { role: 'clerk', at: at('15:00') }));
}

describe('[P3, M19] past the retention of people, within that of the day', () => {
  const note = ask('note', { visit: anna.id, text: 'Frau Geheim bringt die Urkunde nach' });
  const book = ask('book', {
    start: at('15:00'),
    services: [choose('id-card')],
    contact,
    language: 'de',
    reminder: false,
  });
  const bringBack = ask('bring-back', { events: [appointment], people: [aPerson(appointment, { contact })] });

  it('[P3, M19] on the last day people are kept they are written down', () => {
    expect(people).toBeLessThan(day);
    expect(taken(note, people)).toMatchObject({ answer: { ok: true }, memos: [{ date: MONDAY }] });
    expect(taken(bringBack, people).people).toHaveLength(1);
  });

  it('[P3, M19] a day later nothing of them is, while the day itself is still brought back', () => {
    const fields = [{ field: aTextField.id, value: 'Geheim', base: null }];
    for (const request of [
      note,
      ask('change-fields', { visit: anna.id, changes: fields }),
      ask('wish', { visit: anna.id, earlier: true }),
      ask('resolve-call-back', { callBack: requestNamed('call') }),
    ])
      expect(taken(request, people + 1).answer).toMatchObject({ ok: false, reason: 'past-retention' });
    for (const request of [note, book, bringBack])
      expect(JSON.stringify(taken(request, people + 1))).not.toContain('Geheim');
    const back = taken(bringBack, people + 1);
    expect(back).toMatchObject({
      answer: { ok: true },
      events: [{ id: appointment.id }],
      people: [],
      memos: [],
    });
  });

  it('[P3, M19] what happened that day is still taken', () => {
    const call = ask('call', { visit: anna.id, counter: counter('c1') });
    expect(taken(call, people + 1)).toMatchObject({ answer: { ok: true }, events: [{ what: 'called' }] });
  });
});
