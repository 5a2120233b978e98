/** What is past its time is gone from the store, and nothing else: real rooms on a store in a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { makeName } from '../../src/lib/docs/document-names.ts';
import { answerKey, DEVICE_KEY, openInboxDoc } from '../../src/lib/docs/inbox-doc.ts';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import { MOST_HORIZON_DAYS } from '../../src/lib/domain/office/office.ts';
import { countDay } from '../../src/lib/domain/statistics/statistics.ts';
import { memoKey } from '../../src/lib/domain/requests/memo.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { elsewhereId } from '../../src/lib/domain/requests/open-item.ts';
import type { LostPlaceMemo } from '../../src/lib/domain/requests/open-item.ts';
import { addDays, startOfDay } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { eraseSilentInboxes, eraseUnreadAnswers, openEraser } from '../../sync-server/arbiter/erase.ts';
import { makeSleepingOffice, packOffice } from '../../sync-server/arbiter/sleeping-office.ts';
import { actorsPast } from '../../sync-server/arbiter/staff-log.ts';
import type { ActorRecord } from '../../src/lib/docs/staff-doc.ts';
import { officesWithoutFile } from '../../sync-server/arbiter/stored-offices.ts';
import { systemTimers } from '../../sync-server/jobs/schedule.ts';
import type { Timers } from '../../sync-server/jobs/schedule.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import { aContact, actor, anOffice, at, MONDAY, requestNamed, visit } from '../support/build/index.ts';
import { aSession, aVisit, office, SECRET_NAME, tell } from './support/a-session.ts';
import type { SessionOnDisk } from './support/a-session.ts';
import { aFolder, aRelay } from './support/a-relay.ts';

/** Whether the name of a visitor stands in any file of the store, also in what the store itself regards as deleted. */
const onDisk = ({ folder }: SessionOnDisk): boolean =>
  readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(SECRET_NAME));

const named = (kind: 'people' | 'memo' | 'day', date: LocalDate): string =>
  makeName({ kind, office: office.id, date });
const inboxOf = (name: string): string => makeName({ kind: 'inbox', actor: actor(name) });

describe('erasing', () => {
  it.each([
    ['on the seventh day after', 7, []],
    ['on the eighth', 8, ['people', 'memo', 'inbox']],
    ['on the ninetieth', 90, ['people', 'memo', 'inbox']],
    ['on the ninety-first', 91, ['people', 'memo', 'inbox', 'day']],
  ])('[P3.1] %s (%i)', async (_what, days, kinds) => {
    const house = await aSession(MONDAY);
    await aVisit(house, 'anna', MONDAY);
    const later = await house.turnTo(addDays(MONDAY, days));
    const expected = kinds.map((kind) =>
      kind === 'inbox' ? inboxOf('anna') : named(kind as 'people', MONDAY),
    );
    const erased = await later.erase();
    expect(erased.filter((name) => name.includes(MONDAY) || name.startsWith('inbox'))).toEqual(
      expected.toSorted(),
    );
    // Once is enough.
    expect(await later.erase()).toEqual([]);
  });

  it('[P3] leaves everybody else’s days, and what the office keeps for itself', async () => {
    const house = await aSession(MONDAY);
    const later = addDays(MONDAY, 8);
    await aVisit(house, 'anna', MONDAY);
    await aVisit(house, 'bert', addDays(MONDAY, 1));
    house.session.putFigures(MONDAY, countDay(office, house.session.day(MONDAY)!));
    const next = await house.turnTo(later);
    const before = await next.names();
    const erased = await next.erase();
    expect(await next.names()).toEqual(before.filter((name) => !erased.includes(name)));
    for (const kept of [named('people', addDays(MONDAY, 1)), named('day', MONDAY), inboxOf('bert')])
      expect(await next.names()).toContain(kept);
    expect(next.session.figuresOn(MONDAY)).toMatchObject({ appointments: 1 });
    await next.session.ensureDay(addDays(MONDAY, 1));
    expect(next.session.people(addDays(MONDAY, 1))?.size).toBe(1);
  });

  it('[P3] a visitor who has moved to a later day keeps the inbox of their phone', async () => {
    const house = await aSession(MONDAY);
    await aVisit(house, 'anna', MONDAY);
    await tell(house.rooms, 'anna', 'anna-later', addDays(MONDAY, 9));
    const next = await house.turnTo(addDays(MONDAY, 8));
    expect(await next.erase()).not.toContain(inboxOf('anna'));
    expect(await next.names()).toContain(inboxOf('anna'));
  });

  it('[P3, M19] a day that is asked for again is empty, and its name is nowhere in the folder', async () => {
    const house = await aSession(MONDAY);
    await aVisit(house, 'anna', MONDAY);
    const next = await house.turnTo(addDays(MONDAY, 91));
    expect(onDisk(next)).toBe(true);
    await next.erase();
    await next.session.ensureDay(MONDAY);
    expect([
      next.session.people(MONDAY)!.size,
      next.session.memos(MONDAY)!.size,
      next.session.day(MONDAY)!.events.size,
    ]).toEqual([0, 0, 0]);
    const last = await next.turnTo(addDays(MONDAY, 92));
    expect(onDisk(last)).toBe(false);
  });
});

describe('inboxes that were not used for long', () => {
  it('[P3] go, but a device’s own stays', async () => {
    const house = await aSession(MONDAY);
    await tell(house.rooms, 'refused', 'refused', MONDAY);
    const grant = openInboxDoc(await house.rooms.open({ kind: 'inbox', actor: actor('kiosk') }), () => {});
    grant.write([[DEVICE_KEY, { name: 'Foyer', numbers: null }]]);
    grant.close();
    house.session.putStaff({
      type: 'device',
      surface: 'kiosk',
      actor: actor('kiosk'),
      name: 'Foyer',
      numbers: null,
      pairedAt: at('08:00'),
      revokedAt: null,
    });
    const longest = office.rules.retention.day + MOST_HORIZON_DAYS;
    const early = await house.turnTo(addDays(MONDAY, longest));
    const now = (days: number): Instant => startOfDay(addDays(MONDAY, days), office.timeZone);
    expect(await eraseSilentInboxes(early.rooms, [early.session], now(longest))).toEqual([]);
    const erased = await eraseSilentInboxes(early.rooms, [early.session], now(longest + 2));
    expect(erased.map((name) => makeName(name))).toEqual([inboxOf('refused')]);
    expect(await early.names()).toContain(inboxOf('kiosk'));
  });

  it('[P3, C11] stay while the appointment may be ahead, though a lead has made horizon and retention shorter', async () => {
    const house = await aSession(MONDAY);
    await aVisit(house, 'anna', addDays(MONDAY, 150));
    const shorter = anOffice({ rules: { horizonDays: 5, retention: { people: 1, day: 1 } } });
    const early = await house.turnTo(addDays(MONDAY, 140));
    const kept = { office: shorter, today: addDays(MONDAY, 140), devices: () => [], forgetDay: () => {} };
    const now = startOfDay(addDays(MONDAY, 140), office.timeZone);
    expect(await eraseSilentInboxes(early.rooms, [kept], now)).toEqual([]);
    expect(await early.names()).toContain(inboxOf('anna'));
  });
});

describe('who works under which actor', () => {
  it('[P5, C11] is known for as long as what they booked may be kept, though the horizon is shorter by now', () => {
    const { rules } = anOffice({ rules: { horizonDays: 5 } });
    const signedIn = {
      type: 'actor',
      actor: actor('clerk'),
      member: 'clerk',
      at: at('09:00'),
    } as ActorRecord;
    const after = (days: number) => at('09:00', addDays(MONDAY, days));
    const longest = 7 + MOST_HORIZON_DAYS + rules.retention.day + 1;
    expect(actorsPast([signedIn], { rules }, after(longest - 1))).toEqual([]);
    expect(actorsPast([signedIn], { rules }, after(longest + 1))).toHaveLength(1);
  });
});

describe('inboxes of bookings that were refused', () => {
  it('[P3.2, B6] go after a week; those of appointments, devices and staff stay', async () => {
    const house = await aSession(MONDAY);
    await aVisit(house, 'anna', MONDAY);
    for (const name of ['refused', 'a-clerk']) {
      const inbox = openInboxDoc(await house.rooms.open({ kind: 'inbox', actor: actor(name) }), () => {});
      const answer: Answer = {
        ok: false,
        request: requestNamed(name),
        reason: 'place-gone',
        alternatives: [],
      };
      inbox.write([[answerKey(answer.request), answer]]);
      inbox.close();
    }
    const next = await house.turnTo(addDays(MONDAY, 8));
    const looked = new Set<string>();
    const eraseOn = async (days: number): Promise<string[]> => {
      const now = startOfDay(addDays(MONDAY, days), office.timeZone);
      const isStaff = (who: ActorId): boolean => who === actor('a-clerk');
      return (await eraseUnreadAnswers(next.rooms, isStaff, looked, now, () => {})).map(makeName);
    };
    expect(await eraseOn(6)).toEqual([]);
    expect(await eraseOn(9)).toEqual([inboxOf('refused')]);
    expect(await next.names()).toEqual(expect.arrayContaining([inboxOf('anna'), inboxOf('a-clerk')]));
    expect([...looked].toSorted()).toEqual([inboxOf('a-clerk'), inboxOf('anna')].toSorted());
  });
});

describe('an office whose file has gone', () => {
  const gone = anOffice({ id: 'gone', rules: { retention: { people: 3, day: 10 } } });
  const noon = (date: LocalDate): Instant => at('12:00', date);
  const clockOn = (date: LocalDate) => ({ clock: () => noon(date) });
  const relayOn = (date: LocalDate, dataDir: string) => aRelay({ dataDir, clockShift: 0 }, clockOn(date));

  /** Left behind on Monday. */
  async function leftBehind(): Promise<string> {
    const house = await aSession(MONDAY, undefined, gone);
    await aVisit(house, 'anna', MONDAY);
    await aVisit(house, 'bert', addDays(MONDAY, 2));
    await house.close();
    return house.folder;
  }

  async function stored(folder: string): Promise<string[]> {
    const house = await aSession(addDays(MONDAY, 400), folder);
    const names = (await house.names()).filter((name) => /^(inbox|people|memo|day):/.test(name));
    await house.close();
    return names.filter((name) => !name.includes(office.id) && !name.includes('dorsten'));
  }

  const ofAnna = ['people', 'memo'].map((kind) => `${kind}:gone:${MONDAY}`);

  it.each([
    ['on the third day after', 3, []],
    ['on the fourth', 4, [...ofAnna, inboxOf('anna')]],
  ])('[P3.3] loses who came by the rules that it had last: %s', async (_what, days, lost) => {
    const folder = await leftBehind();
    const before = await stored(folder);
    const relay = await relayOn(addDays(MONDAY, days), folder);
    await relay.close();
    const after = await stored(folder);
    expect(before.filter((name) => !after.includes(name)).toSorted()).toEqual(lost.toSorted());
  });

  it('[P3] in the end has no visitor any more, also where the relay ran all the time', async () => {
    const folder = await leftBehind();
    let now = noon(MONDAY);
    const waiting: (() => void)[] = [];
    // What is due in more than a second waits for the clock of the test.
    const timers: Timers = (ms, run) => (ms > 1000 ? (waiting.push(run), () => {}) : systemTimers(ms, run));
    const relay = await aRelay({ dataDir: folder, clockShift: 0 }, { clock: () => now, timers });
    now = noon(addDays(MONDAY, 13));
    for (const run of waiting.splice(0)) run();
    await relay.close();
    expect(await stored(folder)).toEqual([]);
    expect(readdirSync(folder).some((f) => readFileSync(join(folder, f)).includes(SECRET_NAME))).toBe(false);
  });

  it('[P3] keeps no copy of what was open for longer than what it is a copy of, nor on the disk', async () => {
    const house = await aSession(MONDAY, undefined, gone);
    const later = addDays(MONDAY, 2);
    const by = actor('clerk');
    const lost = (name: string, date: LocalDate): LostPlaceMemo => ({
      ...{ type: 'lost-place', id: visit(name), at: noon(date), by, number: 'A600', start: noon(date) },
      ...{ contact: aContact({ name: `${name} ${SECRET_NAME}` }), resolved: null },
    });
    const write = async (date: LocalDate, record: Memo): Promise<void> => {
      await house.session.ensureDay(date);
      house.session.carryOut({ memos: [{ date, record }] }, noon(date));
      await house.rooms.commit({ mails: [] });
    };
    for (const [name, date] of [
      ['Erste', MONDAY],
      ['Zweite', addDays(MONDAY, 1)],
    ] as const) {
      const record = lost(name, date);
      await write(date, record);
      await write(later, { type: 'elsewhere', id: elsewhereId(date, memoKey(record)), date, record });
    }
    await house.close();
    await (await relayOn(addDays(MONDAY, 4), house.folder)).close();
    expect(await stored(house.folder)).toContain(`memo:gone:${later}`);
    const disk = readdirSync(house.folder).map((file) => readFileSync(join(house.folder, file), 'latin1'));
    expect(disk.some((text) => text.includes(`Erste ${SECRET_NAME}`))).toBe(false);
    expect(disk.some((text) => text.includes(`Zweite ${SECRET_NAME}`))).toBe(true);
  });

  it('[P3] is pointed out at the start, with how to erase it; one that has its file is not', async () => {
    const relay = await relayOn(MONDAY, await leftBehind());
    expect(relay.warnings).toHaveLength(1);
    expect(relay.warnings[0]).toMatch(/'gone' \(.*\) is stored and has no file.*office -- retire gone/);
    expect((await relayOn(MONDAY, aFolder())).warnings).toEqual([]);
  });

  it('[P3.3] is erased by the usual days when its record cannot be read', async () => {
    const house = await aSession(MONDAY, undefined, gone);
    await aVisit(house, 'anna', MONDAY);
    await house.store.remove(['office:gone']);
    await house.close();
    const early = await relayOn(addDays(MONDAY, 7), house.folder);
    expect(early.warnings).toHaveLength(1);
    await early.close();
    expect(await stored(house.folder)).toContain(ofAnna[0]);
    await (await relayOn(addDays(MONDAY, 8), house.folder)).close();
    expect(await stored(house.folder)).toEqual([`day:gone:${MONDAY}`]);
  });
});

describe('what cannot be opened', () => {
  const nothing = { all: () => [], allSleeping: () => [], closed: () => [], leftOut: 0 };
  const report = (): void => {};

  it('[P3] an office that is left out for a while is erased like the others', async () => {
    const house = await aSession(MONDAY);
    await aVisit(house, 'anna', MONDAY);
    const { rooms, names } = await house.turnTo(addDays(MONDAY, 8));
    const now = startOfDay(addDays(MONDAY, 8), office.timeZone);
    const eraser = openEraser(rooms, [], report, silentLog);
    const erased = await eraser.erase({ ...nothing, closed: () => [office], leftOut: 1 }, now);
    expect(erased).toEqual([actor('anna')]);
    expect(await names()).not.toContain(named('people', MONDAY));
  });

  it('[P3, P6] others have their turn between two offices and between two inboxes', async () => {
    const house = await aSession(MONDAY);
    await aVisit(house, 'anna', MONDAY);
    await aVisit(house, 'bert', MONDAY);
    const { rooms } = await house.turnTo(addDays(MONDAY, 8));
    const now = startOfDay(addDays(MONDAY, 8), office.timeZone);
    const asleep = Array.from({ length: 5 }, (_, n) => {
      const packed = packOffice(anOffice({ id: officeId.parse(`asleep-${n}`) }));
      return makeSleepingOffice({ packed, today: addDays(MONDAY, 8), dueAt: Infinity, staff: [] });
    });
    let rests = 0;
    const pause = { begin: () => {}, rest: async () => void rests++ };
    const eraser = openEraser(rooms, [], report, silentLog, () => {}, pause);
    const offices = { ...nothing, allSleeping: () => asleep, closed: () => [office], leftOut: 1 };
    expect(await eraser.erase(offices, now)).toEqual([actor('anna'), actor('bert')]);
    expect(rests).toBe(6 + 2);
  });

  it('[P3] an office that cannot be erased keeps no other from it, and is tried again', async () => {
    const first = anOffice({ id: 'a-first', rules: { retention: { people: 7, day: 90 } } });
    const house = await aSession(MONDAY, undefined, first);
    await aVisit(house, 'anna', MONDAY);
    await house.close();
    const second = await aSession(MONDAY, house.folder);
    await aVisit(second, 'bert', MONDAY);
    const { rooms } = await second.turnTo(addDays(MONDAY, 8));
    const now = startOfDay(addDays(MONDAY, 8), office.timeZone);
    const both = await officesWithoutFile(rooms, [], report);
    expect(both.map(({ id }) => id)).toEqual([first.id, office.id]);
    let broken = true;
    const stumbling = {
      ...rooms,
      open: (name: Parameters<typeof rooms.open>[0]) =>
        broken && name.kind === 'people' && name.office === first.id
          ? Promise.reject(new Error('unreadable'))
          : rooms.open(name),
    };
    const eraser = openEraser(stumbling, both, report, silentLog);
    expect(await eraser.erase(nothing, now)).toEqual([actor('bert')]);
    broken = false;
    expect(await eraser.erase(nothing, now)).toEqual([actor('anna')]);
    expect(await eraser.erase(nothing, now)).toEqual([]);
  });

  it('[P3] a document that is wholly damaged is erased in its time', async () => {
    const house = await aSession(MONDAY);
    await aVisit(house, 'anna', MONDAY);
    await house.close();
    const db = new DatabaseSync(join(house.folder, 'foyer.sqlite'));
    db.prepare('UPDATE updates SET checksum = checksum + 1 WHERE name = ?').run(named('people', MONDAY));
    db.close();
    const damaged = await aSession(MONDAY, house.folder);
    expect(damaged.session.people(MONDAY)?.size).toBe(0);
    const later = await damaged.turnTo(addDays(MONDAY, 8));
    expect(await later.erase()).toContain(named('people', MONDAY));
    expect(onDisk(later)).toBe(false);
  });

  it('[P3] devices of an office without a file keep their inbox for as long as it is stored', async () => {
    const house = await aSession(MONDAY, undefined, anOffice({ id: officeId.parse('gone') }));
    house.session.putStaff({
      ...{ type: 'device', surface: 'kiosk', actor: actor('kiosk'), name: 'Foyer', numbers: null },
      ...{ pairedAt: at('08:00'), revokedAt: null },
    });
    await tell(house.rooms, 'kiosk', 'a-kiosk', MONDAY);
    await tell(house.rooms, 'anna', 'anna', MONDAY);
    const { rooms, names } = await house.turnTo(addDays(MONDAY, 4000));
    const [gone] = await officesWithoutFile(rooms, [], report);
    expect(gone?.devices).toHaveLength(1);
    const eraser = openEraser(rooms, [gone!], report, silentLog);
    await eraser.erase(nothing, at('12:00', addDays(MONDAY, 4000)));
    expect((await names()).filter((name) => name.startsWith('inbox:'))).toEqual([inboxOf('kiosk')]);
  });
});
