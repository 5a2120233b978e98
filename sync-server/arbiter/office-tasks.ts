/** What is asked of the arbiter over HTTP: staff and devices of an office, its staff log, and a wave of bookings. */
import { randomUUID } from 'node:crypto';
import { declineReminder } from '../../src/lib/domain/decide/decide-reminder.ts';
import type { NumberHolder } from '../../src/lib/domain/day/ticket.ts';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import type { LogEntry } from '../../src/lib/domain/requests/staff-log.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { TakeBack } from '../../src/lib/domain/upkeep/recent-bookings.ts';
import { staffRecord } from '../../src/lib/docs/staff-doc.ts';
import type { Device, Member, StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import type { ClosingRefusal } from '../../src/lib/wire/http/authority-closing-routes.ts';
import type { MailLinks } from '../mail/mail-links.ts';
import { closeDaysIn } from './close-days.ts';
import type { DaysToClose } from './close-days.ts';
import type { Inboxes } from './inboxes.ts';
import type { OfficeSession } from './office-session.ts';
import type { Offices } from './offices.ts';
import type { SleepingOffice } from './sleeping-office.ts';
import { seeBookings, takeBackSeen } from './take-back.ts';
import type { ListedBookings, TakenBackBookings } from './take-back.ts';
import type { Tasks } from './tasks.ts';

export interface OfficeTasks {
  devices(office: OfficeId): readonly Device[];
  members(office: OfficeId): readonly Member[];
  /** A7: the blocks of numbers that are in use today. */
  numberHolders(office: OfficeId): readonly NumberHolder[];
  /**
   * Writes a device or a member of staff; durable when it resolves. `numbers-lent`: nothing is written, since the
   * device's block has been lent to a counter meanwhile. Rejects what does not fit.
   */
  putStaff(office: OfficeId, record: StaffRecord): Promise<'written' | 'numbers-lent'>;
  /** P5: writes into the staff log; durable when it resolves. */
  note(office: OfficeId, entry: LogEntry): Promise<void>;
  /** Resolves once the office is open if it can be, with all written that was due: its documents are as of now. */
  awaken(office: OfficeId): Promise<void>;
  /** The days that an office has open, for reading; null: the office cannot be asked now. */
  openDaysOf(
    office: OfficeId,
  ): Promise<Pick<
    OfficeSession,
    'office' | 'today' | 'openDays' | 'slots' | 'bookableDays' | 'day' | 'people' | 'memos' | 'holidaysFor'
  > | null>;
  /** P12, C3: closes days for a lead who is at another office. Null: it is closed and durable. */
  closeDays(
    office: OfficeId,
    days: DaysToClose,
    by: Parameters<typeof closeDaysIn>[2],
  ): Promise<ClosingRefusal | null>;
  /** B6: what was booked online of late; null: the office cannot be asked now. */
  seeBookings(office: OfficeId): Promise<ListedBookings | null>;
  /** B6: cancels some of it, a portion at a time; durable when it resolves. */
  takeBack(office: OfficeId, selection: TakeBack, by: ActorId): Promise<TakenBackBookings>;
  /** B7.12: no reminder of this appointment; durable when it resolves. */
  declineReminder(office: OfficeId, about: Parameters<typeof declineReminder>[1]): Promise<void>;
}

export interface OfficeTasksParts {
  readonly offices: Offices;
  readonly tasks: Tasks;
  readonly inboxes: Inboxes;
  readonly mailLinks: MailLinks;
  readonly clock: () => Instant;
  readonly awaken: OfficeTasks['awaken'];
}

export function makeOfficeTasks({
  offices,
  tasks,
  inboxes,
  mailLinks,
  clock,
  awaken,
}: OfficeTasksParts): OfficeTasks {
  /** Null: no office has this id. Throws while it is left out. */
  function knownOf(id: OfficeId): OfficeSession | SleepingOffice | null {
    const open = offices.sleeping(id) ?? offices.get(id);
    if (open === 'closed') throw new Error('the office is left out for a while');
    return open === null ? null : 'session' in open ? open.session : open;
  }

  async function sessionOf(id: OfficeId): Promise<OfficeSession | null> {
    await awaken(id);
    const open = offices.get(id);
    return open === null || open === 'closed' ? null : open.session;
  }

  return {
    devices: (id) => knownOf(id)?.devices() ?? [],
    members: (id) => knownOf(id)?.members() ?? [],
    numberHolders(id) {
      const known = knownOf(id);
      return known?.numberHolders(known.today) ?? [];
    },
    async putStaff(office, record) {
      if (!staffRecord.safeParse(record).success) throw new Error('no such record of staff');
      // At a start the actors of all sessions are noted; that opens no office which knows them.
      if (record.type === 'actor' && offices.sleeping(office)?.isNoted(record) === true) return 'written';
      let end: 'written' | 'numbers-lent' = 'written';
      await tasks.ask({
        office,
        ...(record.type === 'device' ? { device: record.actor } : {}),
        carryOut(session) {
          end = session.putStaff(record) ? 'written' : 'numbers-lent';
          if (end === 'written' && record.type === 'device')
            inboxes.grant(record.actor, { name: record.name, numbers: record.numbers });
          return [];
        },
      });
      return end;
    },
    note: (office, entry) =>
      tasks.ask({
        office,
        carryOut(session) {
          session.note(entry);
          return [];
        },
      }),
    awaken,
    openDaysOf: sessionOf,
    async seeBookings(id) {
      const session = await sessionOf(id);
      return session === null ? null : seeBookings(session, clock());
    },
    async closeDays(office, days, by) {
      let refusal: ClosingRefusal | null = null;
      await tasks.ask({
        office,
        carryOut(session, now) {
          refusal = closeDaysIn(session, days, by, now);
          return [];
        },
      });
      return refusal;
    },
    declineReminder: (office, about) =>
      tasks.ask({
        office,
        carryOut(session, now) {
          session.carryOut(declineReminder(session, about), now);
          return [];
        },
      }),
    async takeBack(office, selection, by) {
      let done: TakenBackBookings = { cancelled: 0, left: 0 };
      await tasks.ask({
        office,
        carryOut(session, now) {
          const taken = takeBackSeen(session, selection, by, now, mailLinks);
          done = taken.done;
          const { cancelled } = done;
          if (cancelled > 0)
            session.note({ what: 'bookings-cancelled', id: randomUUID(), at: now, by, cancelled });
          return taken.orders;
        },
      });
      return done;
    },
  };
}
