/** A kiosk stands in the open: what it can find out, also when an attacker holds its cookie. */
import { describe, expect, it } from 'vitest';
import { refusedCheckInReasons } from '../../src/lib/domain/requests/open-item.ts';
import { refuse } from '../../src/lib/domain/decide/decision.ts';
import { answerFor, mayKioskRead, MOST_FAILED_TRIES } from '../../src/lib/domain/decide/kiosk-limits.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import { openKioskTries } from '../../sync-server/arbiter/kiosk-tries.ts';
import {
  actor,
  anAppointment,
  anOffice,
  aPerson,
  aState,
  ask,
  askBorn,
  at,
  circumstances,
  MONDAY,
  restoredAt,
} from '../support/build/index.ts';

const checkIn = askBorn('1950-05-05' as never);

describe('[A2] what a kiosk is told', () => {
  it('[A2.4] by birth date early, late and unknown are one word, which staff alone can tell apart', () => {
    const told = (role: 'kiosk' | 'clerk') =>
      refusedCheckInReasons.map((reason) => {
        const answer = answerFor(role, checkIn, refuse(checkIn, reason).answer);
        return answer.ok ? 'ok' : answer.reason;
      });
    const unread = ['several-appointments', 'birth-date-unreadable'];
    expect(told('kiosk')).toEqual([...unread, 'not-found', 'not-found', 'not-found']);
    expect(told('clerk')).toEqual([...refusedCheckInReasons]);
  });

  it('[A1, A2.4] by code the time of the appointment is told, by birth date none is, in any answer', () => {
    const anna = anAppointment({ start: at('09:00') });
    const state = aState({ events: [anna], people: [aPerson(anna)] });
    for (const [time, reason] of [
      ['08:00', 'too-early'],
      ['09:20', 'too-late'],
    ] as const) {
      const byCode = ask('check-in', { by: { with: 'code', code: anna.code } });
      const byBirthDate = askBorn(aPerson(anna).contact!.birthDate!);
      const told = (asked: Parameters<typeof state.take>[0]) =>
        answerFor('kiosk', asked, state.take(asked, circumstances(at(time), { role: 'kiosk' })).answer);
      expect(told(byCode)).toMatchObject({ reason, alternatives: [{ date: MONDAY, start: anna.start }] });
      expect(told(byBirthDate)).toMatchObject({ reason: 'not-found', alternatives: [] });
    }
  });

  it('[A2.6] beyond the limit a right birth date gets the same word, and staff hear of who waits', () => {
    const anna = anAppointment({ start: at('09:00') });
    const state = aState({ events: [anna], people: [aPerson(anna)] });
    const birthDate = aPerson(anna).contact!.birthDate!;
    const right = askBorn(birthDate);
    const asked = { ...circumstances(at('09:01'), { role: 'kiosk', at: at('09:00') }), tooManyTries: true };
    const { answer, events, memos } = state.take(right, asked);
    expect([answer, events]).toMatchObject([{ ok: false, reason: 'not-found' }, []]);
    expect(memos).toMatchObject([{ record: { type: 'arrival', birthDate } }]);
  });
});

describe('[A2] tries in vain at one kiosk', () => {
  const { withinMs, inThatTime, inADay } = MOST_FAILED_TRIES;
  const [kiosk, other] = [actor('kiosk'), actor('other')];

  it('[A2.6] a limited number in ten minutes is looked at, and more when those are past', () => {
    const tries = openKioskTries();
    const now = at('09:00');
    for (let i = 0; i < inThatTime; i++) {
      expect(tries.areTooMany(kiosk, now, now)).toBe(false);
      tries.noteFailed(kiosk, now, now);
    }
    expect(tries.areTooMany(kiosk, now, now)).toBe(true);
    expect(tries.areTooMany(other, now, now)).toBe(false);
    expect(tries.areTooMany(kiosk, now + withinMs, now + withinMs)).toBe(false);
  });

  it('[A2.7] a thousand guesses are all told, in portions; each way is counted by itself', () => {
    const tries = openKioskTries();
    const told: number[] = [];
    for (let i = 0; i < 1_000; i++) {
      const now = at('09:00') + i * 5_000;
      const count = tries.toReport(kiosk, 'code', now, now);
      if (count === 0) tries.noteGuess(kiosk, 'code', now, now);
      else {
        told.push(count);
        tries.noteReported(kiosk, 'code');
      }
    }
    expect(told).toEqual(Array.from({ length: 50 }, () => 20));
    expect(tries.toReport(kiosk, 'birth-date', at('09:00'), at('09:00'))).toBe(0);
  });

  it('[A2.7] slow guesses are told once they are many for a day', () => {
    const tries = openKioskTries();
    const slow = (i: number) => at('00:00') + i * MINUTE_MS * 10;
    for (let i = 0; i < inADay - 1; i++) {
      expect(tries.toReport(kiosk, 'code', slow(i), slow(i))).toBe(0);
      tries.noteGuess(kiosk, 'code', slow(i), slow(i));
    }
    expect(tries.toReport(kiosk, 'code', slow(inADay), slow(inADay))).toBe(inADay);
  });

  it('[A2, A4] news of a morning without network counts for when it happened, and no day has more than its limit', () => {
    const tries = openKioskTries();
    const now = at('12:00');
    let looked = 0;
    // A device that lies about its clock, one try each minute of the past.
    for (let minute = 0; minute < 1000; minute++) {
      const stoodAt = now - minute * MINUTE_MS;
      if (tries.areTooMany(kiosk, stoodAt, now)) continue;
      looked++;
      tries.noteFailed(kiosk, stoodAt, now);
    }
    expect(looked).toBe(inADay);
    const tomorrow = at('12:00', addDays(MONDAY, 1));
    expect(tries.areTooMany(kiosk, tomorrow, tomorrow)).toBe(false);
  });
});

describe('[P1.3] the days that a kiosk reads', () => {
  const reads = (time: string, office = anOffice()): number[] =>
    [-4, -3, -1, 0, 1, 2, 400].filter((days) => mayKioskRead(office, addDays(MONDAY, days), at(time)));

  it('[P1.3] today and, from the evening on, tomorrow', () => {
    expect([reads('07:00'), reads('17:59'), reads('18:00')]).toEqual([[0], [0], [0, 1]]);
  });

  it('[P1.3, M18.4] after a restore the three days before as well, to bring back what it did there', () => {
    expect(reads('10:00', restoredAt(at('10:00')))).toEqual([-3, -1, 0]);
  });
});
