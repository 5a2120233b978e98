/** M15: what a device was told of the date. */
import { expect, it } from 'vitest';
import { aState, actor, ask, at, circumstances, day } from '../support/build/index.ts';

it('[M15, A7.13] the lead reads what a kiosk was told, and when that was by the relay’s clock', () => {
  const told = at('10:00', day('2026-11-22'));
  const request = ask('tell-date', { told });
  const by = (role: 'kiosk' | 'clerk' | 'citizen') =>
    aState().take(request, circumstances(at('10:05'), { role, at: at('10:01') }));
  for (const role of ['kiosk', 'clerk'] as const)
    expect(by(role)).toMatchObject({
      answer: { ok: true },
      log: [{ what: 'date-told', at: at('10:01'), by: actor(role), told }],
    });
  expect(by('citizen')).toMatchObject({ answer: { reason: 'not-allowed' }, log: [] });
});
