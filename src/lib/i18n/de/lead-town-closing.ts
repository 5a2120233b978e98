/** An authority's lead closes days at several offices (P12, C3). */
import { pluralIn } from '../intl.ts';

const plural = pluralIn('de-DE');

export const leadTownClosing = {
  heading: 'Tage schließen',
  lead: 'Schließt ganze Tage in einer oder mehreren Dienststellen. Vorher sehen Sie, wen das trifft.',
  from: 'Am, oder vom',
  until: 'Bis',
  untilHint: 'Leer: nur dieser eine Tag',
  offices: 'Dienststellen',
  reason: 'Grund, wie ihn alle lesen',
  wrong: {
    from: 'Bitte wählen Sie einen Tag.',
    until: 'Bitte wählen Sie einen Tag, der nicht davor liegt und höchstens 92 Tage danach.',
    offices: 'Bitte wählen Sie mindestens eine Dienststelle.',
  },
  look: 'Ansehen, wen es trifft',
  looking: 'Wird nachgesehen …',
  preview: 'Das würde es bedeuten',
  nothing: 'hat in dieser Zeit keine Öffnungszeiten',
  days: (count: number) => plural(count, { one: '1 Tag geschlossen', other: `${count} Tage geschlossen` }),
  hit: (count: number, withMail: number) =>
    count === 0
      ? 'kein Termin betroffen'
      : `${plural(count, { one: '1 Termin betroffen', other: `${count} Termine betroffen` })}, davon ${withMail} mit E-Mail-Adresse`,
  places: (count: number) => plural(count, { one: '1 Platz weniger', other: `${count} Plätze weniger` }),
  list: (count: number) => plural(count, { one: 'Den Termin zeigen', other: `Die ${count} Termine zeigen` }),
  appointment: (number: string, day: string, time: string) => `${number}: ${day}, ${time} Uhr`,
  then: 'Die betroffenen Termine bleiben stehen, bis sie abgesagt oder verschoben sind. Sie stehen mit Namen bei der Dienststelle unter „Zu erledigen“.',
  close: 'Diese Tage schließen',
  closing: 'Wird gespeichert …',
  closed: 'geschlossen',
  refusals: {
    'booked-meanwhile':
      'nicht geschlossen: Gerade wurde noch ein Termin gebucht. Bitte sehen Sie noch einmal nach.',
    'nothing-to-close': 'hat in dieser Zeit keine Öffnungszeiten',
    'not-possible':
      'nicht geschlossen: Dort stehen schon so viele Schließtage, oder die Zeiten ließen sich nicht ändern.',
    'not-ready':
      'nicht geschlossen: Die Dienststelle ist gerade nicht erreichbar. Bitte versuchen Sie es noch einmal.',
  },
};
