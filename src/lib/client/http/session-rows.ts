/**
 * What a browser remembers of a session on its disk, and what goes with it when it is over. Where a restore has lost the
 * session, or it was idle, the copies of its days are set aside, not deleted: the relay may lack what they hold (M18).
 */
import { parseName } from '../../docs/document-names.ts';
import type { DocumentName } from '../../docs/document-names.ts';
import { publicKinds } from '../../domain/access.ts';
import type { OfficeId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import type { PathParts } from '../../wire/http/route.ts';
import type { Surface } from '../../wire/surface.ts';
import type { Database, DocRow, RememberedSession } from '../browser/database.ts';
import { ownPlatform } from '../browser/platform.ts';
import type { Platform } from '../browser/platform.ts';
import { documentIn, isSealedKind } from '../replica/doc-tables.ts';
import { setAllAside } from '../replica/lost-copies.ts';
import { dropAll } from '../replica/stored-doc.ts';
import type { Session } from '../types.ts';

/** Why a session is over and what it held is kept for the next sign-in of its office. */
export const keptBecause = ['session-lost', 'session-idle'] as const;
export type KeptBecause = (typeof keptBecause)[number];

/** Whether a session is over by this device's clock, or by the latest time that the relay has told. */
export async function hasEnded(
  database: Database,
  { session: { endsAt }, overAt }: EndOfSession,
  platform: Platform = ownPlatform,
): Promise<boolean> {
  if (overAt !== null && overAt !== undefined && platform.now() >= overAt) return true;
  const known = await database.settings.get('clock-offset').catch(() => undefined);
  const sureAt = known?.name === 'clock-offset' ? known.sureAt : undefined;
  return endsAt !== undefined && sureAt !== undefined && sureAt >= endsAt;
}

interface EndOfSession {
  readonly session: Session;
  readonly overAt?: Instant | null;
}

/** P7: without its key, people's data on the disk cannot be read, also what a deletion leaves in the files. */
export async function dropPeople(database: Database, { office, actor }: Session): Promise<void> {
  await dropKeys(database, actor);
  await dropAll(database, (row) => {
    const name = parseName(row.name);
    return name.ok && isSealedKind(name.value.kind) && 'office' in name.value && name.value.office === office;
  }).catch(() => {});
}

/** The PIN and the kept key stay: they open what is not answered yet. */
async function dropKeys({ keyRows }: Database, actor: Session['actor']): Promise<void> {
  await keyRows.deleteAll([`days:${actor}`, `lock:${actor}`]).catch(() => {});
}

/** What the relay says of a session, with its end by this device's own clock. */
export function sessionRow(
  surface: Surface,
  { lastsMs, ...session }: Session,
  platform: Platform = ownPlatform,
): RememberedSession {
  return { surface, session, ...(lastsMs !== undefined && { overAt: platform.now() + lastsMs }) };
}

export async function remember(database: Database, row: RememberedSession): Promise<void> {
  const { surface, session } = row;
  await database.sessions.put(row).catch(() => {});
  const { office, actor } = session;
  if (surface !== 'staff') await database.paired.put({ surface, office, actor }).catch(() => {});
  await database.settings.delete(`lost-${surface}`).catch(() => {});
}

/** The session that is remembered, or the one that a restore has lost. */
async function lastSession(database: Database, surface: Surface): Promise<Session | null> {
  const known = await database.sessions.get(surface).catch(() => undefined);
  if (known !== undefined) return known.session;
  const lost = await database.settings.get(`lost-${surface}`).catch(() => undefined);
  return lost !== undefined && typeof lost.value === 'object' ? lost.value : null;
}

/** Who asks, so that the relay can tell a session that it has lost from one that was ended. */
export async function namedBy(database: Database, surface: Surface): Promise<PathParts['query']> {
  const last = await lastSession(database, surface);
  if (last === null) return {};
  const { office, actor, member } = last;
  return { office, actor, member };
}

/** The relay knows no session any more; `code` says why. */
export async function letGoOfSession(database: Database, surface: Surface, code: string): Promise<void> {
  const last = await lastSession(database, surface);
  const isOwnDay = (row: DocRow): boolean => last !== null && isDayOf(last.office, documentIn(row));
  if (keptBecause.some((why) => why === code) && last !== null) {
    await database.settings.put({ name: `lost-${surface}`, value: last }).catch(() => {});
    // On a disk that refuses they stay where they are; no page reads them without a session.
    await setAllAside(database, isOwnDay).catch(() => {});
    return forget(database, surface, isOwnDay);
  }
  await database.settings.delete(`lost-${surface}`).catch(() => {});
  await forget(database, surface);
  // P4: what was set aside goes as well.
  if (code !== 'signed-off') return;
  await database.paired.delete(surface).catch(() => {});
  await dropAll(database, isOwnDay).catch(() => {});
  if (last !== null) await database.keyRows.delete(`pin:${last.actor}`).catch(() => {});
}

const isDayOf = (office: OfficeId, name: DocumentName | null): boolean =>
  (name?.kind === 'day' || name?.kind === 'people') && name.office === office;

/** P1, P4: what the session could read goes with it. Requests that were not sent stay: they exist nowhere else. */
export async function forget(
  database: Database,
  surface: Surface,
  isKept: (row: DocRow) => boolean = () => false,
): Promise<void> {
  const known = await database.sessions.get(surface).catch(() => undefined);
  await database.sessions.delete(surface).catch(() => {});
  if (known === undefined) return;
  const { office, actor } = known.session;
  if (surface === 'staff') {
    database.peopleKeys.put(null);
    await dropKeys(database, actor);
  }
  const isPrivate = (row: DocRow): boolean => {
    const name = parseName(row.name);
    if (!name.ok || publicKinds.includes(name.value.kind)) return false;
    return 'office' in name.value ? name.value.office === office : name.value.actor === actor;
  };
  await dropAll(database, (row) => isPrivate(row) && !isKept(row)).catch(() => {});
}
