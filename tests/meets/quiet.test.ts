/**
 * Nights and weekends without requests: what is due by itself happens then, and in its time. Nothing wakes
 * the arbiter here but its own timers. A second run, in which the relay starts anew every
 * 37 minutes and so looks at everything again, has to come to the same end.
 */
import { describe, expect, it } from 'vitest';
import { parseName } from '../../src/lib/docs/document-names.ts';
import { boardIn, openBoardDoc } from '../../src/lib/docs/board-doc.ts';
import { openFiguresDoc } from '../../src/lib/docs/figures-doc.ts';
import { openMemoDoc } from '../../src/lib/docs/memo-doc.ts';
import { openSlotsDoc } from '../../src/lib/docs/slots-doc.ts';
import { addDays, dateOf, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { visitIn } from '../../src/lib/domain/day/day.ts';
import type { Board } from '../../src/lib/domain/queue/board.ts';
import type { OfficeRules } from '../../src/lib/domain/office/office.ts';
import { aContact, anOffice, at, choose, MONDAY } from '../support/build/index.ts';
import { lookAtBoard, openVirtualOffice } from '../support/office/index.ts';
import type { VirtualOffice, VirtualPhone } from '../support/office/index.ts';
import { reasonOf, switchOff } from './meeting.ts';

const CARD = [choose('id-card')];
const TUESDAY = addDays(MONDAY, 1);
const FRIDAY = addDays(MONDAY, -3);
const SUNDAY = addDays(MONDAY, -1);
const OFFER = 30;

/** One counter, all of it to be booked online, unless something else is said. */
const smallOffice = (rules: Partial<OfficeRules> = {}, lanes = { counters: 1, online: 1, sameDay: 0 }) =>
  anOffice({
    windows: [{ weekdays: ['mon', 'tue'], from: '08:00', to: '10:00', lanes: { main: lanes } }],
    rules: { activation: null, offer: OFFER, perMail: 50, ...rules },
  });

async function book(office: VirtualOffice, name: string, start: Instant): Promise<VirtualPhone> {
  const phone = await office.phone(name);
  const contact = aContact({ name, mail: `${name}@example.org` });
  const ask = { start, services: CARD, contact, language: 'de', reminder: true } as const;
  const asked = phone.ask(phone.compose('book', ask, dateOf(start, office.office.timeZone)));
  await office.quiet();
  expect(reasonOf(phone.answer(asked)), name).toBe('yes');
  return phone;
}

/** Each of them has an appointment late on Tuesday, and asks for an earlier one. */
async function wishers(office: VirtualOffice, ...names: string[]): Promise<VirtualPhone[]> {
  const phones: VirtualPhone[] = [];
  for (const [i, name] of names.entries()) {
    const phone = await book(office, name, at('08:00', TUESDAY) + (i + 1) * 15 * MINUTE_MS);
    phone.ask(phone.compose('wish', { visit: phone.appointments()[0]!.id, earlier: true }, TUESDAY));
    await office.quiet();
    phones.push(phone);
  }
  return phones;
}

/** The morning of Monday, full: by whom each quarter of an hour is taken. */
async function fullMonday(office: VirtualOffice): Promise<VirtualPhone[]> {
  const phones: VirtualPhone[] = [];
  for (let i = 0; i < 8; i++) phones.push(await book(office, `full-${i}`, at('08:00') + i * 15 * MINUTE_MS));
  return phones;
}

async function cancel(office: VirtualOffice, phone: VirtualPhone): Promise<void> {
  const [own] = phone.appointments();
  phone.ask(phone.compose('cancel', { visit: own!.id }, own!.date));
  await office.quiet();
}

const offersTo = ({ relay }: VirtualOffice): string[] =>
  relay.mails
    .filter(({ order }) => order.kind === 'offer')
    .map(({ order }) => order.person.contact.mail!.split('@')[0]!);

/** When each offer had been sent, to the minute. */
async function offersUntil(office: VirtualOffice, end: Instant): Promise<[who: string, time: Instant][]> {
  const sent: [string, Instant][] = [];
  while (office.time.now() < end) {
    const before = offersTo(office).length;
    const next = Math.floor(office.time.now() / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
    await office.time.until(next);
    for (const who of offersTo(office).slice(before)) sent.push([who, next]);
  }
  return sent;
}

/** Devices that are on keep the relay's office awake: it does not begin anew with all that is stored. */
describe.each([
  ['asleep', switchOff],
  ['kept awake by a device that asks nothing', () => undefined],
] as const)('[B11] the waiting list goes on by itself in an office %s', (_how, leave) => {
  it('[B11] a place is offered to one after the other without a request', async () => {
    const office = await openVirtualOffice({ seed: 301, office: smallOffice(), now: at('12:00', FRIDAY) });
    const full = await fullMonday(office);
    await wishers(office, 'anna', 'bert', 'carl', 'dora');
    await cancel(office, full[4]!);
    leave(office);
    expect(offersTo(office)).toEqual(['anna']);
    const first = office.time.now();
    const sent = await offersUntil(office, first + 4 * OFFER * MINUTE_MS);
    expect(sent.map(([who]) => who)).toEqual(['bert', 'carl', 'dora']);
    for (const [i, [, time]] of sent.entries())
      expect(Math.abs(time - first - (i + 1) * OFFER * MINUTE_MS)).toBeLessThanOrEqual(MINUTE_MS);
    expect(office.relay.faults).toEqual([]);
  });

  it('[B11, C10] a place that comes back after a delay is offered then, and after that to the next', async () => {
    const given = { seed: 302, office: smallOffice({ returnDelay: 60 }), now: at('12:00', FRIDAY) };
    const office = await openVirtualOffice(given);
    const full = await fullMonday(office);
    await wishers(office, 'anna', 'bert');
    await cancel(office, full[4]!);
    const { id } = full[4]!.appointments()[0]!;
    leave(office);
    const freeAt = visitIn(await office.day(MONDAY), id)!.freeAt!;
    expect(freeAt).toBeGreaterThan(office.time.now());
    const sent = await offersUntil(office, freeAt + 2 * OFFER * MINUTE_MS);
    expect(sent.map(([who]) => who)).toEqual(['anna', 'bert']);
    expect(sent[0]![1] - freeAt).toBeLessThanOrEqual(MINUTE_MS);
    expect(sent[1]![1] - freeAt - OFFER * MINUTE_MS).toBeLessThanOrEqual(MINUTE_MS);
  });

  it('[B11, B3] the place of a reservation that lapses is offered when it has lapsed', async () => {
    const given = { seed: 303, office: smallOffice({ activation: 120 }), now: at('12:00', FRIDAY) };
    const office = await openVirtualOffice(given);
    const [anna] = [await book(office, 'anna', at('09:00', TUESDAY))];
    const link = await office.openMail('anna@example.org');
    link.ask(link.compose('activate', { visit: anna.appointments()[0]!.id }, TUESDAY));
    await office.quiet();
    anna.ask(anna.compose('wish', { visit: anna.appointments()[0]!.id, earlier: true }, TUESDAY));
    await office.quiet();
    const bert = await book(office, 'bert', at('09:00'));
    const { activateBy } = bert.appointments()[0]!;
    leave(office);
    const sent = await offersUntil(office, activateBy! + 10 * MINUTE_MS);
    expect(sent.map(([who]) => who)).toEqual(['anna']);
    expect(sent[0]![1] - activateBy!).toBeLessThanOrEqual(MINUTE_MS);
  });
});

describe('[B11] what opens by itself is offered', () => {
  it('[B11, C9] what staff gave up is offered when the share of the day opens, with no user there', async () => {
    const lanes = { counters: 2, online: 1, sameDay: 1 };
    const office = await openVirtualOffice({
      ...{ seed: 304, office: smallOffice({ leadMinutes: 0, offer: 5 }, lanes), now: at('12:00', FRIDAY) },
    });
    await fullMonday(office);
    await wishers(office, 'anna');
    const clerk = await office.lead('clerk', { reads: ['office', 'day', 'people', 'slots', 'memo'] });
    const ask = { start: at('09:00'), services: CARD, contact: aContact({ name: 'By phone', mail: null }) };
    const booked = clerk.ask(clerk.compose('book', { ...ask, language: 'de', reminder: false }, MONDAY));
    await office.quiet();
    const own = clerk.answer(booked);
    expect(reasonOf(own)).toBe('yes');
    const visit = own!.ok ? own!.visit! : null;
    clerk.ask(clerk.compose('cancel', { visit: visit! }, MONDAY));
    await office.quiet();
    switchOff(office);
    expect(offersTo(office)).toEqual([]);
    await office.time.until(at('07:44'));
    expect(offersTo(office)).toEqual([]);
    await office.time.until(at('07:46'));
    expect(offersTo(office)).toEqual(['anna']);
  });

  it('[B11, C8] what was given up on a day that was not yet bookable is offered when it opens', async () => {
    const NEWEST = addDays(MONDAY, 14);
    const office = await openVirtualOffice({
      ...{ seed: 305, office: smallOffice({ horizonDays: 14 }), now: at('06:00') },
    });
    const clerk = await office.lead('clerk', { reads: ['office', 'day', 'people', 'slots', 'memo'] });
    async function byStaff(name: string, time: string) {
      const contact = aContact({ name, mail: `${name}@example.org` });
      const ask = { start: at(time, NEWEST), services: CARD, contact } as const;
      const asked = clerk.ask(clerk.compose('book', { ...ask, language: 'de', reminder: false }, NEWEST));
      await office.quiet();
      const answer = clerk.answer(asked);
      expect(reasonOf(answer)).toBe('yes');
      return answer!.ok ? answer!.visit! : null!;
    }
    const late = await byStaff('anna', '09:45');
    const early = await byStaff('bert', '08:00');
    clerk.ask(clerk.compose('wish', { visit: late, earlier: true }, NEWEST));
    await office.quiet();
    clerk.ask(clerk.compose('cancel', { visit: early }, NEWEST));
    await office.quiet();
    switchOff(office);
    await office.time.until(at('07:59'));
    expect(offersTo(office)).toEqual([]);
    await office.time.until(at('08:01'));
    expect(offersTo(office)).toEqual(['anna']);
  });
});

describe('a quiet weekend', () => {
  /** Everything of it is due by itself: offers, returns, lapses, reminders, the night's settling, what is erased. */
  const office = anOffice({
    windows: [
      {
        weekdays: ['mon', 'tue', 'fri'],
        from: '08:00',
        to: '17:00',
        lanes: { main: { counters: 2, online: 1, sameDay: 1 } },
      },
    ],
    rules: { offer: OFFER, perMail: 50, returnDelay: 60, retention: { people: 1, day: 2 } },
  });
  const HOURS = { windows: office.windows, closures: office.closures };

  async function furnish(seed: number): Promise<VirtualOffice> {
    const o = await openVirtualOffice({ seed, office, now: at('14:00', FRIDAY) });
    const kiosk = await o.kiosk('kiosk');
    const counter = await o.counter('c1');
    const lead = await o.lead('lead', { reads: ['office', 'day', 'people', 'slots', 'memo'] });
    const phones = new Map<string, VirtualPhone>();
    const bookOne = async (name: string, start: Instant): Promise<void> => {
      phones.set(name, await book(o, name, start));
    };
    const confirm = async (name: string): Promise<void> => {
      const { id, date } = phones.get(name)!.appointments()[0]!;
      const link = await o.openMail(`${name}@example.org`);
      link.ask(link.compose('activate', { visit: id }, date));
      await o.quiet();
    };
    await bookOne('no-show', at('16:30', FRIDAY));
    for (let i = 0; i < 6; i++) await bookOne(`monday-${i}`, at('09:00') + i * 15 * MINUTE_MS);
    for (const [i, name] of ['anna', 'bert', 'carl', 'dora', 'emil'].entries())
      await bookOne(name, at('10:00', TUESDAY) + i * 15 * MINUTE_MS);
    await bookOne('outside', at('16:00', TUESDAY));
    for (const name of phones.keys()) if (name !== 'monday-5') await confirm(name);
    for (const name of ['anna', 'bert', 'carl', 'dora', 'emil']) {
      const phone = phones.get(name)!;
      phone.ask(phone.compose('wish', { visit: phone.appointments()[0]!.id, earlier: true }, TUESDAY));
      await o.quiet();
    }
    // Waits, is called and not there, is being served: no clerk ends the day.
    const [served, waits] = [kiosk.takeTicket(CARD)!, kiosk.takeTicket(CARD)!];
    await o.quiet();
    counter.must('call', served.id);
    counter.must('start', served.id);
    // From 15:30 on, Tuesdays are closed: one appointment is outside the hours now, and listed every day.
    const windows = [
      { ...HOURS.windows[0]!, weekdays: ['mon' as const, 'fri' as const] },
      { ...HOURS.windows[0]!, weekdays: ['tue' as const], to: '15:30' as never },
    ];
    const seen = [phones.get('outside')!.appointments()[0]!.id];
    const changed = lead.ask(
      lead.compose('change-hours', { windows, closures: [], base: HOURS, seen }, FRIDAY),
    );
    await o.quiet();
    expect([reasonOf(lead.answer(changed)), waits.number]).toEqual(['yes', 'A002']);
    await cancel(o, phones.get('monday-1')!);
    await o.time.until(at('16:20', FRIDAY));
    switchOff(o);
    return o;
  }

  /** All that the office has stored, and what it has sent and when. */
  async function everythingOf(o: VirtualOffice): Promise<Record<string, unknown>> {
    const all: Record<string, unknown> = {};
    const rooms = o.relay.rooms!;
    const report = (problem: unknown): never => {
      throw new Error(JSON.stringify(problem));
    };
    for (const text of (await rooms.stored('')).toSorted()) {
      const parsed = parseName(text);
      if (!parsed.ok) throw new Error(text);
      const name = parsed.value;
      // The secrets in mails, and with them the inboxes of their links, are by chance.
      if (name.kind === 'inbox') all.inboxes = Number(all.inboxes ?? 0) + 1;
      else if (name.kind === 'day') all[text] = [...(await o.day(name.date)).events.values()].sort(byId);
      else if (name.kind === 'memo' || name.kind === 'slots' || name.kind === 'figures') {
        const open = { memo: openMemoDoc, slots: openSlotsDoc, figures: openFiguresDoc }[name.kind];
        const records = open(await rooms.open(name), report);
        all[text] = [...records.all].sort(([a], [b]) => (a < b ? -1 : 1));
        records.close();
      } else all[text] = 'stored';
    }
    return all;
  }
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

  /** As a reader sees it: for a board that none reads the relay keeps no office awake. */
  async function boardOf(o: VirtualOffice): Promise<unknown> {
    await lookAtBoard(o, office.id);
    const records = openBoardDoc(
      await o.relay.rooms!.open({ kind: 'board', office: office.id }),
      () => undefined,
    );
    const told = boardIn(records);
    records.close();
    return told;
  }

  /** From Friday evening to Monday morning; `everyMinutes`: how often the relay is started anew. */
  async function weekend(seed: number, everyMinutes: number | null) {
    const o = await furnish(seed);
    const sent: [kind: string, to: string, time: Instant][] = [];
    const ends: Record<string, unknown> = {};
    const boards: unknown[] = [];
    const checks = [at('00:30', addDays(FRIDAY, 1)), at('12:00', SUNDAY), at('08:20')];
    let known = o.relay.mails.length;
    let minutes = 0;
    while (o.time.now() < checks.at(-1)!) {
      await o.time.pass(MINUTE_MS);
      for (const { order } of o.relay.mails.slice(known))
        sent.push([order.kind, order.person.contact.mail!, o.time.now()]);
      known = o.relay.mails.length;
      if (everyMinutes !== null && ++minutes % everyMinutes === 0) {
        o.relay.kill();
        await o.relay.start();
        await o.time.settle();
      }
      const now = o.time.now();
      if (checks.includes(now)) ends[new Date(now).toISOString()] = await everythingOf(o);
      if (now === checks[1] || (now > at('06:55') && now % (5 * MINUTE_MS) === 0))
        boards.push(await boardOf(o));
    }
    expect(o.relay.faults).toEqual([]);
    return { sent, ends, boards };
  }

  it('[B11, B7, C10, C11, P3, Q7.1, Q8] ends as one in which the relay starts anew all the time', async () => {
    const quiet = await weekend(306, null);
    const woken = await weekend(306, 37);
    expect(quiet.sent).toEqual(woken.sent);
    expect(quiet.ends).toEqual(woken.ends);
    expect(quiet.boards).toEqual(woken.boards);
    // That it is about something: everything that was due has happened.
    const kinds = new Set(quiet.sent.map(([kind]) => kind));
    expect([...kinds].sort()).toEqual(['offer', 'reminder']);
    expect(quiet.sent.filter(([kind]) => kind === 'offer').length).toBeGreaterThan(4);
    const [friday, sunday, monday] = Object.keys(quiet.ends);
    const storedAt = (check: string | undefined, name: string): unknown =>
      (quiet.ends[check!] as Record<string, unknown>)[name];
    expect(JSON.stringify(storedAt(friday, `day:musterstadt:${FRIDAY}`))).toContain('settled');
    expect(JSON.stringify(storedAt(friday, `day:musterstadt:${FRIDAY}`))).toContain('lapsed');
    for (const [check, date] of [
      [friday, addDays(FRIDAY, 1)],
      [sunday, SUNDAY],
      [monday, MONDAY],
    ] as const)
      expect(JSON.stringify(storedAt(check, `memo:musterstadt:${date}`))).toContain('outside');
    expect(storedAt(friday, `people:musterstadt:${FRIDAY}`)).toBe('stored');
    expect(storedAt(sunday, `people:musterstadt:${FRIDAY}`)).toBeUndefined();
    expect(storedAt(monday, `day:musterstadt:${FRIDAY}`)).toBeUndefined();
    const [closed, ...morning] = quiet.boards as Board[];
    expect([closed!.date, closed!.waiting[0]!.wait]).toEqual([SUNDAY, null]);
    // Q8: until the office opens, the wait is shorter by five minutes each time.
    const waits = morning.slice(0, 12).map(({ waiting }) => waiting[0]!.wait!.from);
    expect(waits.every((wait, n) => n === 0 || wait < waits[n - 1]!)).toBe(true);
  });
});

describe('[Q8] the waits on the board', () => {
  it('[Q8] grow shorter also while others ask about other days all the time', async () => {
    const office = await openVirtualOffice({ seed: 307, office: smallOffice(), now: at('06:40') });
    const [anna] = await wishers(office, 'anna');
    const { id } = anna!.appointments()[0]!;
    const wait = async (): Promise<number> => {
      const records = openBoardDoc(
        await office.relay.rooms!.open({ kind: 'board', office: office.office.id }),
        () => undefined,
      );
      const told = boardIn(records)!.waiting[0]!.wait!.from;
      records.close();
      return told;
    };
    await office.time.until(at('07:01'));
    const before = await wait();
    for (let earlier = false; office.time.now() < at('07:31'); earlier = !earlier) {
      anna!.ask(anna!.compose('wish', { visit: id, earlier }, TUESDAY));
      await office.time.pass(MINUTE_MS / 2);
    }
    expect(before - (await wait())).toBeGreaterThan(20);
  });
});
