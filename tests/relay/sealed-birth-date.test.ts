/** A birth date on its way from a kiosk (P6): sealed by a page's WebCrypto, opened by the relay's own. */
import { describe, expect, it } from 'vitest';
import { birthDateKey } from '../../src/lib/domain/input/birth-date.ts';
import type { BirthDate, SealedBirthDate } from '../../src/lib/domain/input/birth-date.ts';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import { memo } from '../../src/lib/domain/requests/memo.ts';
import { parseRequest } from '../../src/lib/domain/requests/request.ts';
import { sealBirthDate } from '../../src/lib/wire/sealed-birth-date.ts';
import { openBirthDates } from '../../sync-server/arbiter/birth-dates.ts';
import {
  anAppointment,
  aPerson,
  askBorn,
  aState,
  at,
  birthDates,
  circumstances,
  MONDAY,
  requestNamed,
  sealNow,
} from '../support/build/index.ts';

const to = { office: officeId.parse('musterstadt'), id: requestNamed('check-in') };
const born = '1970-01-01' as BirthDate;
const partial = '1960-00-00' as BirthDate;

describe('[P6] sealed birth dates', () => {
  it('[P6] the relay reads what a page has sealed, also after a restart and with unknown parts', async () => {
    for (const date of [born, partial]) {
      const sealed = await sealBirthDate(date, birthDates.key, to);
      expect(birthDates.open(sealed, to)).toBe(date);
      expect(openBirthDates('of the tests').open(sealed, to)).toBe(date);
    }
  });

  it('[P6] equal dates do not look equal, and every date is as long as any other', async () => {
    const sealed = await Promise.all([born, born, partial].map((d) => sealBirthDate(d, birthDates.key, to)));
    expect(new Set(sealed.map((text) => text.length))).toEqual(new Set([122]));
    const parts = sealed.flatMap((text) => [text.slice(0, 40), text.slice(-40)]);
    expect(new Set(parts).size).toBe(6);
  });

  it('[P6] is good for its office and its request alone, and for one relay', async () => {
    const sealed = await sealBirthDate(born, birthDates.key, to);
    expect(birthDates.open(sealed, { ...to, id: requestNamed('other') })).toBeNull();
    expect(birthDates.open(sealed, { ...to, office: officeId.parse('elsewhere') })).toBeNull();
    expect(openBirthDates('of another relay').open(sealed, to)).toBeNull();
  });

  it('[P6] whatever was changed in it, it is not opened, and nothing is thrown', async () => {
    const sealed = await sealBirthDate(born, birthDates.key, to);
    for (let i = 0; i < sealed.length - 1; i += 11) {
      const changed = `${sealed.slice(0, i)}${sealed[i] === 'A' ? 'B' : 'A'}${sealed.slice(i + 1)}`;
      expect(birthDates.open(changed as SealedBirthDate, to)).toBeNull();
    }
    for (const text of ['A', '_'].map((letter) => letter.repeat(122)))
      expect(birthDates.open(text as SealedBirthDate, to)).toBeNull();
  });

  it('[P6] what is sealed and no birth date is not taken for one', () => {
    for (const text of ['2026-13-01', '1970-02-30', '__proto__ ', '          '])
      expect(birthDates.open(sealNow(text, to), to)).toBeNull();
    expect(birthDates.open(sealNow(born, to), to)).toBe(born);
  });

  it('[P6] a key that is no point of the curve is not sealed to', async () => {
    const noPoint = birthDateKey.parse('A'.repeat(87));
    await expect(sealBirthDate(born, noPoint, to)).rejects.toThrow();
  });
});

describe('[P6] a check-in by birth date', () => {
  it('[P6] in clear, or sealed and of another length, is malformed', () => {
    const { by, ...request } = askBorn(born);
    expect(parseRequest({ ...request, by })).toMatchObject({ ok: true });
    const { sealed } = by as typeof by & { sealed: string };
    for (const given of [
      { birthDate: born },
      { birthDate: born, sealed },
      { sealed: born },
      { sealed: sealed.slice(1) },
      { sealed: `${sealed}A` },
      { sealed: 'A'.repeat(100_000) },
      { sealed: `${sealed.slice(1)}=` },
    ])
      expect(parseRequest({ ...request, by: { with: 'birth-date', start: null, ...given } })).toEqual({
        ok: false,
        error: 'malformed',
      });
  });

  const anna = anAppointment({ start: at('09:00') });
  const ofAnna = aPerson(anna);
  const elsewhere = openBirthDates('of another relay').key;
  const unread = (id: string, tried: readonly string[] = []) =>
    askBorn(born, null, {
      id: requestNamed(id),
      sealed: sealNow(born, { ...to, id: requestNamed(id) }, elsewhere),
      ...(tried.length > 0 ? { tried: tried.map(requestNamed) } : {}),
    });
  const late = circumstances(at('09:30'), { role: 'kiosk', at: at('08:55') });
  const told = (state: ReturnType<typeof aState>) => [...(state.memos(MONDAY)?.values() ?? [])];

  it('[P6, A2] that cannot be opened is refused by name, and staff hear of each visitor who waits', () => {
    const state = aState({ events: [anna], people: [ofAnna] });
    const { answer, memos } = state.take(unread('first'), late);
    expect(answer).toMatchObject({ ok: false, reason: 'birth-date-unreadable' });
    expect(memos.map(({ record }) => memo.parse(record))).toMatchObject([
      { type: 'arrival', birthDate: null, reason: 'birth-date-unreadable', at: at('08:55'), resolved: null },
    ]);
    // Delivered twice, and tried again by the same visitor; then another visitor in the same minute.
    state.take(unread('first'), late);
    state.take(unread('again', ['first']), late);
    expect(told(state)).toHaveLength(1);
    state.take(unread('second'), late);
    expect(told(state)).toHaveLength(2);
  });

  it('[P6, A2] not while they stand there, and no more once the code has told who they are', () => {
    const state = aState({ events: [anna], people: [ofAnna] });
    state.take(unread('here'), circumstances(at('08:55'), { role: 'kiosk' }));
    expect(told(state)).toEqual([]);
    state.take(unread('first'), late);
    const found = askBorn(ofAnna.contact!.birthDate!, null, { tried: [requestNamed('first')] });
    expect(state.take(found, late).answer).toMatchObject({ ok: true, visit: anna.id });
    expect(told(state)).toMatchObject([{ resolved: { at: at('08:55') } }]);
  });

  it('[P6] any device says that it cannot tell', () => {
    const state = aState({ events: [anna], people: [ofAnna] });
    const asked = askBorn(ofAnna.contact!.birthDate!);
    for (const role of ['kiosk', 'clerk'] as const)
      expect(decide(state, asked, circumstances(at('09:00'), { role })).answer).toMatchObject({
        ok: false,
        reason: 'not-possible-now',
      });
  });
});
