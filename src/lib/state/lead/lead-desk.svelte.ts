/** The lead's desk: the devices and members of an office, and the forms that change them. */
import { countPending } from '../../client/requests/count-pending.ts';
import { CONNECTING } from '../../client/replica/link-status.ts';
import type { LinkStatus, Session } from '../../client/types.ts';
import { openOfficeView } from '../../client/replica/office-views.ts';
import { openStaffView } from '../../client/replica/staff-views.ts';
import { openClock } from '../../client/http/clock.ts';
import { pageDatabase } from '../../client/browser/database.ts';
import { keepDroppingOldCopies } from '../../client/replica/old-copies.ts';
import type { Device, Member, StaffRecord } from '../../docs/staff-doc.ts';
import type { Office } from '../../domain/office/office.ts';
import { isProviderLogin } from '../../domain/provider-login.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import { MemberForm } from './member-form.svelte.ts';
import { PairForm } from './pair-form.svelte.ts';
import { Revocation } from './revocation.svelte.ts';

const AS_STAFF: Credential = { type: 'surface', surface: 'staff' };

/** Revoked devices stay in the list for this long, in milliseconds; the staff log has them for longer. */
const REVOKED_SHOWN_MS = 7 * DAY_MINUTES * MINUTE_MS;

/** The devices, those in use first, then the newest first. */
export const listedDevices = (records: readonly StaffRecord[], now: Instant): Device[] =>
  records
    .filter((r): r is Device => r.type === 'device')
    .filter(({ revokedAt }) => revokedAt === null || revokedAt > now - REVOKED_SHOWN_MS)
    .sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || b.pairedAt - a.pairedAt);

export interface LeadDesk {
  readonly office: Office | null;
  readonly devices: readonly Device[];
  readonly members: readonly Member[];
  /** The lead signs in at the provider, and has no password here. */
  readonly confirmsAtProvider: boolean;
  /** When the desk was opened, by the relay's clock as far as it is known. */
  readonly openedAt: Instant;
  /** All that the staff document holds. */
  readonly records: readonly StaffRecord[];
  readonly link: LinkStatus;
  readonly loaded: boolean;
  /** The disk could not be read. */
  readonly broken: boolean;
  /** How many requests of this member, made at the counter, are only on this device. */
  unanswered(): Promise<number>;
  readonly pair: PairForm;
  readonly member: MemberForm;
  readonly revocation: Revocation;
  close(): void;
}

export function openLeadDesk(session: Session): LeadDesk {
  let office = $state.raw<Office | null>(null);
  let records = $state.raw<readonly StaffRecord[]>([]);
  let link = $state.raw(CONNECTING);
  let loaded = $state(false);
  let openedAt = $state<Instant>(0);
  let broken = $state(false);
  let closed = false;
  const closers: (() => void)[] = [];

  async function open(): Promise<void> {
    const officeView = await openOfficeView(session.office, AS_STAFF);
    closers.push(() => void officeView.close());
    const clock = await openClock();
    openedAt = clock.now();
    closers.push(keepDroppingOldCopies(await pageDatabase(), clock), () => clock.close());
    const staffView = await openStaffView(session.office, AS_STAFF);
    closers.push(() => void staffView.close());
    if (closed) return close();
    const read = (): void => {
      office = officeView.current;
      records = staffView.current;
      link = staffView.link;
    };
    officeView.subscribe(read);
    staffView.subscribe(read);
    read();
    loaded = true;
  }

  function close(): void {
    closed = true;
    for (const closeOne of closers.splice(0)) closeOne();
  }

  const devices = $derived(listedDevices(records, openedAt));
  const members = $derived(
    records
      .filter((r): r is Member => r.type === 'member' && r.removedAt === undefined)
      .sort((a, b) => a.name.localeCompare(b.name, office?.languages[0])),
  );

  const confirmsAtProvider = $derived(
    members.some(({ id, login }) => id === session.member && isProviderLogin(login)),
  );

  open().catch((problem: unknown) => {
    console.error('the desk could not be opened', problem);
    broken = true;
  });
  return {
    get office() {
      return office;
    },
    get devices() {
      return devices;
    },
    get members() {
      return members;
    },
    get confirmsAtProvider() {
      return confirmsAtProvider;
    },
    get records() {
      return records;
    },
    get openedAt() {
      return openedAt;
    },
    get link() {
      return link;
    },
    get loaded() {
      return loaded;
    },
    get broken() {
      return broken;
    },
    pair: new PairForm(),
    member: new MemberForm(() => confirmsAtProvider),
    revocation: new Revocation(),
    unanswered: () => countPending(session.actor),
    close,
  };
}
