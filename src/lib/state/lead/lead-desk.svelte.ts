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

export const openLeadDesk = (session: Session): LeadDesk => new DeskFromViews(session);

class DeskFromViews implements LeadDesk {
  office = $state.raw<Office | null>(null);
  records = $state.raw<readonly StaffRecord[]>([]);
  link = $state.raw(CONNECTING);
  loaded = $state(false);
  openedAt = $state<Instant>(0);
  broken = $state(false);
  readonly #session: Session;
  readonly #closers: (() => void)[] = [];
  #closed = false;
  readonly devices = $derived(listedDevices(this.records, this.openedAt));
  readonly members = $derived(
    this.records
      .filter((r): r is Member => r.type === 'member' && r.removedAt === undefined)
      .sort((a, b) => a.name.localeCompare(b.name, this.office?.languages[0])),
  );
  readonly confirmsAtProvider = $derived(
    this.members.some(({ id, login }) => id === this.#session.member && isProviderLogin(login)),
  );
  readonly pair = new PairForm();
  readonly member = new MemberForm(() => this.confirmsAtProvider);
  readonly revocation = new Revocation();

  constructor(session: Session) {
    this.#session = session;
    this.#open().catch((problem: unknown) => {
      console.error('the desk could not be opened', problem);
      this.broken = true;
    });
  }

  unanswered(): Promise<number> {
    return countPending(this.#session.actor);
  }

  close(): void {
    this.#closed = true;
    for (const closeOne of this.#closers.splice(0)) closeOne();
  }

  async #open(): Promise<void> {
    const { office } = this.#session;
    const officeView = await openOfficeView(office, AS_STAFF);
    this.#closers.push(() => void officeView.close());
    const clock = await openClock();
    this.openedAt = clock.now();
    this.#closers.push(keepDroppingOldCopies(await pageDatabase(), clock), () => clock.close());
    const staffView = await openStaffView(office, AS_STAFF);
    this.#closers.push(() => void staffView.close());
    if (this.#closed) return this.close();
    const read = (): void => {
      this.office = officeView.current;
      this.records = staffView.current;
      this.link = staffView.link;
    };
    officeView.subscribe(read);
    staffView.subscribe(read);
    read();
    this.loaded = true;
  }
}
