/**
 * What one batch does at the offices: it judges requests, carries tasks out, and writes what is due by itself and what
 * follows. All of it is in memory until the batch commits. What goes wrong at an office is that office's fault.
 */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { requestTable } from '../../src/lib/domain/requests/request-table.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Asked } from './select-batch.ts';
import { within } from './circuit-breaker.ts';
import type { Inboxes } from './inboxes.ts';
import type { LongWork } from './long-work.ts';
import { judge } from './judge.ts';
import type { JudgeParts } from './judge.ts';
import { orderOf } from './mails.ts';
import type { OwedNotice } from './mails.ts';
import type { OpenOffice, Offices } from './offices.ts';
import type { Pause } from './pause.ts';
import type { Task } from './tasks.ts';

export interface OfficeWorkParts {
  readonly offices: Offices;
  readonly inboxes: Inboxes;
  readonly judging: JudgeParts;
  readonly longWork: LongWork;
  readonly pause: Pause;
}

export interface OfficeWork {
  /** The offices at which something was done. */
  readonly active: ReadonlySet<OpenOffice>;
  /** The mails that this batch owes, in the order in which they came up. */
  readonly orders: readonly OwedNotice[];
  /**
   * Writes what is due by itself. `most`: the number of offices at which something is written. Gives back the last of
   * them; null: nothing was due.
   */
  catchUp(offices: Iterable<OpenOffice>, most?: number): Promise<OfficeId | null>;
  carryOut(task: Task): Promise<void>;
  /** `proven`: the request's proof of work holds. */
  answer(one: Asked, proven: boolean): Promise<void>;
  /** Writes the derived documents (slots, board), and tells everyone who may act for a visit that was touched. */
  writeDerived(): Promise<void>;
}

export function beginOfficeWork(
  { offices, inboxes, judging, longWork, pause }: OfficeWorkParts,
  now: Instant,
): OfficeWork {
  const active = new Set<OpenOffice>();
  const orders: OwedNotice[] = [];
  judging.portions.begin();
  const days = { begin: longWork.beginDays, hasTime: judging.portions.hasTime };

  return {
    active,
    orders,
    async catchUp(which, most = Infinity) {
      let left = most;
      let last: OfficeId | null = null;
      for (const open of which) {
        if (left === 0) break;
        const { session, scheduled } = open;
        await pause.rest();
        const owed = scheduled.catchUp(now, pause);
        if (owed === null) continue;
        left--;
        last = session.office.id;
        active.add(open);
        for (const one of await within(session.office.id, () => owed))
          orders.push('enquiry' in one ? { session, ...one } : orderOf(session, one.notice, one.link));
      }
      return last;
    },
    async carryOut(task) {
      const open = offices.get(task.office);
      if (open === null || open === 'closed') return;
      active.add(open);
      orders.push(...(await within(task.office, () => task.carryOut(open.session, now))));
    },
    async answer(one, proven) {
      const open = one.parsed.ok ? offices.get(one.parsed.value.office) : null;
      if (open === null || open === 'closed') {
        orders.push(...judge(one, proven, now, judging));
        return;
      }
      active.add(open);
      await within(open.session.office.id, async () => {
        if (one.parsed.ok && requestTable[one.parsed.value.kind].searchesPlaces)
          await open.session.reckonRest(pause);
        orders.push(...judge(one, proven, now, judging));
      });
    },
    async writeDerived() {
      for (const { session } of active) {
        await within(session.office.id, async () => {
          const touched = await session.writeDerived(now, pause, days);
          if (touched.length > 0) await inboxes.tell(session, touched, now, pause);
        });
      }
    },
  };
}
