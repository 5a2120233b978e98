/**
 * Tells phones that their number is called (Q15). It begins once the call is on the disk, and nothing waits for it. What
 * cannot be sent in time is dropped: the monitor shows the call in any case.
 */
import { officeName } from '../../src/lib/domain/office/text.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { StepEvent } from '../../src/lib/domain/day/step-event.ts';
import type { Visit } from '../../src/lib/domain/day/visit.ts';
import { visitIn } from '../../src/lib/domain/day/day.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { OfficeState } from '../../src/lib/domain/decide/decision.ts';
import type { FollowingPhone } from '../../src/lib/domain/requests/memo.ts';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import type { Log } from '../log/log.ts';
import type { SendPush } from './send-push.ts';

export interface CallPusher {
  /** Never throws, and never waits. */
  tell(state: Pick<OfficeState, 'office' | 'day' | 'memos'>, calls: readonly StepEvent[], now: Instant): void;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
}

/** News of a counter that was cut off: the visitor has been there long since. */
const FRESH_MS = 2 * MINUTE_MS;
/** Messages that are sent at the same time; the others wait. */
const MOST_UNDER_WAY = 8;
/** Beyond it the newest is dropped: a push service that hangs holds up nothing else. */
const MOST_WAITING = 500;

/** That are remembered, until the relay starts anew. */
const MOST_GONE = 10_000;

interface Message {
  readonly phone: FollowingPhone;
  readonly text: string;
}

export function openCallPusher(send: SendPush, clock: () => Instant, log: Log): CallPusher {
  const waiting: Message[] = [];
  const underWay = new Set<Promise<void>>();
  /** Phones that do not want any more. */
  const gone = new Set<string>();

  async function deliver({ phone, text }: Message): Promise<void> {
    try {
      const outcome = await send(phone, text, clock());
      // The address is a secret of the phone: no log has it.
      if (outcome === 'gone' && gone.size < MOST_GONE) gone.add(phone.endpoint);
      else if (outcome !== 'sent' && outcome !== 'gone') log.warn({ outcome }, 'a push message was not sent');
    } catch {
      log.warn({ outcome: 'unreadable' }, 'a push message was not sent');
    }
  }

  function next(): void {
    while (underWay.size < MOST_UNDER_WAY && waiting.length > 0) {
      const one: Promise<void> = deliver(waiting.shift()!).finally(() => {
        underWay.delete(one);
        next();
      });
      underWay.add(one);
    }
  }

  return {
    tell({ office, day, memos }, calls, now) {
      for (const call of calls) {
        if (now - call.at > FRESH_MS) continue;
        const found = day(call.date);
        const visit = found === null ? undefined : visitIn(found, call.of);
        if (visit?.state !== 'called') continue;
        const memo = memos(call.date)?.get(`following:${visit.id}`);
        const phones = memo?.type === 'following' ? memo.phones : [];
        for (const phone of phones.filter(({ endpoint }) => !gone.has(endpoint)))
          if (waiting.length < MOST_WAITING)
            waiting.push({ phone, text: textOf(office, visit, call.date, phone) });
          else log.warn({ outcome: 'too-many' }, 'a push message was not sent');
      }
      next();
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** It names the number and the counter, as the monitor does, and no person. */
function textOf(office: Office, visit: Visit, date: LocalDate, { language }: FollowingPhone): string {
  const { line } = messagesIn(language).citizen;
  const counter = office.counters.find(({ id }) => id === visit.counter)?.name ?? '';
  return JSON.stringify({
    title: line.called(counter),
    body: `${line.title(visit.number)}. ${line.calledText}`,
    language,
    office: officeName(office),
    path: `/${office.id}/nummer/${date}/${visit.number.toLowerCase()}`,
  });
}
