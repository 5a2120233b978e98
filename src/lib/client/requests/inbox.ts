/**
 * What the relay tells an actor: the answers to what it asked, its appointments, its grant. A counter passes it on at
 * once: clerks there look at the day, which the relay has. A phone passes it on once it is on its own disk: "reserved"
 * that a visitor has read must still be there after a reload without a network.
 */
import { answersIn, appointmentsIn, grantIn, openInboxDoc } from '../../docs/inbox-doc.ts';
import type { Answer, DeviceGrant, OwnAppointment } from '../../domain/requests/answer.ts';
import type { VisitState } from '../../domain/day/visit.ts';
import { makeListeners } from '../browser/listeners.ts';
import { ownPlatform } from '../browser/platform.ts';
import type { Platform } from '../browser/platform.ts';
import type { OpenReplica } from '../replica/replica.ts';
import { followReplica, reportBad } from '../replica/view.ts';
import type { View } from '../replica/view.ts';

export interface Inbox {
  readonly answers: readonly Answer[];
  /** Soonest first. */
  readonly appointments: readonly OwnAppointment[];
  readonly grant: DeviceGrant | null;
}

export interface OpenInbox extends View<Inbox> {
  /** False: what it tells is not on this device's disk, which refuses or takes too long, or was not waited for. */
  readonly kept: boolean;
  /** Resolves when all that the inbox holds now is on disk, or could not be written. */
  written(): Promise<void>;
}

/** Writes beside its authorization what a phone is about to be told; rejects when the disk refuses. */
export type KeepFirst = (appointments: readonly OwnAppointment[]) => Promise<void>;

/** Longest wait for a disk: after that the answer is worth more than that it will be there again. */
export const WRITE_TIMEOUT_MS = 10_000;

/** `keepFirst`: nothing is told before it has been written and the inbox itself is on disk. */
export function openInbox(
  replica: OpenReplica,
  keepFirst?: KeepFirst,
  platform: Platform = ownPlatform,
): OpenInbox {
  const newest = followReplica<Inbox>(replica, (doc) => {
    const records = openInboxDoc(doc, reportBad);
    return {
      read: () => ({
        answers: answersIn(records),
        appointments: appointmentsIn(records).sort((a, b) => a.start - b.start),
        grant: grantIn(records),
      }),
      subscribe: (listener) => records.subscribe(() => listener()),
      close: () => records.close(),
    };
  });
  return keepFirst === undefined
    ? tellAtOnce(newest, replica)
    : tellOnceKept(newest, replica, keepFirst, platform);
}

type Disk = Pick<OpenReplica, 'saved'>;

const tellAtOnce = (newest: View<Inbox>, disk: Disk): OpenInbox => ({
  get current() {
    return newest.current;
  },
  get link() {
    return newest.link;
  },
  kept: false,
  subscribe: newest.subscribe,
  written: async () => void (await disk.saved()),
  close: () => newest.close(),
});

/** What has been told. `complete` goes with it: an inbox that is whole and says nothing says "erased", or "lost". */
interface Told {
  readonly inbox: Inbox;
  readonly complete: boolean;
}

function tellOnceKept(newest: View<Inbox>, disk: Disk, keepFirst: KeepFirst, platform: Platform): OpenInbox {
  const listeners = makeListeners();
  /** The inbox as it lay on the disk. */
  let told = look();
  let kept = true;
  let shown: Inbox = told.inbox;
  let writing: Promise<void> | null = null;
  /** The disk takes longer than a visitor should wait: until it answers, everything is told at once. */
  let overdue = false;
  let stopPatience = (): void => {};
  let closed = false;

  function look(): Told {
    return { inbox: newest.current, complete: newest.link.complete };
  }

  const isNewest = ({ inbox, complete }: Told): boolean =>
    inbox === newest.current && complete === newest.link.complete;

  function tell(next: Told, isKept: boolean): void {
    told = next;
    kept = isKept;
    show();
  }

  function show(): void {
    if (closed) return;
    shown = withCalls(told.inbox, newest.current);
    listeners.notify();
  }

  async function write(): Promise<void> {
    let next: Told;
    do {
      // Listeners hear of a change before the disk does: only then is there a write to wait for.
      await Promise.resolve();
      next = look();
      stopPatience = platform.after(WRITE_TIMEOUT_MS, () => {
        overdue = true;
        tell(look(), false);
      });
      const ok = await isWritten(next.inbox);
      stopPatience();
      if (isNewest(next)) overdue = false;
      if (!overdue) tell(next, ok);
    } while (!isNewest(next) && !closed);
    writing = null;
  }

  async function isWritten({ appointments }: Inbox): Promise<boolean> {
    const [saved, beside] = await Promise.all([
      disk.saved(),
      keepFirst(appointments).then(
        () => true,
        () => false,
      ),
    ]);
    return saved && beside;
  }

  function begin(): void {
    writing ??= write();
  }

  function onChange(): void {
    const isNews = !isNewest(told);
    if (overdue && isNews) tell(look(), false);
    else show();
    if (isNews) begin();
  }

  newest.subscribe(onChange);
  begin();
  return {
    get current() {
      return shown;
    },
    get link() {
      // While something newer is being written, what was told is not all that the inbox says.
      return { ...newest.link, complete: told.complete && isNewest(told) };
    },
    get kept() {
      return kept;
    },
    subscribe: listeners.subscribe,
    async written() {
      await writing;
    },
    async close() {
      closed = true;
      stopPatience();
      listeners.clear();
      await writing;
      await newest.close();
    },
  };
}

/** Told to a visitor in the house: it is of this moment, and no disk may make them late. */
const inTheHouse: readonly VisitState[] = ['arrived', 'called', 'serving', 'missed', 'parked'];

function withCalls(told: Inbox, newest: Inbox): Inbox {
  if (told === newest) return told;
  const changed = newest.appointments.filter(({ state }) => inTheHouse.includes(state));
  if (changed.length === 0) return told;
  const appointments = told.appointments.map((known) => changed.find(({ id }) => id === known.id) ?? known);
  return { ...told, appointments };
}
