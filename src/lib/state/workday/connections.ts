/** What a kiosk or a counter holds open for as long as its page is there: clock, requests, office, staff and rescue. */
import { pageDatabase } from '../../client/browser/database.ts';
import { openClock } from '../../client/http/clock.ts';
import { keepDroppingOldCopies } from '../../client/replica/old-copies.ts';
import type { PageEnvironment } from '../../client/replica/replica.ts';
import { openRescue } from '../../client/replica/rescue.ts';
import type { Rescue } from '../../client/replica/rescue.ts';
import { openOfficeView } from '../../client/replica/office-views.ts';
import { openStaffView } from '../../client/replica/staff-views.ts';
import type { View } from '../../client/replica/view.ts';
import { openRequestChannel } from '../../client/requests/request-channel.ts';
import { noUnseenNumbers, openUnseenNumbers } from '../../client/requests/unseen-numbers.ts';
import type { UnseenNumbers } from '../../client/requests/unseen-numbers.ts';
import type { Clock, RequestChannel, Session } from '../../client/types.ts';
import type { StaffRecord } from '../../docs/staff-doc.ts';
import type { Office } from '../../domain/office/office.ts';
import type { Credential } from '../../wire/surface.ts';

/** Each is null until it is open. */
export class Connections {
  readonly credential: Credential;
  readonly #session: Session;
  readonly #around: PageEnvironment;
  readonly #onChange: () => void;
  #clock: Clock | null = null;
  #channel: RequestChannel | null = null;
  #rescue: Rescue | null = null;
  #unseen: UnseenNumbers = noUnseenNumbers;
  #office: View<Office | null> | null = null;
  #staff: View<readonly StaffRecord[]> | null = null;
  #stopDropping = (): void => {};
  #closed = false;

  constructor(session: Session, around: PageEnvironment, onChange: () => void) {
    this.#session = session;
    this.#around = around;
    this.#onChange = onChange;
    this.credential = { type: 'surface', surface: session.role === 'kiosk' ? 'kiosk' : 'staff' };
  }

  get clock(): Clock | null {
    return this.#clock;
  }

  get channel(): RequestChannel | null {
    return this.#channel;
  }

  get rescue(): Rescue | null {
    return this.#rescue;
  }

  /** A7.15: of a kiosk alone. At a counter the clerk sees the number. */
  get unseen(): UnseenNumbers {
    return this.#unseen;
  }

  get office(): View<Office | null> | null {
    return this.#office;
  }

  /** Null before it is opened, and where this role may not read the document. */
  get staff(): View<readonly StaffRecord[]> | null {
    return this.#staff;
  }

  /** Resolves when all of them are open. Closed meanwhile, it closes what it has opened since. */
  async open(): Promise<void> {
    const { office, actor, role } = this.#session;
    const clock = await openClock({ ...this.#around, sleeps: role !== 'kiosk' });
    this.#clock = clock;
    if (this.#closed) return this.close();
    clock.subscribe(this.#onChange);
    const database = this.#around.database ?? (await pageDatabase());
    if (this.#closed) return this.close();
    this.#stopDropping = keepDroppingOldCopies(database, clock, this.#around.platform);
    const channel = await openRequestChannel(actor, this.credential, { ...this.#around, clock });
    this.#channel = channel;
    if (this.#closed) return this.close();
    channel.subscribe(this.#onChange);
    if (role === 'kiosk') this.#unseen = await openUnseenNumbers(actor, { database });
    if (this.#closed) return this.close();
    const { credential } = this;
    this.#rescue = openRescue({
      ...{ database, around: this.#around, credential, session: this.#session },
      ...{ channel, clock },
    });
    await this.#openViews(office);
  }

  async #openViews(office: Session['office']): Promise<void> {
    this.#office = await openOfficeView(office, this.credential, this.#around);
    if (this.#closed) return this.close();
    this.#office.subscribe(this.#onChange);
    if (this.#session.role === 'kiosk') return;
    this.#staff = await openStaffView(office, this.credential, this.#around);
    if (this.#closed) return this.close();
    this.#staff.subscribe(this.#onChange);
  }

  close(): void {
    this.#closed = true;
    this.#rescue?.close();
    this.#stopDropping();
    void this.#office?.close();
    void this.#staff?.close();
    void this.#channel?.close();
    this.#clock?.close();
  }
}
