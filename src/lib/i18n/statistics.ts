/** The messages of the page of statistics: a table of its own, so that only that page loads them. */
import type { Language } from '../domain/office/text.ts';
import { statistics as german } from './de/statistics.ts';
import { statistics as english } from './en/statistics.ts';
import { FALLBACK_LANGUAGE, spokenFor } from './languages.ts';
import type { registered } from './registry.ts';
import type { RegisteredCode } from './registry.ts';

type StaffCode = {
  [Code in RegisteredCode]: (typeof registered)[Code]['forStaff'] extends true ? Code : never;
}[RegisteredCode];
export type StatisticsMessages = typeof german;

const all: Readonly<Record<StaffCode, StatisticsMessages>> = { de: german, en: english };

export const statisticsMessages = (language: Language): StatisticsMessages =>
  (all as Partial<Record<RegisteredCode, StatisticsMessages>>)[spokenFor(language)] ??
  all[FALLBACK_LANGUAGE as StaffCode];
