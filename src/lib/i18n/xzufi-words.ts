/** What a service gets in an office that comes from a file with a catalogue, in each language that staff speak. */
import { FALLBACK_LANGUAGE } from './languages.ts';
import type { StaffCode } from './registry.ts';

type ByStaffLanguage = Readonly<Record<StaffCode, string>>;

export const xzufiFileWords = {
  language: FALLBACK_LANGUAGE,
  category: { de: 'Weitere Anliegen', en: 'Further services' },
  feesAre: { de: 'Gebühren:', en: 'Fees:' },
} as const satisfies {
  readonly language: string;
  readonly category: ByStaffLanguage;
  readonly feesAre: ByStaffLanguage;
};
