/** What a visitor is told after a check-in, and how repeated tries slow down. */
import { describe, expect, it } from 'vitest';
import type { TrackedRequest, Stage } from '../../src/lib/client/types.ts';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { foldVisitAlone } from '../../src/lib/domain/day/visit.ts';
import type { Visit } from '../../src/lib/domain/day/visit.ts';
import { arrivalOf } from '../../src/lib/state/kiosk/arrival.ts';
import { pauseLeft } from '../../src/lib/state/kiosk/pause.ts';
import { anAppointment, ask, at, day, lane, visit } from '../support/build/index.ts';

const request = ask('check-in', { by: { with: 'code', code: '123456' } });
const yes: Answer = {
  ok: true,
  request: request.id,
  visit: visit('anna'),
  number: 'A612',
  lane: lane('main'),
  due: at('09:00'),
};
const no = (reason: Extract<Answer, { ok: false }>['reason'], starts: readonly number[] = []): Answer => ({
  ok: false,
  request: request.id,
  reason,
  alternatives: starts.map((start) => ({ date: request.date, start })),
});
const trackedRequest = (stage: Stage, answer: Answer | null = null): TrackedRequest => ({
  request,
  stage,
  answer,
});
const here = {
  ...{ at: at('08:50'), patient: false, around: [], isLive: false, way: 'code' as const },
  ...{ window: { before: 15, after: 5 }, visitOf: () => null, movedTo: null },
};
const byBirthDate = { ...here, way: 'birth-date' as const };

describe('[A1.1] after a check-in', () => {
  it('[A1.1] nothing is said before it is on disk', () => {
    expect(arrivalOf({ ...here, trackedRequest: trackedRequest('saving'), optimistic: yes })).toEqual({
      kind: 'checking',
    });
    expect(arrivalOf({ ...here, trackedRequest: null, optimistic: yes })).toEqual({ kind: 'checking' });
  });

  it('[A1.1] where an answer can come it is waited for, a moment', () => {
    const sent = trackedRequest('sent');
    expect(arrivalOf({ ...here, trackedRequest: sent, optimistic: yes, patient: true }).kind).toBe(
      'checking',
    );
    expect(arrivalOf({ ...here, trackedRequest: sent, optimistic: yes })).toMatchObject({
      kind: 'welcome',
      stage: 'sent',
    });
  });

  it('[A1.1] cut off, the kiosk decides by itself and says that it is only saved here', () => {
    expect(arrivalOf({ ...here, trackedRequest: trackedRequest('saved'), optimistic: yes })).toEqual({
      kind: 'welcome',
      visit: visit('anna'),
      number: 'A612',
      due: at('09:00'),
      stage: 'saved',
      isHeard: false,
    });
  });

  it('[A8] the monitor is promised where the relay knows of the visitor, or can hear of them', () => {
    const isHeard = (stage: Stage, isLive: boolean): unknown => {
      const arrival = arrivalOf({ ...here, isLive, trackedRequest: trackedRequest(stage), optimistic: yes });
      return arrival.kind === 'welcome' && arrival.isHeard;
    };
    expect([isHeard('saved', true), isHeard('confirmed', false)]).toEqual([true, true]);
    for (const stage of ['saved', 'perhaps-arrived', 'sent'] as const)
      expect(isHeard(stage, false), stage).toBe(false);
  });

  it('[A2.4] by birth date wrong, early, late and unknown are one and the same', () => {
    const shown = (['not-found', 'too-early', 'too-late', 'not-allowed'] as const).map((reason) =>
      arrivalOf({ ...byBirthDate, trackedRequest: trackedRequest('refused', no(reason)), optimistic: yes }),
    );
    expect(new Set(shown.map((s) => JSON.stringify(s))).size).toBe(1);
    expect(shown[0]).toEqual({ kind: 'neutral' });
  });

  it.each([
    ['too-early', { kind: 'early', start: at('09:40'), from: at('09:25') }],
    ['too-late', { kind: 'late', start: at('09:40'), until: at('09:45') }],
  ] as const)('[A1.3] by code %s is said with its times, cut off and by the relay', (reason, said) => {
    const answer = no(reason, [at('09:40')]);
    const predicted = arrivalOf({ ...here, trackedRequest: trackedRequest('saved'), optimistic: answer });
    const refused = trackedRequest('refused', answer);
    expect([predicted, arrivalOf({ ...here, trackedRequest: refused, optimistic: yes })]).toEqual([
      said,
      said,
    ]);
  });

  it('[A1.3, B8] a code whose appointment was moved names the other day', () => {
    const movedTo = day('2026-11-27');
    const trackedNo = trackedRequest('refused', no('not-found'));
    expect(arrivalOf({ ...here, movedTo, trackedRequest: trackedNo, optimistic: yes })).toEqual({
      ...{ kind: 'other-day', date: movedTo, isMoved: true },
    });
  });

  it('[A4] a code that the relay has not refused keeps the time of arrival', () => {
    const shown = { ...here, way: 'scan' as const, optimistic: no('not-found') };
    const unknown = { kind: 'unknown', way: 'scan' };
    expect(arrivalOf({ ...shown, trackedRequest: trackedRequest('saved') })).toEqual({
      ...unknown,
      notedAt: at('08:50'),
    });
    const refused = trackedRequest('refused', no('not-found'));
    expect(arrivalOf({ ...shown, trackedRequest: refused })).toEqual({ ...unknown, notedAt: null });
  });

  it.each([
    ['arrived', 'waiting'],
    ['serving', 'at-counter'],
    ['finished', 'done'],
  ] as const)('[A3] who was %s before is told so', (state, whereabouts) => {
    const anna = anAppointment({ id: visit('anna'), start: at('09:00') });
    const known: Visit = {
      ...foldVisitAlone(anna, []),
      state,
      arrivedAt: at('08:46'),
      waitingSince: at('08:46'),
    };
    const confirmed = trackedRequest('confirmed', yes);
    const shown = { ...here, trackedRequest: confirmed, optimistic: yes };
    expect(arrivalOf({ ...shown, visitOf: () => known })).toEqual({
      ...{ kind: 'already', visit: anna.id, number: 'A612', since: at('08:46'), whereabouts, isHeard: true },
    });
    // The scan itself, one that is read twice, and the return of a visitor who was missed.
    const now = { ...known, arrivedAt: at('08:50') - 4_000 };
    const back = { ...known, waitingSince: at('08:50') };
    for (const one of [now, back]) expect(arrivalOf({ ...shown, visitOf: () => one }).kind).toBe('welcome');
  });

  it('[A2] a birth date that cannot be checked here is noted with its time', () => {
    expect(
      arrivalOf({
        ...byBirthDate,
        trackedRequest: trackedRequest('saved'),
        optimistic: no('not-possible-now'),
      }),
    ).toEqual({
      kind: 'noted',
      at: at('08:50'),
    });
  });

  it('[A2.1] several that share a birth date are told apart by their time', () => {
    const several: Answer = {
      ok: false,
      request: request.id,
      reason: 'several-appointments',
      alternatives: [
        { date: request.date, start: at('09:00') },
        { date: request.date, start: at('09:05') },
      ],
    };
    expect(
      arrivalOf({ ...byBirthDate, trackedRequest: trackedRequest('refused', several), optimistic: yes }),
    ).toEqual({
      kind: 'which',
      starts: [at('09:00'), at('09:05')],
      checked: true,
    });
  });

  it('[A2] where they share the time, too, the code is asked for; that staff know is said once they do', () => {
    const twins: Answer = {
      ...{ ok: false, request: request.id, reason: 'several-appointments' },
      alternatives: [{ date: request.date, start: at('09:00') }],
    };
    const refused = trackedRequest('refused', twins);
    expect(
      arrivalOf({ ...byBirthDate, trackedRequest: refused, optimistic: no('not-possible-now') }),
    ).toEqual({
      kind: 'code-needed',
      at: at('08:50'),
    });
    expect(arrivalOf({ ...byBirthDate, trackedRequest: trackedRequest('saved'), optimistic: twins })).toEqual(
      {
        kind: 'code-needed',
        at: null,
      },
    );
  });

  it('[A2.2] cut off, the time is asked for where it can help: of all appointments around now', () => {
    const optimistic = no('not-possible-now');
    const around = [at('08:50'), at('09:00')];
    const asked = { ...byBirthDate, optimistic, around };
    expect(arrivalOf({ ...asked, trackedRequest: trackedRequest('saved') })).toEqual({
      kind: 'which',
      starts: around,
      checked: false,
    });
    // Not before it is saved, not while an answer may come, and never against the relay's word.
    expect(arrivalOf({ ...asked, trackedRequest: trackedRequest('saving') })).toEqual({ kind: 'checking' });
    expect(arrivalOf({ ...asked, trackedRequest: trackedRequest('sent'), patient: true })).toEqual({
      kind: 'checking',
    });
    expect(arrivalOf({ ...asked, trackedRequest: trackedRequest('confirmed', yes) })).toMatchObject({
      kind: 'welcome',
    });
    expect(arrivalOf({ ...asked, trackedRequest: trackedRequest('refused', no('not-found')) })).toMatchObject(
      {
        kind: 'neutral',
      },
    );
    // One time alone decides nothing.
    expect(
      arrivalOf({ ...asked, trackedRequest: trackedRequest('saved'), around: [at('09:00')] }),
    ).toMatchObject({
      kind: 'noted',
    });
  });

  it('a disk that refuses is said', () => {
    expect(arrivalOf({ ...here, trackedRequest: trackedRequest('not-saved'), optimistic: yes })).toEqual({
      kind: 'not-saved',
    });
  });
});

describe('[A2] repeated tries slow down', () => {
  const minute = 60_000;

  it('[A2.5] two slips cost nothing, each further one doubles the pause, up to a minute', () => {
    expect(pauseLeft([], 0)).toBe(0);
    expect(pauseLeft([0, 1], 1)).toBe(0);
    expect(pauseLeft([0, 1, 2], 2)).toBe(5_000);
    expect(pauseLeft([0, 1, 2, 3], 3)).toBe(10_000);
    expect(pauseLeft([0, 1, 2, 3, 4, 5, 6, 7, 8], 8)).toBe(minute);
  });

  it('[A2] the pause passes, and old slips are forgotten', () => {
    expect(pauseLeft([0, 1, 2], 4_002)).toBe(1_000);
    expect(pauseLeft([0, 1, 2], 5_002)).toBe(0);
    expect(pauseLeft([0, 1, 11 * minute], 11 * minute)).toBe(0);
  });
});
