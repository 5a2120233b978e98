/** The messages of the page of statistics: a table of its own, so that only that page loads them. */
import type { Language } from '../domain/office/text.ts';
import { statistics as german } from './de/statistics.ts';
import { statistics as english } from './en/statistics.ts';
import { FALLBACK_LANGUAGE, spokenFor } from './languages.ts';
import type { RegisteredCode, StaffCode } from './registry.ts';

export type StatisticsMessages = typeof german;

const all: Readonly<Record<StaffCode, StatisticsMessages>> = { de: german, en: english };

export const statisticsMessages = (language: Language): StatisticsMessages =>
  (all as Partial<Record<RegisteredCode, StatisticsMessages>>)[spokenFor(language)] ??
  all[FALLBACK_LANGUAGE as StaffCode];
