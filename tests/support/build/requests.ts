/** Requests and the circumstances in which they are judged. */
import type { Role } from '../../../src/lib/domain/access.ts';
import type { BirthDate, SealedBirthDate } from '../../../src/lib/domain/input/birth-date.ts';
import type { Circumstances } from '../../../src/lib/domain/decide/decision.ts';
import { officeId } from '../../../src/lib/domain/ids.ts';
import { parseRequest, SCHEMA_VERSION } from '../../../src/lib/domain/requests/request.ts';
import type { RequestKind, RequestOf } from '../../../src/lib/domain/requests/request.ts';
import { dateOf } from '../../../src/lib/domain/time.ts';
import type { Instant } from '../../../src/lib/domain/time.ts';
import { actor, at, freshId, MONDAY, requestNamed } from './names.ts';
import { sealNow } from './sealed.ts';

type Base = 'v' | 'id' | 'at' | 'office' | 'date' | 'kind';
type Given<K extends RequestKind> = Omit<RequestOf<K>, Base> & Partial<Pick<RequestOf<K>, Base>>;

const MUSTERSTADT = officeId.parse('musterstadt');

/** `ask('call', { visit, counter })`: a whole request of that kind; throws when it is not a valid one. */
export function ask<K extends RequestKind>(kind: K, given: Given<K>): RequestOf<K> {
  const start = 'start' in given && typeof given.start === 'number' ? given.start : null;
  const parsed = parseRequest({
    v: SCHEMA_VERSION,
    id: requestNamed(freshId()),
    at: at('08:00'),
    office: MUSTERSTADT,
    date: start === null ? MONDAY : dateOf(start, 'Europe/Berlin'),
    kind,
    ...given,
  });
  if (!parsed.ok) throw new TypeError(`not a request: ${parsed.error} ${JSON.stringify(given)}`);
  return parsed.value as RequestOf<K>;
}

/** A check-in by birth date as a kiosk asks it; `sealed`: instead of the right one. */
export function askBorn(
  birthDate: BirthDate,
  start: Instant | null = null,
  given: Partial<RequestOf<'check-in'>> & { sealed?: SealedBirthDate } = {},
): RequestOf<'check-in'> {
  const { id = requestNamed(freshId()), office = MUSTERSTADT, sealed, ...rest } = given;
  const by = { with: 'birth-date', sealed: sealed ?? sealNow(birthDate, { office, id }), start } as const;
  return ask('check-in', { ...rest, id, office, by });
}

/** Evenly distributed in [0, 1), the same every time. */
export function steadyRandom(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Who {
  readonly role?: Role;
  readonly actor?: string;
  /** When it was asked; `now` if nothing is said. */
  readonly at?: Instant;
  readonly random?: () => number;
  readonly mailAuthorization?: string | null;
}

const ACTORS: Readonly<Record<Role, string>> = {
  public: 'nobody',
  citizen: 'phone',
  monitor: 'monitor',
  kiosk: 'kiosk',
  clerk: 'clerk',
  'day-lead': 'day-lead',
  lead: 'lead',
  'authority-lead': 'authority-lead',
  auditor: 'auditor',
};

/** `circumstances(at('09:00'), { role: 'kiosk' })`: judged then, asked by that kind of actor. */
export function circumstances(now: Instant, who: Who = {}): Circumstances {
  const role = who.role ?? 'citizen';
  const { mailAuthorization = 'mail' } = who;
  return {
    now,
    at: who.at ?? now,
    by: { actor: actor(who.actor ?? ACTORS[role]), role },
    random: who.random ?? steadyRandom(),
    proven: true,
    mailAuthorization: mailAuthorization === null ? null : actor(mailAuthorization),
  };
}
