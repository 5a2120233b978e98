/** A day at one device, without disk and wires: the real judgement over events and requests that the test gives. */
import { SvelteSet } from 'svelte/reactivity';
import type { TrackedRequest, LinkStatus, Stage } from '../../src/lib/client/types.ts';
import type { UnseenNumber } from '../../src/lib/client/requests/unseen-numbers.ts';
import { blockOn } from '../../src/lib/domain/requests/answer.ts';
import type { Answer, DeviceGrant } from '../../src/lib/domain/requests/answer.ts';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import type { RequestId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import type { Person } from '../../src/lib/domain/day/people.ts';
import { memoKey } from '../../src/lib/domain/requests/memo.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { NOBODY } from '../../src/lib/state/workday/known.ts';
import type { People } from '../../src/lib/state/workday/known.ts';
import type { Ask, Workday } from '../../src/lib/state/workday/workday.svelte.ts';
import { requestsToRun, runOptimistic } from '../../src/lib/state/workday/optimistic.ts';
import { actor, anOffice, ask as aRequest, at, birthDates, MONDAY } from '../support/build/index.ts';

interface Given {
  readonly role?: 'kiosk' | 'clerk' | 'lead';
  readonly office?: Office;
  readonly now?: Instant;
  readonly grant?: DeviceGrant | null;
  readonly link?: LinkStatus['state'];
  /** False: the disk is still being read, until `load`. */
  readonly loaded?: boolean;
  readonly dateDoubt?: Workday['dateDoubt'];
  readonly ahead?: Workday['ahead'];
  readonly memosKnown?: boolean;
  /** A7.15: what an earlier page of a kiosk has left. */
  readonly unseen?: readonly UnseenNumber[];
}

export interface DayHere extends Workday {
  setLink(state: LinkStatus['state']): void;
  load(): void;
  /** Midnight has gone by: another day, on which nothing has happened yet. */
  turnTo(date: LocalDate): void;
  setGrant(grant: DeviceGrant | null): void;
  /** More of the day comes from the relay. */
  tell(...events: DayEvent[]): void;
  answer(answer: Answer): void;
  /** The relay writes memos of today; one of the same key replaces the older one. */
  note(...records: Memo[]): void;
  /** The relay tells of people of today. */
  meet(...persons: Person[]): void;
  /** The office's devices and staff. */
  employ(...records: StaffRecord[]): void;
  /** A7.15: the marks on the disk. */
  readonly marked: ReadonlySet<RequestId>;
  /** What has been taken back. */
  readonly withdrawn: readonly RequestId[];
  /** The disk refuses what is asked next; it goes out all the same. */
  full: boolean;
  /** Requests have been handed to a socket: they can no more be taken out of the outbox. */
  left: boolean;
}

const byKey = (notes: readonly Memo[]): ReadonlyMap<string, Memo> =>
  new Map(notes.map((note) => [memoKey(note), note]));

const onMonday = (notes: readonly Memo[]): ReadonlyMap<LocalDate, ReadonlyMap<string, Memo>> =>
  new Map([[MONDAY, byKey(notes)]]);

const peopleOnMonday = (people: People): ReadonlyMap<LocalDate, People> => new Map([[MONDAY, people]]);

const withPeople = (people: People, persons: readonly Person[]): People =>
  new Map([...people, ...persons.map((person) => [person.id, person] as const)]);

export function aWorkday(given: Given = {}): DayHere {
  const office = given.office ?? { ...anOffice(), birthDateKey: birthDates.key };
  const now = given.now ?? at('09:00');
  const by = { actor: actor('here'), role: given.role ?? 'clerk' };
  const withdrawn: RequestId[] = [];
  const marked = new SvelteSet((given.unseen ?? []).map(({ id }) => id));
  let events = $state.raw<readonly DayEvent[]>([]);
  let notes = $state.raw<readonly Memo[]>([]);
  let staff = $state.raw<readonly StaffRecord[]>([]);
  let met = $state.raw<People | null>(null);
  let trackedRequests = $state.raw<readonly TrackedRequest[]>([]);
  let grant = $state.raw(given.grant ?? null);
  let state = $state(given.link ?? ('offline' as const));
  let dateDoubt = $state.raw(given.dateDoubt ?? null);
  let today = $state<LocalDate>(MONDAY);
  let full = false;
  let loaded = $state(given.loaded ?? true);
  let left = false;

  const optimistic = () => {
    const known = {
      office,
      by,
      days: [foldDay(MONDAY, events)],
      memos: onMonday(notes),
      people: met === null ? undefined : peopleOnMonday(met),
      numbers: blockOn(grant, MONDAY),
      clock: { offset: 0, pages: [] },
    };
    return runOptimistic(known, requestsToRun(trackedRequests, known.days), now);
  };
  const stage = (): Stage => (state === 'live' ? 'sent' : 'saved');

  return {
    session: { office: office.id, actor: by.actor, role: by.role, name: 'Karl' },
    get loaded() {
      return loaded;
    },
    broken: false,
    office,
    now,
    get today() {
      return today;
    },
    get dateDoubt() {
      return dateDoubt;
    },
    tellTime: () => (dateDoubt = null),
    get day() {
      return today === MONDAY ? optimistic().day(MONDAY) : foldDay(today, []);
    },
    get people() {
      return optimistic().people(MONDAY) ?? NOBODY;
    },
    ahead: given.ahead ?? null,
    get memos() {
      return byKey(notes);
    },
    memosKnown: given.memosKnown ?? true,
    get staff() {
      return staff;
    },
    get link() {
      return { state, reason: null, heardAt: null, complete: true };
    },
    heardAt: null,
    get grant() {
      return grant;
    },
    taken: { has: (number) => optimistic().day(MONDAY)?.numbers.has(number) === true },
    get trackedRequests() {
      return trackedRequests;
    },
    marked,
    unseen: {
      ofEarlierPages: given.unseen ?? [],
      forget: (id) => void marked.delete(id),
    },
    withdrawn,
    trackedRequest: (id) => trackedRequests.find(({ request }) => request.id === id) ?? null,
    predict: (asked) => optimistic().predict(asked, now).answer,
    compose: ((kind: 'call', what: Ask<'call'>, id?: RequestId) =>
      aRequest(kind, { ...what, at: now, ...(id && { id }) })) as Workday['compose'],
    ask(asked, { isUnseen = false } = {}) {
      if (full) return Promise.reject(new Error('the disk is full'));
      if (isUnseen) marked.add(asked.id);
      trackedRequests = [...trackedRequests, { request: asked, stage: stage(), answer: null }];
      return Promise.resolve();
    },
    withdraw(id) {
      if (left) return Promise.resolve(false);
      withdrawn.push(id);
      trackedRequests = trackedRequests.filter(({ request }) => request.id !== id);
      return Promise.resolve(true);
    },
    release(id) {
      trackedRequests = trackedRequests.filter(({ request }) => request.id !== id);
    },
    close: () => {},
    load() {
      loaded = true;
    },
    setLink(next) {
      state = next;
      trackedRequests = trackedRequests.map((e) => ({ ...e, stage: e.answer === null ? stage() : e.stage }));
    },
    setGrant(next) {
      grant = next;
    },
    turnTo(date) {
      today = date;
    },
    tell(...more) {
      events = [...events, ...more];
    },
    answer(answer) {
      trackedRequests = trackedRequests.map((e) =>
        e.request.id === answer.request
          ? { ...e, answer, stage: answer.ok ? ('confirmed' as const) : ('refused' as const) }
          : e,
      );
    },
    note(...records) {
      // Same as in the document: what replaces an older record comes last.
      const replaced = records.map(memoKey);
      notes = [...notes.filter((note) => !replaced.includes(memoKey(note))), ...records];
    },
    meet(...persons) {
      met = withPeople(met ?? NOBODY, persons);
    },
    employ(...records) {
      staff = [...staff, ...records];
    },
    get left() {
      return left;
    },
    set left(is) {
      left = is;
    },
    get full() {
      return full;
    },
    set full(is) {
      full = is;
    },
  };
}
