/** The lead's desk: the devices and people of an office, and the forms that change them. */
import { countPending } from '../../client/requests/count-pending.ts';
import { CONNECTING } from '../../client/replica/link-status.ts';
import { addMember } from '../../client/http/members.ts';
import type { HttpFailure } from '../../wire/http/reply.ts';
import { confirmPairing, lookAtDevice, revokeDevice } from '../../client/http/pairing.ts';
import type { PairedSurface } from '../../wire/http/pairing-routes.ts';
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
import { plainName } from '../../domain/input/typed-contact.ts';
import { parsePairingCode } from '../../wire/pairing-code.ts';
import type { CheckWords } from '../../wire/pairing-code.ts';
import type { Credential } from '../../wire/surface.ts';
import { HandOver } from './hand-over.svelte.ts';
import { Account, failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';

export const pairErrors = [
  'code-missing',
  'code-malformed',
  'name-missing',
  'name-too-long',
  'name-malformed',
  'other-device',
  'no-such-code',
  'no-number-block',
] as const;
export type PairError = (typeof pairErrors)[number];

const AS_STAFF: Credential = { type: 'surface', surface: 'staff' };

/** Revoked devices stay in the list for this long, in milliseconds; the staff log has them for longer. */
const REVOKED_SHOWN_MS = 7 * DAY_MINUTES * MINUTE_MS;

/** The devices, those in use first, then the newest first. */
export const listedDevices = (records: readonly StaffRecord[], now: Instant): Device[] =>
  records
    .filter((r): r is Device => r.type === 'device')
    .filter(({ revokedAt }) => revokedAt === null || revokedAt > now - REVOKED_SHOWN_MS)
    .sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || b.pairedAt - a.pairedAt);

interface DeviceQuestion {
  readonly code: string;
  readonly name: string;
  readonly surface: PairedSurface;
  readonly words: CheckWords;
}

/** A device that shows a code. */
export class PairForm {
  code = $state('');
  name = $state('');
  errors = $state.raw<{ code?: PairError; name?: PairError }>({});
  failure = $state<DeskFailure | null>(null);
  sending = $state(false);
  done = $state.raw<{ readonly surface: PairedSurface; readonly name: string } | null>(null);
  /** What shows the code, and the words that it shows: the lead compares them. */
  question = $state.raw<DeviceQuestion | null>(null);

  /** Looks which device shows the code. */
  async send(): Promise<void> {
    if (this.sending) return;
    const code = parsePairingCode(this.code);
    const name = this.name.trim();
    const errors: { code?: PairError; name?: PairError } = {};
    if (code === null) errors.code = this.code.trim() === '' ? 'code-missing' : 'code-malformed';
    if (name === '') errors.name = 'name-missing';
    else if (name.length > 60) errors.name = 'name-too-long';
    else if (!plainName.safeParse(name).success) errors.name = 'name-malformed';
    this.errors = errors;
    this.failure = null;
    this.done = null;
    if (code === null || errors.name !== undefined) return;
    this.sending = true;
    try {
      const answer = await lookAtDevice(code);
      if (answer.ok) this.question = { code, name, ...answer.value };
      else this.#refused(answer.error);
    } finally {
      this.sending = false;
    }
  }

  /** The device shows the same words. */
  async confirm(): Promise<void> {
    const { question } = this;
    if (question === null || this.sending) return;
    this.sending = true;
    try {
      const answer = await confirmPairing(question.code, question.name);
      this.question = null;
      if (!answer.ok) return this.#refused(answer.error);
      this.done = answer.value;
      this.code = '';
      this.name = '';
    } finally {
      this.sending = false;
    }
  }

  /** The lead says that the device shows other words. */
  decline(): void {
    this.question = null;
    this.code = '';
    this.errors = { code: 'other-device' };
  }

  #refused(failure: HttpFailure): void {
    const known = pairErrors.find((e) => e === failure.code);
    if (known === undefined) this.failure = failureOf(failure);
    else this.errors = { code: known };
  }
}

export class MemberForm {
  readonly #confirmsAtProvider: () => boolean;
  readonly account = new Account();
  /** The name of who was added last. */
  done = $state<string | null>(null);
  readonly handOver = new HandOver();

  /** The lead has no password, and says at the provider who they are. */
  constructor(confirmsAtProvider: () => boolean) {
    this.#confirmsAtProvider = confirmsAtProvider;
  }

  async send(): Promise<void> {
    const { account } = this;
    this.done = null;
    const asksOwnPassword = !this.#confirmsAtProvider();
    if (account.sending || !account.check(false, asksOwnPassword)) return;
    account.sending = true;
    try {
      const answer = await addMember({
        ...{ ...account.entered, role: account.role },
        ...(asksOwnPassword && { ownPassword: account.ownPassword }),
      });
      if (!answer.ok) return account.refused(answer.error);
      const { name, login } = account.entered;
      this.done = name;
      this.handOver.show({ ...answer.value, name, login });
      account.clear();
    } finally {
      account.sending = false;
    }
  }
}

/** A device that is to be cut off (P4): asked for twice. */
export class Revocation {
  device = $state.raw<Device | null>(null);
  failure = $state<DeskFailure | null>(null);
  sending = $state(false);
  done = $state<string | null>(null);

  begin(device: Device): void {
    this.device = device;
    this.failure = null;
    this.done = null;
  }

  cancel(): void {
    this.device = null;
  }

  async confirm(): Promise<void> {
    const { device } = this;
    if (device === null || this.sending) return;
    this.sending = true;
    try {
      const answer = await revokeDevice(device.actor);
      if (answer.ok) {
        this.done = device.name;
        this.device = null;
      } else {
        this.failure = failureOf(answer.error);
      }
    } finally {
      this.sending = false;
    }
  }
}

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
  /** How many of this person's entries at the counter are only on this device. */
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
