/**
 * Who may do what (P1). A role is a bundle of permissions, for the office that it belongs to; the table of readers and
 * the table of requests (requests/request-table.ts) name permissions. The relay's guard, `decide` and the docs live by the same tables.
 */

/** The role of a connected user or device, as far as the relay can tell. */
export const roles = [
  'public',
  'citizen',
  'monitor',
  'kiosk',
  'clerk',
  'day-lead',
  'lead',
  'authority-lead',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/** The roles that an account of a member of staff can have. */
export const staffRoles = [
  'clerk',
  'day-lead',
  'lead',
  'authority-lead',
  'auditor',
] as const satisfies readonly Role[];
export type StaffRole = (typeof staffRoles)[number];

export const permissions = [
  /** To handle one's own appointment. */
  'own-appointment',
  /** To check visitors in and to give them numbers. */
  'arrivals',
  /** To call visitors to a counter and to serve them. */
  'serve',
  /** To book, move and cancel for others, and to read the days ahead for it. */
  'book',
  /** To read days that are over. */
  'search-past',
  'statistics',
  /** Hours and closures, whom a change of them hits, and what is to be done by the day. */
  'hours',
  /** Devices, mails, imports, online bookings, a restore. */
  'office',
  /** To add and remove members of staff, and to reset their passwords. */
  'staff',
  /** To read the staff log. */
  'audit',
  /** To see all offices of the town side by side, and to open the desk of each. */
  'authority',
] as const;
export type Permission = (typeof permissions)[number];

const ofClerk = ['arrivals', 'serve', 'book', 'search-past'] as const;
/** A clerk who also changes hours and closures, sees whom that hits and what is to be done, and reads the statistics. */
const ofDayLead = [...ofClerk, 'statistics', 'hours'] as const;
const ofLead = [...ofDayLead, 'office', 'staff', 'audit'] as const;

export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  public: [],
  citizen: ['own-appointment'],
  monitor: [],
  kiosk: ['arrivals'],
  clerk: ofClerk,
  'day-lead': ofDayLead,
  lead: ofLead,
  'authority-lead': [...ofLead, 'authority'],
  auditor: ['statistics', 'audit'],
};

export const may = (role: Role, permission: Permission): boolean => permissionsOf[role].includes(permission);

/** Who runs an office: it keeps one of them, and they may need a second factor. */
export const isLead = (role: Role): boolean => role === 'lead' || role === 'authority-lead';

/** Whether a role has one of these permissions. */
export const mayAny = (role: Role, any: readonly Permission[]): boolean => any.some((one) => may(role, one));

/** The roles that a lead gives to members: only an authority's lead makes another. */
export const rolesToGive = (giver: Role): readonly StaffRole[] =>
  staffRoles.filter((role) => !may(role, 'authority') || may(giver, 'authority'));

/** What requests are granted for. A role with one of these permissions has an outbox and an inbox. */
const askingPermissions = [
  'own-appointment',
  'arrivals',
  'serve',
  'book',
  'hours',
  'office',
] as const satisfies readonly Permission[];
export type AskingPermission = (typeof askingPermissions)[number];

export const documentKinds = [
  'office',
  'slots',
  'board',
  'day',
  'people',
  'memo',
  'staff',
  'figures',
  'log',
  'outbox',
  'inbox',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/**
 * A document is open to everyone, or to roles with one of these permissions: at their own office, and of outbox and
 * inbox their own. The staff log holds ids; the staff document says whose they are.
 */
export const readers: Readonly<Record<DocumentKind, 'everyone' | readonly Permission[]>> = {
  office: 'everyone',
  slots: 'everyone',
  board: 'everyone',
  day: ['arrivals', 'serve', 'book'],
  people: ['serve', 'book'],
  memo: ['serve', 'book'],
  staff: ['serve', 'staff', 'audit'],
  figures: ['statistics'],
  log: ['audit'],
  outbox: askingPermissions,
  inbox: askingPermissions,
};

/** Only the arbiter writes, and each actor that may send requests its own outbox. */
export const isOwn = (kind: DocumentKind): boolean => kind === 'outbox' || kind === 'inbox';

/** P7: those with people in them; a device keeps them encrypted alone. */
export const peopleKinds: readonly DocumentKind[] = ['people', 'memo'];

export const publicKinds: readonly DocumentKind[] = documentKinds.filter(
  (kind) => readers[kind] === 'everyone',
);

/** Who is connected to the relay. `office`: null for the public and for citizens, who belong to none. */
export interface Identity {
  readonly role: Role;
  readonly actor: string | null;
  readonly office: string | null;
}

/** A document, as far as access to it goes: whose it is. */
export interface DocumentOwner {
  readonly kind: DocumentKind;
  readonly office: string | null;
  readonly actor: string | null;
}

export function mayRead(who: Identity, what: DocumentOwner): boolean {
  const needed = readers[what.kind];
  if (needed === 'everyone') return true;
  if (!mayAny(who.role, needed)) return false;
  return isOwn(what.kind) ? isOwner(who, what) : who.office === what.office;
}

export const mayWrite = (who: Identity, what: DocumentOwner): boolean =>
  what.kind === 'outbox' && mayRead(who, what);

const isOwner = ({ actor }: Identity, what: DocumentOwner): boolean => actor !== null && actor === what.actor;
