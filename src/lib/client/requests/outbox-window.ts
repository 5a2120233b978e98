/** Which requests go into the outbox next: the oldest, and together no more than the relay takes at once. */
import { outboxBytes } from '../../docs/outbox-doc.ts';
import type { Request } from '../../domain/requests/request.ts';
import { heaviestRequest, windowOf } from '../../wire/outbox-limits.ts';
import type { OutboxLimits } from '../../wire/outbox-limits.ts';

/** A request that no relay takes, however long it waits; it has to be split before it is asked. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

export interface OutboxWindow {
  /** Throws `TooLarge` for a request that would never fit. */
  check(asked: Request): void;
  /** Next waiting requests, oldest first, as many as fit beside those that are in the outbox. */
  next(held: Iterable<Request>, waiting: Iterable<Request>): Request[];
}

export function outboxWindow(limits: OutboxLimits): OutboxWindow {
  const most = windowOf(limits);
  const heaviest = heaviestRequest(limits);
  const known = new WeakMap<Request, ReturnType<typeof outboxBytes>>();

  function weigh(asked: Request): ReturnType<typeof outboxBytes> {
    let weight = known.get(asked);
    if (weight === undefined) known.set(asked, (weight = outboxBytes(asked)));
    return weight;
  }

  return {
    check(asked) {
      const { bytes, values } = weigh(asked);
      if (bytes > heaviest.bytes || values > heaviest.values)
        throw new TooLarge(`a request '${asked.kind}' of ${bytes} bytes`);
    },
    next(held, waiting) {
      const sum = { bytes: 0, records: 0, values: 0 };
      const add = (asked: Request): void => {
        const { bytes, values } = weigh(asked);
        sum.bytes += bytes;
        sum.values += values;
        sum.records++;
      };
      for (const one of held) add(one);
      const chosen: Request[] = [];
      for (const one of waiting) {
        const isFirst = sum.records === 0;
        add(one);
        const fits = sum.bytes <= most.bytes && sum.values <= most.values && sum.records <= most.records;
        // A request that is heavier than the window goes alone, once nothing else is in it.
        if (!fits && !isFirst) break;
        chosen.push(one);
      }
      return chosen;
    },
  };
}
