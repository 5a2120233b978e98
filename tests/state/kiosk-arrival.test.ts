/** What a visitor is told after a check-in, and how repeated tries slow down. */
import { describe, expect, it } from 'vitest';
import type { TrackedRequest, Stage } from '../../src/lib/client/types.ts';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { arrivalOf } from '../../src/lib/state/kiosk/arrival.ts';
import { pauseLeft } from '../../src/lib/state/kiosk/pause.ts';
import { ask, at, lane, visit } from '../support/build/index.ts';

const request = ask('check-in', { by: { with: 'code', code: '123456' } });
const yes: Answer = {
  ok: true,
  request: request.id,
  visit: visit('anna'),
  number: 'A612',
  lane: lane('main'),
  due: at('09:00'),
};
const no = (reason: Extract<Answer, { ok: false }>['reason']): Answer => ({
  ok: false,
  request: request.id,
  reason,
  alternatives: [],
});
const trackedRequest = (stage: Stage, answer: Answer | null = null): TrackedRequest => ({
  request,
  stage,
  answer,
});
const here = { at: at('08:50'), patient: false, around: [], isLive: false };

describe('[A1] after a check-in', () => {
  it('[A1] nothing is said before it is on disk', () => {
    expect(arrivalOf({ ...here, trackedRequest: trackedRequest('saving'), tentative: yes })).toEqual({
      kind: 'checking',
    });
    expect(arrivalOf({ ...here, trackedRequest: null, tentative: yes })).toEqual({ kind: 'checking' });
  });

  it('[A1] where an answer can come it is waited for, a moment', () => {
    const sent = trackedRequest('sent');
    expect(arrivalOf({ ...here, trackedRequest: sent, tentative: yes, patient: true }).kind).toBe('checking');
    expect(arrivalOf({ ...here, trackedRequest: sent, tentative: yes })).toMatchObject({
      kind: 'welcome',
      stage: 'sent',
    });
  });

  it('[A1] cut off, the kiosk decides by itself and says that it is only saved here', () => {
    expect(arrivalOf({ ...here, trackedRequest: trackedRequest('saved'), tentative: yes })).toEqual({
      kind: 'welcome',
      number: 'A612',
      due: at('09:00'),
      stage: 'saved',
      isHeard: false,
    });
  });

  it('[A8] the monitor is promised where the relay knows of the visitor, or can hear of them', () => {
    const isHeard = (stage: Stage, isLive: boolean): unknown => {
      const arrival = arrivalOf({ ...here, isLive, trackedRequest: trackedRequest(stage), tentative: yes });
      return arrival.kind === 'welcome' && arrival.isHeard;
    };
    expect([isHeard('saved', true), isHeard('confirmed', false)]).toEqual([true, true]);
    for (const stage of ['saved', 'perhaps-arrived', 'sent'] as const)
      expect(isHeard(stage, false), stage).toBe(false);
  });

  it('[A2.4] wrong, early, late and unknown are one and the same', () => {
    const shown = (['not-found', 'too-early', 'too-late', 'not-allowed'] as const).map((reason) =>
      arrivalOf({ ...here, trackedRequest: trackedRequest('refused', no(reason)), tentative: yes }),
    );
    expect(new Set(shown.map((s) => JSON.stringify(s))).size).toBe(1);
    expect(shown[0]).toEqual({ kind: 'neutral', notedAt: null });
  });

  it('[A4] a no that the relay has not said keeps the time of arrival', () => {
    expect(
      arrivalOf({ ...here, trackedRequest: trackedRequest('saved'), tentative: no('not-found') }),
    ).toEqual({
      kind: 'neutral',
      notedAt: at('08:50'),
    });
  });

  it('[A2] a birth date that cannot be checked here is noted with its time', () => {
    expect(
      arrivalOf({ ...here, trackedRequest: trackedRequest('saved'), tentative: no('not-possible-now') }),
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
      arrivalOf({ ...here, trackedRequest: trackedRequest('refused', several), tentative: yes }),
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
    expect(arrivalOf({ ...here, trackedRequest: refused, tentative: no('not-possible-now') })).toEqual({
      kind: 'code-needed',
      at: at('08:50'),
    });
    expect(arrivalOf({ ...here, trackedRequest: trackedRequest('saved'), tentative: twins })).toEqual({
      kind: 'code-needed',
      at: null,
    });
  });

  it('[A2.2] cut off, the time is asked for where it can help: of all appointments around now', () => {
    const tentative = no('not-possible-now');
    const around = [at('08:50'), at('09:00')];
    const asked = { ...here, tentative, around };
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
    expect(arrivalOf({ ...here, trackedRequest: trackedRequest('not-saved'), tentative: yes })).toEqual({
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
