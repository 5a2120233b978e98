/** Where a new piece of evidence stands among what is known, so that what is accepted counts (rules M11, M15). */
import { lastClaim } from './claims.ts';
import { seenThatDay, visitWith } from './day.ts';
import type { Day } from './day.ts';
import { inOrder, isClaim } from './evidence.ts';
import type { EvidenceFact } from './evidence.ts';
import type { Visit } from './visit.ts';

/**
 * The evidence, dated so that the visit becomes what was asked for (`reached`), or null where nothing makes it so.
 * Where a clock that is a little behind dates it before the step that it answers to, it is taken to have happened
 * right after all that is known. A claim that did count when it was made and has been overtaken by what others did
 * later is not dated anew: whoever made it did not know of that, and has to be told.
 */
export function placed<E extends EvidenceFact>(
  day: Day,
  visit: Visit,
  asked: E,
  reached: (then: Visit) => boolean,
): E | null {
  const known = seenThatDay(day, visit.id);
  const e = afterOwn(day, known, asked);
  const there = visitWith(day, visit.id, [...known, e], e);
  if (there.counted && reached(there.visit)) return e;
  if (there.counted && isClaim(e)) return null;
  const last: E = { ...e, at: Math.max(e.at, ...known.map((k) => k.at + 1)) };
  const then = visitWith(day, visit.id, [...known, last], last);
  return then.counted && reached(then.visit) ? last : null;
}

/** Whoever asks knows what they did before: their own steps come in the order in which they were asked. */
function afterOwn<E extends EvidenceFact>(day: Day, known: readonly EvidenceFact[], asked: E): E {
  const claimed = isClaim(asked) ? lastClaim(day.claims, asked.counter) : undefined;
  const own = [...known, ...(claimed === undefined ? [] : [claimed])].filter(
    (k) => k.by === asked.by && k.what !== 'undone' && isAtOne(k, asked),
  );
  return own.reduce<E>((e, k) => (inOrder(k, e) < 0 ? e : { ...e, at: k.at + 1 }), asked);
}

/** Somebody who signs in at another counter begins anew there. */
const isAtOne = (a: EvidenceFact, b: EvidenceFact): boolean =>
  !('counter' in a) || !('counter' in b) || a.counter === b.counter;
