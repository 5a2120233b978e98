/** The one list of all documents: how they are named, and whose they are. */
import { actorId, officeId } from '../domain/ids.ts';
import type { ActorId, OfficeId } from '../domain/ids.ts';
import { documentKinds } from '../domain/access.ts';
import type { DocumentOwner } from '../domain/access.ts';
import { assertNever, err, ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import { localDate, localMonth } from '../domain/time.ts';
import type { LocalDate, LocalMonth } from '../domain/time.ts';

export type DocumentName =
  | { readonly kind: 'office' | 'slots' | 'board' | 'staff' | 'log'; readonly office: OfficeId }
  | { readonly kind: 'figures'; readonly office: OfficeId; readonly month: LocalMonth }
  | { readonly kind: 'day' | 'people' | 'memo'; readonly office: OfficeId; readonly date: LocalDate }
  | { readonly kind: 'outbox' | 'inbox'; readonly actor: ActorId };

/** The key of the one record of an office's document. */
export const OFFICE_RECORD = 'office';

/** `office:dorsten`, `figures:dorsten:2026-11`, `day:dorsten:2026-11-23`, `outbox:k3J…`. */
export function makeName(name: DocumentName): string {
  switch (name.kind) {
    case 'office':
    case 'slots':
    case 'board':
    case 'staff':
    case 'log':
      return `${name.kind}:${name.office}`;
    case 'figures':
      return `${name.kind}:${name.office}:${name.month}`;
    case 'day':
    case 'people':
    case 'memo':
      return `${name.kind}:${name.office}:${name.date}`;
    case 'outbox':
    case 'inbox':
      return `${name.kind}:${name.actor}`;
    default:
      return assertNever(name);
  }
}

/** Reads a name as it stands in an address; `no-such-document` for anything that is not in the list. */
export function parseName(text: string): Result<DocumentName, 'no-such-document'> {
  const parts = text.split(':');
  const kind = documentKinds.find((k) => k === parts[0]);
  const [, key, time] = parts;
  if (kind === undefined) return err('no-such-document');
  if (kind === 'outbox' || kind === 'inbox') {
    const actor = actorId.safeParse(key);
    return actor.success && parts.length === 2 ? ok({ kind, actor: actor.data }) : err('no-such-document');
  }
  const office = officeId.safeParse(key);
  if (!office.success) return err('no-such-document');
  if (kind === 'day' || kind === 'people' || kind === 'memo') {
    const day = localDate.safeParse(time);
    return day.success && parts.length === 3
      ? ok({ kind, office: office.data, date: day.data })
      : err('no-such-document');
  }
  if (kind === 'figures') {
    const month = localMonth.safeParse(time);
    return month.success && parts.length === 3
      ? ok({ kind, office: office.data, month: month.data })
      : err('no-such-document');
  }
  return parts.length === 2 ? ok({ kind, office: office.data }) : err('no-such-document');
}

export function ownerOf(name: DocumentName): DocumentOwner {
  return {
    kind: name.kind,
    office: 'office' in name ? name.office : null,
    actor: 'actor' in name ? name.actor : null,
  };
}
