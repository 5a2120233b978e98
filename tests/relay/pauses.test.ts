/** Long work lets others have the event loop, and one heavy request is looked at in a batch. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { openReceivedOutbox } from '../../src/lib/docs/outbox-doc.ts';
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import { hoursOf } from '../../src/lib/domain/office/hours.ts';
import { freeSlots } from '../../src/lib/domain/day/free-slots.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { openPause } from '../../sync-server/arbiter/pause.ts';
import { selectBatch } from '../../sync-server/arbiter/batch.ts';
import { composeAll, orderOf } from '../../sync-server/arbiter/mails.ts';
import { openComposer } from '../../sync-server/mail/compose.ts';
import { openMailLinks } from '../../sync-server/mail/mail-links.ts';
import { actor, anOffice, ask, at, circumstances, MONDAY, visit } from '../support/build/index.ts';
import { aHouse } from './support/a-house.ts';
import { aFolder } from './support/a-relay.ts';

const rows = [['date', 'time', 'services', 'name']];
const NO_ANSWER = { answerTo: () => null };

function outboxOf(name: string, asked: readonly { id: string }[]): Parameters<typeof selectBatch>[0][number] {
  const doc = new Y.Doc();
  doc.getArray('records').push(asked.map((one) => [`request:${one.id}`, one]));
  const identity = { role: 'lead', office: anOffice().id } as never;
  const read = openReceivedOutbox(doc, () => {}).read();
  return { actor: actor(name), identity, address: null, complete: true, ...read };
}

it('[P6] a batch looks at one heavy request, of whom it may be, and at all others', () => {
  const light = (): { id: string } => ask('tell-date', { told: at('08:00') });
  const heavy = (): { id: string } => ask('import', { rows });
  const anna = [light(), heavy(), heavy(), light()];
  const bert = [heavy(), light()];
  const carl = [light()];
  const outboxes = [outboxOf('anna', anna), outboxOf('bert', bert), outboxOf('carl', carl)];
  const { asked, rest } = selectBatch(outboxes, NO_ANSWER);
  // What an actor has asked is judged in its order.
  expect(asked.map(({ id }) => id)).toEqual([anna[0]!.id, anna[1]!.id, carl[0]!.id]);
  expect(rest).toEqual([actor('anna'), actor('bert')]);
});

it('[P6] work of some milliseconds rests once, short work never', async () => {
  let now = 0;
  let rests = 0;
  const others = (): Promise<void> => {
    rests++;
    return Promise.resolve();
  };
  const pause = openPause(() => now, others as never);
  pause.begin();
  for (let step = 0; step < 11; step++) {
    now += 1;
    await pause.rest();
  }
  expect(rests).toBe(0);
  now += 1;
  await pause.rest();
  await pause.rest();
  expect(rests).toBe(1);
});

it('[P6] others have their turn before each mail of a batch', async () => {
  const { session } = await aHouse(MONDAY, aFolder(), anOffice());
  const notice = { kind: 'confirmation', date: MONDAY, visit: visit('anna') } as const;
  const links = openMailLinks('key');
  const orders = Array.from({ length: 3 }, () => orderOf(session, notice, links.make()));
  let rests = 0;
  const pause = { begin: () => {}, rest: async () => void rests++ };
  await composeAll(orders, openComposer('https://foyer.example'), at('08:00'), pause);
  expect(rests).toBe(3);
});

it('[C3, P6] new hours are reckoned day by day, and a decision in between knows them', async () => {
  const office = anOffice({ rules: { horizonDays: 60 } });
  const { session } = await aHouse(MONDAY, aFolder(), office);
  const windows = office.windows.map((w) => ({ ...w, to: '12:00' as typeof w.to }));
  const request = ask('change-hours', { base: hoursOf(session.office), windows, closures: [], seen: [] });
  const now = at('08:00');
  const decision = session.judge(request, circumstances(now, { role: 'lead' }));
  expect(decision.answer.ok).toBe(true);
  session.carryOut(decision, now);
  const freeOn = (date: LocalDate): DaySlots | null => freeSlots(session.office, session.day(date)!, now);
  const soon = addDays(MONDAY, 28);
  expect(session.slots(soon)).toEqual(freeOn(soon));
  let rests = 0;
  await session.reckonRest({ begin: () => {}, rest: async () => void rests++ });
  expect(rests).toBeGreaterThanOrEqual(60);
  const days = session.bookableDays();
  expect(days.length).toBeGreaterThan(20);
  for (const date of days) expect(session.slots(date)).toEqual(freeOn(date));
});
