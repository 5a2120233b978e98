/** The pages of the lead. A new page gets its row here, its name in `lead.nav.pages`, and its folder beside this file. */
import { may } from '#lib/domain/access.ts';
import type { Permission, Role } from '#lib/domain/access.ts';
import type { Messages } from '#lib/i18n/index.ts';
import type { LeadSurface } from '#lib/state/lead/lead-surface.ts';
import { missingIn } from '#lib/state/lead/set-up-steps.ts';

export interface LeadPage {
  /** Its folder below `/staff/<office>/lead`; empty: the first page. */
  readonly path: string;
  /** Without it the page is in no navigation and shows nothing. */
  readonly permission: Permission;
  readonly name: keyof Messages['lead']['nav']['pages'];
  /** How many things wait there for the lead. */
  readonly count?: (surface: LeadSurface) => number;
  /** Without it the page is always in the navigation. */
  readonly isNeeded?: (surface: LeadSurface) => boolean;
}

export const leadPages: readonly LeadPage[] = [
  {
    path: 'zu-erledigen',
    permission: 'hours',
    name: 'toDo',
    count: ({ mails, devices, toDo }) =>
      (mails?.list?.length ?? 0) + (devices?.inTrouble.length ?? 0) + (toDo?.open ?? 0),
  },
  { path: 'alle-dienststellen', permission: 'authority', name: 'allOffices' },
  {
    ...{ path: 'einrichten', permission: 'office', name: 'setUp' },
    isNeeded: ({ desk }) => desk.office !== null && missingIn(desk.office).length > 0,
  },
  { path: '', permission: 'office', name: 'desk' },
  { path: 'zeiten', permission: 'hours', name: 'hours' },
  { path: 'belegung', permission: 'hours', name: 'occupancy' },
  { path: 'dienststelle', permission: 'office', name: 'office' },
  { path: 'buchungen', permission: 'office', name: 'bookings' },
  { path: 'statistik', permission: 'statistics', name: 'statistics' },
];

export const addressOf = (office: string, { path }: LeadPage): string =>
  `/staff/${office}/lead${path === '' ? '' : `/${path}`}`;

/** The first page that the role may open; undefined: none. */
export const firstLeadPage = (role: Role): LeadPage | undefined =>
  leadPages.find(({ permission }) => may(role, permission));

export const leadPageAt = (office: string, pathname: string): LeadPage | undefined =>
  leadPages.find((one) => addressOf(office, one) === pathname.replace(/\/$/, ''));
