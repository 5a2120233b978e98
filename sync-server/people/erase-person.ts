/**
 * Erases what was found of a person, except for what an appointment ahead needs; events stay, they hold no names. A
 * second try makes good what the first could not write.
 */
import { appointmentsIn, openInboxDoc } from '../../src/lib/docs/inbox-doc.ts';
import { openMemoDoc } from '../../src/lib/docs/memo-doc.ts';
import { openPeopleDoc } from '../../src/lib/docs/people-doc.ts';
import { parseName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import { nameless } from '../../src/lib/domain/requests/given-up.ts';
import { memoKey } from '../../src/lib/domain/requests/memo.ts';
import { elsewhereId } from '../../src/lib/domain/requests/open-item.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { Store } from '../store/store.ts';
import type { FoundPerson } from './find-person.ts';

/** Gives back the documents whose earlier versions could not be taken from the disk. */
export async function erasePerson(
  rooms: Rooms,
  store: Store,
  found: FoundPerson,
): Promise<readonly DocumentName[]> {
  const { office, callBacks } = found;
  const visits = found.visits.filter(({ isAhead }) => !isAhead);
  const dates = new Set([...visits, ...callBacks].map(({ date }) => date));
  const copies = new Set<string>();
  for (const date of dates) {
    const [people, memo] = [
      { kind: 'people', office, date },
      { kind: 'memo', office, date },
    ] as const;
    const own = visits.filter((visit) => visit.date === date);
    const records = openPeopleDoc(await rooms.open(people), () => {});
    records.write(own.flatMap(({ id, person }) => (person === null ? [] : [[id, nameless(person)]])));
    records.close();
    const noted = openMemoDoc(await rooms.open(memo), () => {});
    const called = callBacks.filter((one) => one.date === date).map(({ record }) => memoKey(record));
    const keys = [...own.flatMap(({ memoKeys }) => memoKeys), ...called];
    noted.write([], keys);
    noted.close();
    for (const key of keys) copies.add(`elsewhere:${elsewhereId(date, key)}`);
  }
  await eraseCopies(rooms, found, copies);
  await rooms.commit({ mails: [] });
  const left = await rooms.forgetErased(await documentsOfPeople(rooms, found));
  const inboxes = await inboxesOf(rooms, found);
  if (inboxes.length > 0) await rooms.remove(inboxes);
  for (const { mail, isKept } of found.mails) if (!isKept) await store.mails.erase(mail.id);
  return left;
}

/** All of the office, since what an earlier try left can no longer be found by the person. */
async function documentsOfPeople(rooms: Rooms, { office }: FoundPerson): Promise<DocumentName[]> {
  const texts = [...(await rooms.stored(`people:${office}:`)), ...(await rooms.stored(`memo:${office}:`))];
  return texts.flatMap((text) => {
    const name = parseName(text);
    return name.ok ? [name.value] : [];
  });
}

/** What is open of other days stands in the memo of one day, too. */
async function eraseCopies(rooms: Rooms, { office }: FoundPerson, keys: ReadonlySet<string>): Promise<void> {
  for (const text of keys.size === 0 ? [] : await rooms.stored(`memo:${office}:`)) {
    const name = parseName(text);
    if (!name.ok) continue;
    const noted = openMemoDoc(await rooms.open(name.value), () => {});
    const own = [...noted.all.keys()].filter((key) => keys.has(key));
    noted.write([], own);
    noted.close();
  }
}

/** Inboxes of the phones and links that were told of these visits alone. */
async function inboxesOf(rooms: Rooms, { visits }: FoundPerson): Promise<DocumentName[]> {
  const over = visits.filter(({ isAhead }) => !isAhead);
  const actors = new Set<ActorId>(
    over.flatMap(({ person }) => person?.authorizations.map(({ actor }) => actor) ?? []),
  );
  const ids = new Set<string>(over.map(({ id }) => id));
  const found: DocumentName[] = [];
  for (const actor of actors) {
    const name = { kind: 'inbox', actor } as const;
    const told = openInboxDoc(await rooms.open(name), () => {});
    if (appointmentsIn(told).every(({ id }) => ids.has(id))) found.push(name);
    told.close();
  }
  return found;
}
