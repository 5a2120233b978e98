/** Keeps what an outbox says of its device's clocks up to date, without a frame for what is no news (M15). */
import type * as Y from 'yjs';
import { openOutbox } from '../docs/outbox-doc.ts';
import type { Outbox } from '../docs/outbox-doc.ts';
import { relayTimeAt } from '../domain/dating.ts';
import type { PageClock } from '../domain/dating.ts';
import { noLongerThan } from './no-longer-than.ts';
import { ownPlatform } from './platform.ts';
import type { Platform } from './platform.ts';
import type { Clock } from './types.ts';
import { reportBad } from './views.ts';

/** Milliseconds by which the told clock may be off. */
const WORTH_TELLING_MS = 250;
/** How long the relay's clock is waited for before an outbox speaks. */
const CLOCK_TIMEOUT_MS = 5_000;

/** On each connection, before anything is asked: this page's clocks, compared with the relay's. Never rejects. */
export async function tellClockFirst(clock: Clock, outboxDoc: Y.Doc, platform?: Platform): Promise<void> {
  await noLongerThan(platform ?? ownPlatform, CLOCK_TIMEOUT_MS, clock.ensureMeasured());
  const outbox = openOutbox(outboxDoc, reportBad);
  tellClockOf(clock, outbox);
  outbox.close();
}

export function tellClockOf({ offset, page }: Pick<Clock, 'offset' | 'page'>, outbox: Outbox): void {
  const told = outbox.clock();
  const isOff = Math.abs((told?.offset ?? 0) - offset) > WORTH_TELLING_MS;
  const toldPage = told?.pages.find(({ startedAt }) => startedAt === page.startedAt);
  if (isOff || !datesAlike(toldPage, page)) outbox.tellClock(offset, page);
}

/** Each moment that the page has measured is dated the same by what was told of it. */
function datesAlike(told: PageClock | undefined, page: PageClock): boolean {
  if (told === undefined) return page.measured.length === 0;
  return (
    told.measured.length === page.measured.length &&
    page.measured.every((m) => Math.abs((relayTimeAt(m, told) ?? Infinity) - m.relayAt) <= WORTH_TELLING_MS)
  );
}
