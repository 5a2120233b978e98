/** A lead's edit of the hours while another lead changes them. */
import { expect, test } from 'vitest';
import { splitRequest } from '../../src/lib/client/requests/split-request.ts';
import type { Session } from '../../src/lib/client/types.ts';
import { actorId } from '../../src/lib/domain/ids.ts';
import type { Closure } from '../../src/lib/domain/office/closure.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { composeChange, HoursDesk } from '../../src/lib/state/lead/hours.svelte.ts';
import { anOffice, at, MONDAY, visit } from '../support/build/index.ts';

const session: Session = {
  ...{ office: anOffice().id, actor: actorId.parse('a'.repeat(22)), role: 'lead', name: 'Lena' },
} as Session;
const reason = { de: 'Fortbildung', en: 'Staff training' };
const closureOn = (date: LocalDate): Closure => ({ date, reason });

test('[C11.6] an edit is looked at again on what another lead has saved, and their change is named', async () => {
  let office: Office = anOffice();
  const asked: Closure[][] = [];
  const desk = new HoursDesk(session, () => office, {
    origin: 'http://relay',
    fetch: async (_url, init) => {
      asked.push((JSON.parse(String(init?.body)) as { closures: Closure[] }).closures);
      return Response.json({ problems: [], hit: [], days: [], placeMinutes: 15 });
    },
  });
  const TUESDAY = addDays(MONDAY, 1);
  await desk.show({ what: 'close', dates: [MONDAY], part: null, reason });
  expect([desk.canSave, desk.meanwhile]).toEqual([true, null]);
  await desk.rebase();
  expect(asked).toEqual([[closureOn(MONDAY)]]);

  office = { ...office, closures: [closureOn(TUESDAY)] };
  await desk.rebase();
  expect(desk.meanwhile).toMatchObject({ closed: [closureOn(TUESDAY)], reopened: [] });
  // Both changes are in what would be saved: neither lead undoes the other.
  expect(asked.at(-1)).toEqual([closureOn(TUESDAY), closureOn(MONDAY)]);
  expect(desk.canSave).toBe(true);

  await desk.show({ what: 'open-again', closures: [closureOn(TUESDAY)] });
  office = { ...office, closures: [] };
  await desk.rebase();
  expect([desk.trouble, desk.canSave]).toEqual([{ kind: 'gone' }, false]);
  desk.close();
});

test('[C3] an edit that is being saved is neither dropped nor replaced', async () => {
  const office = anOffice();
  const desk = new HoursDesk(session, () => office, {
    origin: 'http://relay',
    fetch: async () => Response.json({ problems: [], hit: [], days: [], placeMinutes: 15 }),
  });
  const edit = { what: 'close', dates: [MONDAY], part: null, reason } as const;
  await desk.show(edit);
  desk.isSaving = true;
  desk.drop();
  await desk.show({ what: 'open-again', closures: [closureOn(MONDAY)] });
  expect(desk.edit).toEqual(edit);
  desk.isSaving = false;
  desk.drop();
  expect(desk.edit).toBe(null);
  desk.close();
});

test('[C3] without what it would do nothing can be saved', async () => {
  const office = anOffice();
  const desk = new HoursDesk(session, () => office, {
    origin: 'http://relay',
    fetch: async () => {
      throw new TypeError('Failed to fetch');
    },
  });
  await desk.show({ what: 'close', dates: [MONDAY], part: null, reason });
  expect(desk.trouble).toEqual({ kind: 'not-reached', failure: 'unreachable' });
  expect(desk.canSave).toBe(false);
  desk.close();
});

test('[C3] a change is asked for however many appointments it hits', () => {
  const { id: office, windows } = anOffice();
  const seen = Array.from({ length: 2500 }, (_, i) => visit(`hit-${i}`));
  const hours = { windows, closures: [closureOn(MONDAY)] };
  const base = { windows, closures: [] };
  const clock = { stamp: () => ({ at: at('09:00') }) };
  const asked = composeChange(clock, { office, date: MONDAY, base, ...hours, seen });
  const parts = splitRequest(asked);
  expect(parts.flatMap((part) => (part.kind === 'see-outside' ? part.seen : []))).toEqual(seen);
  expect(parts.at(-1)).toMatchObject({ kind: 'change-hours', id: asked.id, ...hours, seen: [] });
});
