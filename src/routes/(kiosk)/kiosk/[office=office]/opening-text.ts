/** When the office opens again, in words. */
import type { Office } from '#lib/domain/office/office.ts';
import { dateOf } from '#lib/domain/time.ts';
import type { Instant } from '#lib/domain/time.ts';
import { clockTime, dayAndMonth } from '#lib/i18n/format.ts';
import type { useLanguage } from '#lib/ui/language.svelte.ts';

interface Around {
  readonly office: Office;
  readonly now: Instant;
  readonly lang: ReturnType<typeof useLanguage>;
}

/** `Montag, 30. November, um 08:00 Uhr`; null: not within two weeks. */
export function openingText(opensAt: Instant | null, { office, now, lang }: Around): string | null {
  if (opensAt === null) return null;
  const { start } = lang.m.kiosk;
  const time = clockTime(opensAt, office.timeZone, lang.language);
  const date = dateOf(opensAt, office.timeZone);
  return date === dateOf(now, office.timeZone)
    ? start.opensToday(time)
    : start.opensAt(dayAndMonth(date, lang.language), time);
}
