/** The wrapped keys of this laptop (P7): read and written in one transaction, so that two tabs make no key twice. */
import { KEYS } from '../browser/database.ts';
import type { Database } from '../browser/database.ts';
import type { ActorId, OfficeId } from '../../domain/ids.ts';
import type { Ciphers, DaysKeyRow, KeptKeyRow, PinRow } from '../browser/people-keys.ts';
import type { Session } from '../types.ts';
import { cipherOf, newCipher } from './cipher.ts';
import type { OwnCipher } from './cipher.ts';

/** What the relay gives to a page that is signed in; nothing of it lies on the disk. */
export interface GivenSecrets {
  /** The secret of this session. */
  readonly session: Uint8Array;
  /** The secret of this office on this laptop. */
  readonly laptop: Uint8Array;
}

/** The keys of a page that is unlocked, which can be wrapped again. */
export interface OwnCiphers {
  readonly days: OwnCipher;
  readonly kept: OwnCipher;
}

type Owner = Pick<Session, 'office' | 'actor'>;

/** `work` waits for nothing but rows. */
export const withKeyRows = <T>({ outboxes }: Database, work: () => Promise<T>): Promise<T> =>
  outboxes === null ? work() : outboxes.transaction('rw', KEYS, work);

const keptName = (office: OfficeId): `kept:${OfficeId}` => `kept:${office}`;
const daysName = (actor: ActorId): `days:${ActorId}` => `days:${actor}`;
const pinName = (actor: ActorId): `pin:${ActorId}` => `pin:${actor}`;

const WRAPPING = 'wrapping';

const wrap = (secret: Uint8Array, { id, key }: OwnCipher): Uint8Array =>
  cipherOf(WRAPPING, secret).seal(key, id);

function unwrap(secret: Uint8Array, id: string, wrapped: Uint8Array | null): OwnCipher | null {
  const key = wrapped === null ? null : cipherOf(WRAPPING, secret).open(wrapped, id);
  return key === null ? null : cipherOf(id, key);
}

/** Opens the keys by what the relay gave, or makes what is missing. Rejects when the disk refuses. */
export const openBySecrets = (database: Database, owner: Owner, secrets: GivenSecrets): Promise<OwnCiphers> =>
  withKeyRows(database, async () => {
    const kept = await openKept(database, owner.office, secrets.laptop);
    const row = await readDays(database, owner.actor);
    const known =
      row && (unwrap(secrets.session, row.id, row.bySession) ?? unwrap(kept.key, row.id, row.byKept));
    const days = known ?? newCipher();
    const hasPin = (await readPin(database, owner.actor))?.id === kept.id;
    await database.keyRows.put({
      ...{ name: daysName(owner.actor), id: days.id, bySession: wrap(secrets.session, days) },
      byKept: hasPin ? wrap(kept.key, days) : null,
    });
    return { days, kept };
  });

/** A kept key that this relay's secret does not open stays: what lies under it exists nowhere else. */
async function openKept(database: Database, office: OfficeId, secret: Uint8Array): Promise<OwnCipher> {
  const name = keptName(office);
  const row = (await database.keyRows.get(name)) as KeptKeyRow | undefined;
  const known = row && unwrap(secret, row.id, row.byLaptop);
  if (known) return known;
  if (row) await database.keyRows.put({ ...row, name: `kept-before:${row.id}` });
  const made = newCipher();
  await database.keyRows.put({ name, id: made.id, byLaptop: wrap(secret, made) });
  return made;
}

/** Opens the days key by the kept key, or makes one. The relay's secret wraps that at the next sign-in. */
export const openByKept = (database: Database, { actor }: Owner, kept: OwnCipher): Promise<OwnCiphers> =>
  withKeyRows(database, async () => {
    const row = await readDays(database, actor);
    const known = row && unwrap(kept.key, row.id, row.byKept);
    if (known) return { days: known, kept };
    const days = newCipher();
    const byKept = wrap(kept.key, days);
    await database.keyRows.put({ name: daysName(actor), id: days.id, bySession: new Uint8Array(), byKept });
    return { days, kept };
  });

const readDays = async ({ keyRows }: Database, actor: ActorId): Promise<DaysKeyRow | undefined> =>
  (await keyRows.get(daysName(actor))) as DaysKeyRow | undefined;

export const readPin = async ({ keyRows }: Database, actor: ActorId): Promise<PinRow | undefined> =>
  (await keyRows.get(pinName(actor))) as PinRow | undefined;

/** Stores the PIN's row: from now on the PIN opens the keys, this session's too. */
export const putPin = (
  database: Database,
  { actor }: Owner,
  { days, kept }: OwnCiphers,
  row: Omit<PinRow, 'name'>,
): Promise<void> =>
  withKeyRows(database, async () => {
    await database.keyRows.put({ ...row, name: pinName(actor) });
    const known = await readDays(database, actor);
    if (known?.id === days.id) await database.keyRows.put({ ...known, byKept: wrap(kept.key, days) });
  });

/** Without a PIN nothing but the relay opens the keys. */
export const dropPin = (database: Database, actor: ActorId): Promise<void> =>
  withKeyRows(database, async () => {
    await database.keyRows.delete(pinName(actor));
    const known = await readDays(database, actor);
    if (known !== undefined) await database.keyRows.put({ ...known, byKept: null });
  });

/** Whether these are ciphers with keys, as this vault opens them. */
export const isOwnCiphers = (ciphers: Ciphers): ciphers is OwnCiphers =>
  'key' in ciphers.days && 'key' in ciphers.kept;
