/**
 * B7.8: the calendar file that a phone makes of its own appointment. It names the same entry as the file in the mail, so
 * a calendar that takes both has one.
 */
import type { OwnAppointment } from '../../domain/requests/answer.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';

/** What the page says of it, in its language. */
export interface EntryWords {
  readonly title: string;
  readonly place: string;
  /** Lines of the description. */
  readonly about: readonly string[];
}

/** Octets that a line may have (RFC 5545). */
const MOST_OCTETS = 75;

export function calendarFileOf(
  { id, start, minutes, calendar }: Pick<OwnAppointment, 'id' | 'start' | 'minutes' | 'calendar'>,
  { title, place, about }: EntryWords,
  now: Instant,
): string {
  const { first, moves } = calendar ?? { first: id, moves: 0 };
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//foyer//appointments//DE',
    'BEGIN:VEVENT',
    `UID:${first}@foyer`,
    `SEQUENCE:${moves}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(start + minutes * MINUTE_MS)}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(place)}`,
    `DESCRIPTION:${escaped(about.join('\n'))}`,
    'STATUS:CONFIRMED',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    // As in the mail: time to leave home.
    'TRIGGER:-PT1H',
    `DESCRIPTION:${escaped(title)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20261130T091500Z`: each calendar shows it in its own zone. */
const utc = (at: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');

const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r\n|\r|\n/g, '\\n');

/** A long line goes on behind a line end and a space. No letter is cut, however many octets it has. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts = [''];
  let octets = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (octets + size > MOST_OCTETS) {
      parts.push('');
      // The space in front of it.
      octets = 1;
    }
    parts.push(parts.pop() + sign);
    octets += size;
  }
  return parts.join('\r\n ');
}
