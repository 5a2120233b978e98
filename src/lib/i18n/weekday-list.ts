/** Days of the week as people read them. Apart from `format.ts`, which monitors load without the office's shapes. */
import { weekdays } from '../domain/office/weekdays.ts';
import type { Language } from '../domain/office/text.ts';
import { weekdayName } from './format.ts';

type DayOfWeek = (typeof weekdays)[number];

/** `Mo, Di, Fr`, in the order of the week. */
export const weekdayList = (days: readonly DayOfWeek[], language: Language): string =>
  weekdays
    .filter((day) => days.includes(day))
    .map((day) => weekdayName(weekdays.indexOf(day) + 1, language, 'weekday'))
    .join(', ');
