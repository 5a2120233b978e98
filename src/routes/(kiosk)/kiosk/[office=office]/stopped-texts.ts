/** A5.8: why no walk-in numbers are given out, and from when again, in words. */
import type { StopReason } from '#lib/domain/day/walk-ins.ts';
import type { Office } from '#lib/domain/office/office.ts';
import type { PickedText } from '#lib/domain/office/text.ts';
import type { Instant } from '#lib/domain/time.ts';
import { clockTime } from '#lib/i18n/format.ts';
import { FALLBACK_LANGUAGE } from '#lib/i18n/languages.ts';
import type { useLanguage } from '#lib/ui/language.svelte.ts';

interface Stop {
  readonly reason: StopReason;
  readonly words: string | null;
  readonly againAt: Instant | null;
}

interface Around {
  readonly office: Office;
  readonly lang: ReturnType<typeof useLanguage>;
}

interface StoppedTexts {
  readonly reason: string | null;
  readonly words: PickedText | null;
  readonly again: string;
  /** Reason and end together. */
  readonly text: string;
}

export function stoppedTexts({ reason, words, againAt }: Stop, { office, lang }: Around): StoppedTexts {
  const m = lang.m.kiosk.stopped;
  const again = againAt === null ? m.notToday : m.again(clockTime(againAt, office.timeZone, lang.language));
  const why = m.reasons[reason];
  const [first = FALLBACK_LANGUAGE] = office.languages;
  return {
    reason: why,
    words: words === null ? null : { text: words, language: first },
    again,
    text: why === null ? again : `${why} ${again}`,
  };
}
