/** Long work lets others have the event loop, and one heavy request is looked at in a batch. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { openReceivedOutbox } from '../../src/lib/docs/outbox-doc.ts';
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import { hoursOf } from '../../src/lib/domain/office/hours.ts';
import { freeSlots } from '../../src/lib/domain/day/free-slots.ts';
import { MOST_ROWS } from '../../src/lib/domain/requests/request-fields.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { selectBatch } from '../../sync-server/arbiter/select-batch.ts';
import { openCommitDelay } from '../../sync-server/arbiter/commit-delay.ts';
import { openOfficeSession } from '../../sync-server/arbiter/office-session.ts';
import { openHeavyRequests } from '../../sync-server/arbiter/heavy-requests.ts';
import { openPause, openPauses } from '../../sync-server/arbiter/pause.ts';
import { openOutboxes } from '../../sync-server/arbiter/outboxes.ts';
import { openPortions } from '../../sync-server/arbiter/portions.ts';
import { composeAll, orderOf } from '../../sync-server/arbiter/mails.ts';
import { openComposer } from '../../sync-server/mail/compose.ts';
import { openMailLinks } from '../../sync-server/mail/mail-links.ts';
import { actor, anOffice, ask, at, circumstances, MONDAY, visit } from '../support/build/index.ts';
import { aSession } from './support/a-session.ts';
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

const light = (): { id: string } => ask('tell-date', { told: at('08:00') });
const heavy = (): { id: string } => ask('import', { rows });

it('[P6] a batch looks at all that is quickly judged, and at one heavy request once nothing else is asked', () => {
  const anna = [light(), heavy(), light(), heavy()];
  const bert = [heavy(), light()];
  const carl = [light()];
  const outboxes = [outboxOf('anna', anna), outboxOf('bert', bert), outboxOf('carl', carl)];
  const turns = openHeavyRequests(() => 0);
  const first = selectBatch(outboxes, NO_ANSWER, turns);
  // What an actor has asked is judged in its order.
  expect(first.asked.map(({ id }) => id)).toEqual([anna[0]!.id, carl[0]!.id]);
  expect(first.passedOver).toEqual([actor('anna'), actor('bert')]);
  const answered = new Set([anna[0]!.id, carl[0]!.id]);
  const answers = {
    answerTo: (_: unknown, id: string) => (answered.has(id) ? ({ ok: true } as never) : null),
  };
  const second = selectBatch(outboxes, answers, turns);
  expect(second.asked.map(({ id }) => id)).toEqual([anna[1]!.id]);
  expect(second.passedOver).toEqual([actor('bert')]);
  expect(second.heavy?.id).toBe(anna[1]!.id);
});

it('[P6, B7] a batch takes some requests that may make mails; the others come first in the next, and calls now', () => {
  const phones = Array.from({ length: 100 }, (_, nth) =>
    outboxOf(`phone-${nth}`, [ask('cancel', { visit: visit(`v${nth}`) })]),
  );
  const call = ask('call', { visit: visit('anna'), counter: 'c1' } as never);
  const turns = openHeavyRequests(() => 0);
  const { asked, next, rest } = selectBatch([...phones, outboxOf('counter', [call])], NO_ANSWER, turns);
  expect(asked.map(({ outbox }) => outbox.actor)).toEqual([
    ...phones.slice(0, 64).map(({ actor: phone }) => phone),
    actor('counter'),
  ]);
  expect(next).toEqual(phones.slice(64).map(({ actor: phone }) => phone));
  expect(rest).toEqual([]);
});

it('[P6] who had no room in a batch is looked at before those who come later', () => {
  let emit: (event: unknown) => void = () => {};
  const rooms = {
    onOutbox(listener: typeof emit) {
      emit = listener;
      return () => {};
    },
  };
  const outboxes = openOutboxes(rooms as never, { wake: () => {}, goOn: () => {} }, () => {});
  const identity = { role: 'citizen', office: null };
  const changes = (name: string): void =>
    emit({ type: 'changed', actor: actor(name), doc: new Y.Doc(), identity, complete: true, address: null });
  const names = (most: number): string[] => outboxes.takeChanged(most).map((one) => one.actor);
  for (const name of ['anna', 'bert', 'carl']) changes(name);
  expect(names(2)).toEqual([actor('anna'), actor('bert')]);
  changes('dora');
  outboxes.putBack([actor('anna')]);
  outboxes.putFirst([actor('bert')]);
  expect(names(9)).toEqual(['bert', 'carl', 'dora', 'anna'].map((name) => actor(name)));
  outboxes.close();
});

it('[P6] a heavy request waits no longer than a moment for others that go on and on', () => {
  let now = 0;
  const turns = openHeavyRequests(() => now);
  const slow = [heavy()];
  const batch = () => selectBatch([outboxOf('carl', [light()]), outboxOf('anna', slow)], NO_ANSWER, turns);
  expect(batch().asked).toHaveLength(1);
  now = 49;
  expect(batch().asked).toHaveLength(1);
  now = 50;
  expect(batch().asked.map(({ id }) => id)).toContain(slow[0]!.id);
  expect(batch().asked).toHaveLength(1);
});

it('[P6] a heavy request that a batch does not see in a crowd waits no longer for it', () => {
  let now = 0;
  const turns = openHeavyRequests(() => now);
  const waiting = [{ actor: actor('anna'), office: 'one' }];
  expect(turns.choose(waiting, true)).toBeNull();
  for (now = 10; now < 50; now += 10) expect(turns.choose([], true)).toBeNull();
  expect(turns.choose(waiting, true)).toBe(waiting[0]);
});

it('[P6] offices take turns with what is heavy, however many ask at one of them', () => {
  const turns = openHeavyRequests(() => 0);
  const at = (name: string, office: string | null) => ({ name, office, actor: actor(name) });
  let waiting = [at('a', 'one'), at('b', 'one'), at('c', 'two'), at('d', null), at('e', 'one')];
  const order: string[] = [];
  while (waiting.length > 0) {
    const chosen = turns.choose(waiting, false)!;
    order.push(chosen.name);
    waiting = waiting.filter((one) => one !== chosen);
  }
  expect(order).toEqual(['a', 'c', 'd', 'b', 'e']);
  expect(turns.choose([], false)).toBeNull();
});

it('[B10.4] a portion of an import is as large as fits into some milliseconds, and never nothing', () => {
  const portions = openPortions(() => 0);
  const rowsAfter = (workMs: (rows: number) => number, times = 1, flushMs = 1): number => {
    for (let i = 0; i < times; i++) {
      portions.begin();
      portions.noteJudged(portions.mostOf('import'), 0);
      portions.end(workMs(portions.mostOf('import')), flushMs);
    }
    return portions.mostOf('import');
  };
  const first = portions.mostOf('import');
  expect(rowsAfter(() => 2)).toBe(2 * first);
  expect(rowsAfter(() => 0, 10)).toBe(MOST_ROWS);
  expect(rowsAfter(() => 1000)).toBe(MOST_ROWS / 2);
  const fewest = rowsAfter(() => 1000, 10);
  expect(fewest).toBeGreaterThan(1);
  expect(fewest).toBeLessThan(first);
  // It settles where a batch takes about as long as it may, and on a slow disk as long as its flush.
  const settled = rowsAfter((rows) => 1.5 * rows, 10);
  expect(1.5 * settled).toBeGreaterThan(3);
  expect(1.5 * settled).toBeLessThanOrEqual(6);
  expect(1.5 * rowsAfter((rows) => 1.5 * rows, 10, 40)).toBeGreaterThan(30);
  // Batches that judge no row say nothing about the next, also after one that failed.
  const before = portions.mostOf('import');
  portions.noteJudged(1, 0);
  portions.begin();
  portions.noteJudged(0, 0);
  portions.end(1000, 1);
  expect(portions.mostOf('import')).toBe(before);
});

it('[B10.4] rows that are refused cost less than others, so the next portion is not much larger', () => {
  const portions = openPortions(() => 0);
  const rowsAfter = (taken: number, refused: number, workMs: number): number => {
    portions.begin();
    portions.noteJudged(taken + refused, refused);
    portions.end(workMs, 1);
    return portions.mostOf('import');
  };
  const first = portions.mostOf('import');
  expect(rowsAfter(0, first, 0.1)).toBe(1.25 * first);
  expect(rowsAfter(first, 0.25 * first, 0.1)).toBe(13);
  expect(rowsAfter(0, 13, 30)).toBe(6);
  expect(rowsAfter(6, 0, 0.1)).toBe(12);
  // A list that was imported before: no row of it is taken.
  for (let batches = 0; batches < 7; batches++) rowsAfter(0, portions.mostOf('import'), 0.1);
  expect(portions.mostOf('import')).toBe(MOST_ROWS);
});

it('[P6] batches of a crowd wait for one another only while they take most of the time', async () => {
  let now = 0;
  const waits: number[] = [];
  const delay = openCommitDelay(
    () => now,
    async (milliseconds) => {
      waits.push(Math.max(0, milliseconds));
      now += Math.max(0, milliseconds);
    },
  );
  const batch = async (written: number, tookMs: number): Promise<number> => {
    now += tookMs;
    await delay(written, tookMs);
    return waits.at(-1)!;
  };
  await delay(0, 0);
  // The relay keeps up: the distance stays.
  for (let i = 0; i < 5; i++) expect(await batch(20, 4)).toBe(6);
  // It is busy: 10, then 20, then 40 milliseconds from one beginning to the next.
  expect(await batch(20, 7)).toBe(3);
  expect(await batch(20, 13)).toBe(7);
  expect(await batch(20, 25)).toBe(15);
  expect(await batch(20, 25)).toBe(15);
  // Few things share nothing, and who asks of a relay at rest does not wait.
  expect(await batch(1, 7)).toBe(33);
  expect(await batch(1, 7)).toBe(3);
  now += 100;
  expect(await batch(20, 4)).toBe(0);
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

it('[P6] of long questions at once one goes on in a turn of the loop, and offices take turns', async () => {
  let now = 0;
  const turns: (() => void)[] = [];
  const others = (): Promise<void> => new Promise((resolve) => void turns.push(resolve));
  const newPause = openPauses(() => now, others as never);
  const went: string[] = [];
  async function question(name: string, office: string, pieces: number): Promise<void> {
    const pause = newPause(officeId.parse(office));
    for (let piece = 0; piece < pieces; piece++) {
      await pause.rest();
      went.push(name);
      now += 4;
    }
  }
  const all = [
    question('a', 'dorsten', 2),
    question('b', 'dorsten', 2),
    question('c', 'dorsten', 2),
    question('d', 'werne', 3),
  ];
  const wentBy: string[][] = [];
  for (let turn = 0; turn < 9; turn++) {
    await new Promise(setImmediate);
    expect(turns).toHaveLength(1);
    went.length = 0;
    turns.pop()!();
    await new Promise(setImmediate);
    wentBy.push([...went]);
  }
  await Promise.all(all);
  expect(turns).toEqual([]);
  expect(wentBy.map((names) => names.join())).toEqual(['a', 'd', 'b', 'd', 'c', 'd', 'a', 'b', 'c']);
});

it('[P6] a question of short pieces waits once, and one that comes later waits as well', async () => {
  let turns = 0;
  const newPause = openPauses(() => 0, (async () => void turns++) as never);
  for (const times of [1, 2]) {
    const pause = newPause(officeId.parse('dorsten'));
    for (let piece = 0; piece < 5; piece++) await pause.rest();
    expect(turns).toBe(times);
  }
});

it('[P6] others have their turn before each mail of a batch', async () => {
  const { session } = await aSession(MONDAY, aFolder(), anOffice());
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
  const { session } = await aSession(MONDAY, aFolder(), office);
  const windows = office.windows.map((w) => ({ ...w, to: '12:00' as typeof w.to }));
  const request = ask('change-hours', { base: hoursOf(session.office), windows, closures: [], seen: [] });
  const now = at('08:00');
  const decision = session.decide(request, circumstances(now, { role: 'lead' }));
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

it('[P6] others have their turn between the parts of an office that is opened', async () => {
  const { rooms } = await aSession(MONDAY, aFolder(), anOffice());
  const steps: string[] = [];
  const noting: typeof rooms = {
    ...rooms,
    open(name) {
      steps.push(name.kind);
      return rooms.open(name);
    },
  };
  const pause = { begin: () => {}, rest: async () => void steps.push('rest') };
  const session = await openOfficeSession(noting, anOffice(), at('08:00'), () => {}, { pause });
  session.close();
  const opened = steps.join(' ');
  expect(opened).toMatch(/^office slots board rest (figures )*staff log rest rest/);
});
