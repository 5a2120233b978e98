/** [B7.8] The calendar file that a phone makes of its own appointment. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownAppointment } from '../../src/lib/domain/requests/answer.ts';
import { calendarFileOf } from '../../src/lib/state/citizen/calendar-file.ts';
import { calendarFile } from '../../sync-server/mail/calendar-file.ts';
import { anAppointment, anOffice, at, visit } from '../support/build/index.ts';

const words = {
  title: 'Termin: Immerda',
  place: 'Rathausplatz 1',
  about: ['Reisepass', 'Ihre Nummer: A600'],
};
const own = (more: object = {}) =>
  ownAppointment.parse({
    ...{ id: visit('anna'), office: 'dorsten', date: '2026-11-23', start: at('09:00'), minutes: 15 },
    ...{ services: [{ service: 'passport', quantity: 1 }], number: 'A600', code: '123456', state: 'booked' },
    ...{ activateBy: null, counter: null, ...more },
  });

/** As a calendar reads it: long lines whole again, the value of each property. */
function read(file: string): Map<string, string> {
  const lines = file.replaceAll('\r\n ', '').trimEnd().split('\r\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}
const plain = (text: string | undefined): string | undefined =>
  text?.replaceAll(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));

describe('the calendar file of the page', () => {
  it('[B7.8] has the beginning and the end in UTC, the place and the words of the page', () => {
    const entry = read(calendarFileOf(own(), words, at('08:00')));
    expect(entry.get('DTSTART')).toBe('20261123T080000Z');
    expect(entry.get('DTEND')).toBe('20261123T081500Z');
    expect(entry.get('SUMMARY')).toBe(words.title);
    expect(entry.get('LOCATION')).toBe(words.place);
  });

  it('[B7.8] names the entry that the mail names, also after moves', () => {
    const appointment = anAppointment({ id: visit('anna'), start: at('09:00') });
    const moved = { date: appointment.date, visit: visit('before'), first: visit('first'), times: 2 };
    const rest = {
      services: '',
      cancelled: false,
      organizer: 'office@town.example',
      phone: null,
      videoLink: null,
    };
    for (const [movedFrom, calendar] of [
      [null, undefined],
      [moved, { first: visit('first'), moves: 2 }],
    ] as const) {
      const mail = read(calendarFile({ ...appointment, movedFrom }, anOffice(), rest).content);
      const page = read(calendarFileOf(own({ calendar }), words, at('08:00')));
      for (const name of ['UID', 'SEQUENCE', 'DTSTART']) expect(page.get(name)).toBe(mail.get(name));
    }
  });

  it('[B7.8] whatever an office has written, a line is short and the words come back as they were', () => {
    const sign = fc.oneof(
      fc.constantFrom('\\', ';', ',', 'n', 'ä', '😀'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    );
    const text = fc.string({ unit: sign, maxLength: 200 }).map((one) => one.replaceAll(/[\r\n]/g, ''));
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 4 }), (title, place, about) => {
        const file = calendarFileOf(own(), { title, place, about }, at('08:00'));
        const octets = file.split('\r\n').map((line) => new TextEncoder().encode(line).length);
        expect(Math.max(...octets)).toBeLessThanOrEqual(75);
        const entry = read(file);
        expect(plain(entry.get('SUMMARY'))).toBe(title);
        expect(plain(entry.get('LOCATION'))).toBe(place);
      }),
    );
  });
});
