/** P5: the staff log at the lead's desk, with names for its ids; and M18: a lead confirms a restore. */
import { openClock } from '../../client/http/clock.ts';
import { composeRequest } from '../../client/compose-request.ts';
import { openRequestChannel } from '../../client/requests/request-channel.ts';
import type { Clock, RequestChannel, Session } from '../../client/types.ts';
import { openLogView } from '../../client/replica/staff-views.ts';
import type { StaffRecord } from '../../docs/staff-doc.ts';
import { brakeLevel } from '../../domain/office/brake.ts';
import { takesBack } from '../../domain/office/rescue.ts';
import type { Office } from '../../domain/office/office.ts';
import type { ActorId, StaffId } from '../../domain/ids.ts';
import type { LogEntry } from '../../domain/requests/staff-log.ts';
import { DAY_MINUTES, dateOf, MINUTE_MS } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import { openNow } from '../now.svelte.ts';
import type { Now } from '../now.svelte.ts';
import { askAndWait } from './ask-and-wait.ts';

const AS_STAFF: Credential = { type: 'surface', surface: 'staff' };

/** A report that is older has been looked into, or was none. */
const REPORT_COUNTS_MS = 7 * DAY_MINUTES * MINUTE_MS;

/** Null: not known any more. */
export function nameOfMember(records: readonly StaffRecord[], member: StaffId): string | null {
  const found = records.find((record) => record.type === 'member' && record.id === member);
  return found?.type === 'member' ? found.name : null;
}

/** The member that works under an actor, or the device that it is; null: not known any more. */
export function nameOfActor(records: readonly StaffRecord[], actor: ActorId): string | null {
  for (const record of records) {
    if (record.type === 'actor' && record.actor === actor) return nameOfMember(records, record.member);
    if (record.type === 'device' && record.actor === actor) return record.name;
  }
  return null;
}

/** P5: a member has set their own password, and not another's. */
export const isOfSelf = (
  records: readonly StaffRecord[],
  { by, member }: Extract<LogEntry, { what: 'password-set' }>,
): boolean =>
  records.some((record) => record.type === 'actor' && record.actor === by && record.member === member);

/** M18: a device has lately said that the relay lacks something, and the relay knows of no restore. */
export const isRestoreReported = (entries: readonly LogEntry[], office: Office, now: Instant): boolean =>
  !takesBack(office, now) &&
  entries.some(({ what, at }) => what === 'restore-reported' && at > now - REPORT_COUNTS_MS);

/** B6: until when the brake on online bookings is on; null: it is off. */
export const brakedUntil = (office: Office, now: Instant): Instant | null =>
  brakeLevel(office, now) === null ? null : (office.brake?.until ?? null);

export class LeadLog {
  entries = $state.raw<readonly LogEntry[]>([]);
  sending = $state(false);
  failed = $state(false);
  readonly #session: Session;
  readonly #closers: (() => void)[] = [];
  #clock: Clock | null = null;
  /** The same time as what is shown follows it: null until the clock is there. */
  #time = $state.raw<Now | null>(null);
  #channel: RequestChannel | null = null;
  #closed = false;

  constructor(session: Session) {
    this.#session = session;
    this.#open().catch((problem: unknown) => console.error('the staff log could not be opened', problem));
  }

  async #open(): Promise<void> {
    const view = await openLogView(this.#session.office, AS_STAFF);
    this.#closers.push(() => void view.close());
    this.#clock = await openClock();
    const time = openNow(this.#clock);
    this.#closers.push(() => time.close());
    this.#time = time;
    if (this.#closed) return this.close();
    const read = (): void => {
      this.entries = view.current;
    };
    view.subscribe(read);
    read();
  }

  isRestoreReported(office: Office): boolean {
    return this.#time !== null && isRestoreReported(this.entries, office, this.#time.now);
  }

  brakedUntil(office: Office): Instant | null {
    return this.#time === null ? null : brakedUntil(office, this.#time.now);
  }

  /** Resolves once the relay has answered, or the request could not be kept. */
  async confirmRestore({ id: office, timeZone }: Office): Promise<void> {
    if (this.sending || this.#clock === null) return;
    this.sending = true;
    this.failed = false;
    try {
      this.#channel ??= await this.#openChannel(this.#clock);
      const date = dateOf(this.#clock.now(), timeZone);
      const asked = composeRequest(this.#clock, { kind: 'confirm-restore', office, date });
      this.failed = !(await askAndWait(this.#channel, asked)).ok;
    } catch {
      this.failed = true;
    } finally {
      this.sending = false;
    }
  }

  async #openChannel(clock: Clock): Promise<RequestChannel> {
    const channel = await openRequestChannel(this.#session.actor, AS_STAFF, { clock });
    this.#closers.push(() => void channel.close());
    return channel;
  }

  close(): void {
    this.#closed = true;
    for (const closeOne of this.#closers.splice(0)) closeOne();
  }
}
