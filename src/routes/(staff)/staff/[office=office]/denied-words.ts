/** A refusal as a clerk reads it: what became of the visitor, where and when, as far as it is known here. */
import type { Denied } from '#lib/state/counter/denied.ts';
import type { PageMessages } from '#lib/i18n/page-messages.ts';
import { plainText } from '#lib/ui/phrase.ts';
import type { CounterWords } from './words.ts';

export function deniedWords(
  { number, about, reason, found }: Denied,
  words: CounterWords,
  all: PageMessages,
): string {
  const m = all.counter.refused;
  if (about === 'item' && reason !== 'not-saved') return `${m.item(number)} ${all.counter.refusals[reason]}`;
  if (about === 'appointment' && reason !== 'not-saved')
    return `${m.appointment(number)} ${all.counter.refusals[reason]}`;
  const state = found?.state;
  const place = [
    plainText(words.counterPhrase(found?.counter ?? null) ?? '') || null,
    found?.at ? all.common.clock(words.local(found.at)) : null,
  ];
  const where = place.filter((part) => part !== null).join(', ');
  switch (reason) {
    case 'not-possible-now':
    case 'called-elsewhere':
    case 'not-called-here':
      if (state !== undefined && state in m.found && where !== '')
        return m.found[state as keyof typeof m.found](number, where);
      return m[reason](number);
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
