/**
 * P3: people are erased after the office's days, with what staff noted of them and what their phones were told. The day
 * itself is erased after its longer ones. Counts stay. It walks over what is stored, not over what is open. An office
 * that is left out for a while, or whose file has gone, is erased like every other.
 */
import { setImmediate } from 'node:timers/promises';
import { appointmentsIn, openInboxDoc } from '../../src/lib/docs/inbox-doc.ts';
import type { InboxRecord } from '../../src/lib/docs/inbox-doc.ts';
import { openMemoDoc } from '../../src/lib/docs/memo-doc.ts';
import { openPeopleDoc } from '../../src/lib/docs/people-doc.ts';
import { parseName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import type { Device } from '../../src/lib/docs/staff-doc.ts';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import { MOST_HORIZON_DAYS } from '../../src/lib/domain/office/office.ts';
import { keptSince } from '../../src/lib/domain/office/retention.ts';
import type { DayKind } from '../../src/lib/domain/office/retention.ts';
import { dateOf, DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { Offices } from './offices.ts';
import { noPause } from './pause.ts';
import type { Pause } from './pause.ts';
import type { SleepingOffice } from './sleeping-office.ts';
import type { KeptOffice, StoredOffice } from './stored-offices.ts';

export interface Eraser {
  /**
   * Erases for each stored office, once a day, and returns the actors whose inboxes were erased. `isRest` false: for
   * other offices the same night has not begun yet. Inboxes that belong to no office are looked through after the last.
   */
  erase(
    offices: Pick<Offices, 'all' | 'allSleeping' | 'closed' | 'leftOut'>,
    now: Instant,
    isRest?: boolean,
  ): Promise<readonly ActorId[]>;
}

/** An office on one of its days, as far as erasing needs it. A session is one. */
export interface Kept {
  readonly office: KeptOffice;
  readonly today: LocalDate;
  devices(): readonly Device[];
  /** Null: the actor is neither a device nor a member of staff. Missing for an office without a file. */
  makerOf?(actor: ActorId): unknown;
  /** Lets go of a day whose documents are erased. */
  forgetDay(date: LocalDate): void;
}

/** `onLetGo`: an inbox was looked into and let go of; who has it open has to open it anew. */
export function openEraser(
  all: Rooms,
  withoutFile: readonly StoredOffice[],
  report: Report,
  log: Log,
  onLetGo: (actor: ActorId) => void = () => {},
  pause: Pause = noPause,
): Eraser {
  const rooms: Rooms = {
    ...all,
    release(name) {
      if (name.kind === 'inbox') onLetGo(name.actor);
      all.release(name);
    },
  };
  const erasedOn = new Map<OfficeId, LocalDate>();
  /** Documents of each office that were erased and are still on the disk. */
  const unforgotten = new Map<OfficeId, readonly DocumentName[]>();
  /** Inboxes that hold more than answers. */
  const looked = new Set<string>();
  /** A night has begun, and the inboxes are still to be looked through. */
  let areInboxesDue = false;
  const isDue = ({ office, today }: Kept): boolean => erasedOn.get(office.id) !== today;

  async function eraseOne(kept: Kept): Promise<readonly DocumentName[]> {
    await pause.rest();
    const erased = await eraseOld(rooms, kept, report, pause);
    erasedOn.set(kept.office.id, kept.today);
    return erased;
  }

  return {
    async erase(offices, now, isRest = true) {
      const sessions: Kept[] = [
        ...[...offices.all()].map(({ session }) => session),
        ...[...offices.allSleeping()].map(keptAsleep),
      ];
      const gone = withoutFile.map((office) => keptWithoutSession(office, office.devices, now));
      const closed = [...offices.closed()].map((office) => keptWithoutSession(office, [], now));
      const apart = [...gone, ...closed].filter(isDue);
      // A sleeping office that is due is about to be opened, usually on its new day. Now it would be looked at twice.
      const soon = [...offices.allSleeping()].filter(({ dueAt }) => dueAt <= now);
      const isSoon = new Set(soon.map(({ packed }) => packed.head.id));
      const due = sessions.filter((kept) => isDue(kept) && !isSoon.has(kept.office.id));
      if (due.length + apart.length > 0) areInboxesDue = true;
      if (!areInboxesDue) return [];
      const erased: DocumentName[] = [];
      for (const kept of due) erased.push(...(await eraseOne(kept)));
      for (const kept of apart) {
        try {
          await pause.rest();
          erased.push(...(await eraseOld(rooms, kept, report, pause)));
          const left = await eraseOldCopies(rooms, kept, unforgotten.get(kept.office.id) ?? [], report);
          unforgotten.set(kept.office.id, left);
          if (left.length > 0) throw new Error('documents could not be compacted');
          erasedOn.set(kept.office.id, kept.today);
        } catch (error) {
          // What is wrong there keeps no other office from its work. It is tried again.
          log.error(
            { office: kept.office.id, code: codeOf(error) },
            'an office could not be erased, retrying',
          );
        }
      }
      // The inboxes of devices are unknown for an office that is left out.
      if (isRest && offices.leftOut === 0) {
        areInboxesDue = false;
        erased.push(
          ...(await eraseSilentInboxes(rooms, [...sessions, ...gone], now)),
          ...(await eraseUnreadAnswers(rooms, isOfAnOffice([...sessions, ...gone]), looked, now, report)),
        );
      }
      if (erased.length > 0) log.info({ documents: erased.length }, 'expired documents were erased');
      return erased.flatMap((name) => (name.kind === 'inbox' ? [name.actor] : []));
    },
  };
}

/** Devices and staff ask the same again after an outage of any length, and get the same answer (M17). */
function isOfAnOffice(offices: readonly Kept[]): (actor: ActorId) => boolean {
  const devices = new Set(offices.flatMap((kept) => kept.devices().map(({ actor }) => actor)));
  return (actor) => devices.has(actor) || offices.some((kept) => (kept.makerOf?.(actor) ?? null) !== null);
}

const keptAsleep = ({ packed, today, devices, makerOf }: SleepingOffice): Kept => ({
  office: packed.head,
  ...{ today, devices, makerOf },
  forgetDay: () => {},
});

const keptWithoutSession = (
  office: KeptOffice & { readonly timeZone: string },
  devices: readonly Device[],
  now: Instant,
): Kept => ({ office, today: dateOf(now, office.timeZone), devices: () => devices, forgetDay: () => {} });

/** Erases what is past its time; gives back what went. */
export async function eraseOld(
  rooms: Rooms,
  kept: Kept,
  report: Report,
  pause: Pause = noPause,
): Promise<readonly DocumentName[]> {
  const people = await olderThan(rooms, kept, 'people');
  const memos = await olderThan(rooms, kept, 'memo');
  const days = await olderThan(rooms, kept, 'day');
  const inboxes: DocumentName[] = [];
  for (const name of people) inboxes.push(...(await inboxesOf(rooms, name, report, pause)));
  const names = [...inboxes, ...people, ...memos, ...days];
  for (const { date } of [...people, ...memos, ...days]) kept.forgetDay(date);
  if (names.length > 0) await rooms.remove(names);
  return names;
}

/**
 * The memo of a day also holds copies of what was open of earlier days. A session renews them each night; an office
 * without one would keep a copy for longer than what it is a copy of. `before`: documents of an earlier try that were
 * not compacted; gives back those that are not now.
 */
async function eraseOldCopies(
  rooms: Rooms,
  { office, today }: Kept,
  before: readonly DocumentName[],
  report: Report,
): Promise<readonly DocumentName[]> {
  const oldest = keptSince(office.rules.retention, 'memo', today);
  const changed = [...before];
  for (const text of await rooms.stored(`memo:${office.id}:`)) {
    const name = parseName(text);
    if (!name.ok) continue;
    const memos = openMemoDoc(await rooms.open(name.value), report);
    const old = [...memos.all].filter(([, memo]) => memo.type === 'elsewhere' && memo.date < oldest);
    memos.write(
      [],
      old.map(([key]) => key),
    );
    memos.close();
    if (old.length > 0) changed.push(name.value);
    else rooms.release(name.value);
  }
  if (changed.length === 0) return [];
  await rooms.commit({ mails: [] });
  const left = await rooms.forgetErased(changed);
  for (const name of changed) rooms.release(name);
  return left;
}

/** P3: days for which an inbox is kept that holds only answers, all of them unread. */
const UNREAD_ANSWER_DAYS = 7;
/** Inboxes that are opened before others have their turn. */
const OPENED_AT_ONCE = 20;

/**
 * Erases inboxes that hold only answers that no device has read for days, as to bookings that were refused. `looked`:
 * the inboxes that were found to hold more, so that none of them is opened every night.
 */
export async function eraseUnreadAnswers(
  rooms: Rooms,
  isOfTheOffice: (actor: ActorId) => boolean,
  looked: Set<string>,
  now: Instant,
  report: Report,
): Promise<readonly DocumentName[]> {
  const gone: DocumentName[] = [];
  let opened = 0;
  for (const text of await rooms.stored('inbox:', now - UNREAD_ANSWER_DAYS * DAY_MINUTES * MINUTE_MS)) {
    const name = parseName(text);
    if (looked.has(text) || !name.ok || name.value.kind !== 'inbox') continue;
    if (!isOfTheOffice(name.value.actor) && (await holdsAnswersAlone(rooms, name.value, report)))
      gone.push(name.value);
    else looked.add(text);
    if (++opened % OPENED_AT_ONCE === 0) await setImmediate();
  }
  if (gone.length > 0) await rooms.remove(gone);
  return gone;
}

async function holdsAnswersAlone(rooms: Rooms, name: DocumentName, report: Report): Promise<boolean> {
  const told = openInboxDoc(await rooms.open(name), report);
  const isAnswer = (record: InboxRecord): boolean => 'ok' in record;
  const answersAlone = [...told.all.values()].every(isAnswer);
  told.close();
  rooms.release(name);
  return answersAlone;
}

/**
 * Inboxes that were silent for longer than any appointment can be ahead and be kept: a lead may have made the horizon
 * shorter since it was booked. They belong to bookings that were
 * refused and never read, and to staff who are gone. A device's own stays, it says what the device may do.
 */
export async function eraseSilentInboxes(
  rooms: Rooms,
  offices: readonly Kept[],
  now: Instant,
): Promise<readonly DocumentName[]> {
  const longest = MOST_HORIZON_DAYS + Math.max(...offices.map(({ office }) => office.rules.retention.day));
  const devices = new Set<string>(offices.flatMap((kept) => kept.devices().map((d) => d.actor)));
  const names = (await rooms.stored('inbox:', now - longest * DAY_MINUTES * MINUTE_MS)).flatMap((text) => {
    const name = parseName(text);
    return name.ok && name.value.kind === 'inbox' && !devices.has(name.value.actor) ? [name.value] : [];
  });
  if (names.length > 0) await rooms.remove(names);
  return names;
}

type OfADay = DocumentName & { readonly date: LocalDate };

async function olderThan(rooms: Rooms, { office, today }: Kept, kind: DayKind): Promise<OfADay[]> {
  const oldest = keptSince(office.rules.retention, kind, today);
  const names = await rooms.stored(`${kind}:${office.id}:`);
  return names.flatMap((text) => {
    const name = parseName(text);
    return name.ok && 'date' in name.value && name.value.date < oldest ? [name.value] : [];
  });
}

/** The inboxes of those whose last appointment is erased; who has moved to a later day keeps theirs. */
async function inboxesOf(rooms: Rooms, name: OfADay, report: Report, pause: Pause): Promise<DocumentName[]> {
  const actors = await actorsOf(rooms, name, report);
  const gone: DocumentName[] = [];
  for (const actor of actors) {
    await pause.rest();
    const inbox = { kind: 'inbox', actor } as const;
    const told = openInboxDoc(await rooms.open(inbox), report);
    if (appointmentsIn(told).every((a) => a.date <= name.date)) gone.push(inbox);
    else rooms.release(inbox);
    told.close();
  }
  return gone;
}

/** Who may act for the appointments in a people document. */
export async function actorsOf(
  rooms: Pick<Rooms, 'open'>,
  name: DocumentName,
  report: Report,
): Promise<Set<ActorId>> {
  const records = openPeopleDoc(await rooms.open(name), report);
  const actors = new Set<ActorId>(
    [...records.all.values()].flatMap((p) => p.authorizations.map((c) => c.actor)),
  );
  records.close();
  return actors;
}
