/** Keeps what an outbox says of its device's clocks up to date, without a frame for what is no news (M15). */
import type * as Y from 'yjs';
import { openOutbox } from '../../docs/outbox-doc.ts';
import type { Outbox } from '../../docs/outbox-doc.ts';
import { relayTimeAt } from '../../domain/requests/clock-correction.ts';
import type { PageClock } from '../../domain/requests/clock-correction.ts';
import type { Request } from '../../domain/requests/request.ts';
import { noLongerThan } from '../browser/no-longer-than.ts';
import type { PageClocks } from './page-clocks.ts';
import { ownPlatform } from '../browser/platform.ts';
import type { Platform } from '../browser/platform.ts';
import type { Clock } from '../types.ts';
import { reportBad } from '../replica/view.ts';

/** Milliseconds by which the told clock may be off. */
const WORTH_TELLING_MS = 250;
/** How long the relay's clock is waited for before an outbox speaks. */
const CLOCK_TIMEOUT_MS = 5_000;

/** Tells the relay this page's clocks on each connection, before anything is asked. Never rejects. */
export async function tellClockFirst(
  clock: Clock,
  outboxDoc: Y.Doc,
  pageClocks: PageClocks,
  platform?: Platform,
): Promise<void> {
  await noLongerThan(platform ?? ownPlatform, CLOCK_TIMEOUT_MS, clock.ensureMeasured());
  const outbox = openOutbox(outboxDoc, reportBad);
  tellClockOf(clock, outbox, pageClocks);
  outbox.close();
}

/** Tells the clocks of the pages whose requests are in the outbox, or come into it now. */
export function tellClockOf(
  { offset, page }: Pick<Clock, 'offset' | 'page'>,
  outbox: Outbox,
  pageClocks: PageClocks,
  coming: readonly Request[] = [],
): void {
  pageClocks.put(page);
  const told = outbox.clock();
  const toldPages = new Map(told?.pages.map((one) => [one.startedAt, one]));
  const asking = new Set([...outbox.pending(), ...coming].map(({ clock }) => clock?.pageStartedAt));
  const others = new Map(
    [...toldPages.values(), ...pageClocks.all]
      .filter(({ startedAt }) => startedAt !== page.startedAt && asking.has(startedAt))
      .map((one) => [one.startedAt, one]),
  );
  const isOff = Math.abs((told?.offset ?? 0) - offset) > WORTH_TELLING_MS;
  const isMissing = [...others.keys()].some((startedAt) => !toldPages.has(startedAt));
  if (!isOff && !isMissing && datesAlike(toldPages.get(page.startedAt), page)) return;
  outbox.tellClock(offset, [...others.values(), ...(page.measured.length === 0 ? [] : [page])]);
}

/** Each moment that the page has measured is dated the same by what was told of it. */
function datesAlike(told: PageClock | undefined, page: PageClock): boolean {
  if (told === undefined) return page.measured.length === 0;
  return (
    told.measured.length === page.measured.length &&
    page.measured.every((m) => Math.abs((relayTimeAt(m, told) ?? Infinity) - m.relayAt) <= WORTH_TELLING_MS)
  );
}
