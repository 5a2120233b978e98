/** A refusal as a clerk reads it: what became of the visitor, where and when, as far as it is known here. */
import type { Denied, VisitNow } from '#lib/state/counter/denied.ts';
import type { PageMessages } from '#lib/i18n/page-messages.ts';
import { joinPhrases, plainText, sentence } from '#lib/ui/phrase.ts';
import type { Phrase } from '#lib/ui/phrase.ts';
import type { CounterWords } from './words.ts';

export function deniedWords(
  { number, about, reason, found }: Denied,
  words: CounterWords,
  all: PageMessages,
): Phrase {
  const m = all.counter.refused;
  if (about === 'item' && reason !== 'not-saved')
    return `${m.item(number)} ${reason === 'no-such-visit' ? m.itemGone : all.counter.refusals[reason]}`;
  if (about === 'appointment' && reason !== 'not-saved')
    return `${m.appointment(number)} ${all.counter.refusals[reason]}`;
  const known = foundWords(number, found, words, all);
  switch (reason) {
    case 'not-possible-now':
    case 'called-elsewhere':
    case 'not-called-here':
      return known ?? m[reason](number);
    case 'none-waiting':
      return known === null ? all.counter.refusals[reason] : joinPhrases([known, m.noneElse], ' ');
    case 'too-early':
      return found?.checkInFrom ? m.tooEarlyUntil(number, words.local(found.checkInFrom)) : m[reason](number);
    case 'counter-busy':
    case 'no-such-visit':
    case 'nothing-to-undo':
    case 'undo-too-late':
    case 'number-taken':
    case 'too-late':
    case 'not-allowed':
      return m[reason](number);
    case 'not-saved':
      return m[reason]();
    default:
      return `${m.other(number)} ${all.counter.refusals[reason]}`;
  }
}

/** What became of the visitor. The counter's name keeps its language. */
function foundWords(
  number: string,
  found: VisitNow | null,
  words: CounterWords,
  { common, counter }: PageMessages,
): Phrase | null {
  const said = counter.refused.found[found?.state as keyof typeof counter.refused.found] as
    ((number: string, where: string) => string) | undefined;
  if (found === null || said === undefined) return null;
  const place = [
    words.counterPhrase(found.counter),
    found.at === null ? null : common.clock(words.local(found.at)),
  ].filter((part) => part !== null);
  return place.length === 0 ? null : sentence((where) => said(number, where), joinPhrases(place, ', '));
}

/** The newest message of a strip, and how many different ones there are: a step and what followed it say the same. */
export function deniedStrip(
  denied: readonly Denied[],
  words: CounterWords,
  all: PageMessages,
): { readonly text: Phrase; readonly count: number } | null {
  const said = denied.map((one) => deniedWords(one, words, all));
  const text = said.at(-1);
  return text === undefined ? null : { text, count: new Set(said.map(plainText)).size };
}
