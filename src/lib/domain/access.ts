/** Who may read and write which document (P1). One table; the relay's guard and the docs print the same one. */

/** Who somebody is, as far as the relay has proof of it. */
export const roles = ['public', 'citizen', 'monitor', 'kiosk', 'clerk', 'lead'] as const;
export type Role = (typeof roles)[number];

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
 * `all`: of the role's office (public documents: of any office); `own`: the document that bears the actor's id.
 * What is not listed is refused. Nobody but the arbiter writes anything else than their own outbox.
 */
export const readers: Readonly<Record<DocumentKind, Partial<Record<Role, 'all' | 'own'>>>> = {
  office: { public: 'all', citizen: 'all', monitor: 'all', kiosk: 'all', clerk: 'all', lead: 'all' },
  slots: { public: 'all', citizen: 'all', monitor: 'all', kiosk: 'all', clerk: 'all', lead: 'all' },
  board: { public: 'all', citizen: 'all', monitor: 'all', kiosk: 'all', clerk: 'all', lead: 'all' },
  day: { kiosk: 'all', clerk: 'all', lead: 'all' },
  people: { clerk: 'all', lead: 'all' },
  memo: { clerk: 'all', lead: 'all' },
  staff: { clerk: 'all', lead: 'all' },
  figures: { lead: 'all' },
  log: { lead: 'all' },
  outbox: { citizen: 'own', kiosk: 'own', clerk: 'own', lead: 'own' },
  inbox: { citizen: 'own', kiosk: 'own', clerk: 'own', lead: 'own' },
};

export const writers: Readonly<Partial<Record<DocumentKind, readonly Role[]>>> = {
  outbox: ['citizen', 'kiosk', 'clerk', 'lead'],
};

export const publicKinds: readonly DocumentKind[] = ['office', 'slots', 'board'];

/** Somebody at the relay's door. `office`: null for the public and for citizens, who visit any. */
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
  const right = readers[what.kind][who.role];
  if (right === undefined) return false;
  if (right === 'own') return who.actor !== null && who.actor === what.actor;
  return publicKinds.includes(what.kind) || who.office === what.office;
}

export function mayWrite(who: Identity, what: DocumentOwner): boolean {
  const allowed = writers[what.kind]?.includes(who.role) ?? false;
  return allowed && who.actor !== null && who.actor === what.actor;
}
