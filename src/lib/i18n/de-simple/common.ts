import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';
import type { Partly } from '../registry.ts';

const plural = pluralIn('de-DE');

export const common: Partly<Messages['common']> = {
  stages: {
    saving: 'Bitte warten Sie kurz …',
    saved: 'auf diesem Gerät',
    'perhaps-arrived': 'vielleicht schon bei uns',
    sent: 'unterwegs',
    confirmed: 'hat geklappt',
    refused: 'geht nicht',
    withdrawn: 'zurück·genommen',
    'not-saved': 'nicht gespeichert',
  },
  links: {
    connecting: 'Bitte warten …',
    live: 'Internet geht',
    offline: 'Kein Internet',
    closed: 'Keine Verbindung',
  },
  closed: {
    malformed: 'Etwas ist schief·gegangen.\nBitte laden Sie die Seite neu.',
    'not-allowed': 'Das dürfen Sie mit diesem Gerät nicht.',
    'no-such-document': 'Diese Seite gibt es nicht mehr.',
    restored: 'Etwas ist schief·gegangen.\nBitte laden Sie die Seite neu.',
    'past-retention': 'Das ist lange her.\nWir haben es gelöscht.',
    'too-large': 'Das war zu viel auf einmal.\nBitte laden Sie die Seite neu.',
    'shutting-down': 'Unser Computer startet neu.\nBitte warten Sie kurz.',
    'too-slow': 'Ihr Internet ist sehr langsam.\nWir versuchen es weiter.',
    'too-many': 'Gerade sind sehr viele Menschen hier.\nWir versuchen es weiter.',
  },
  refusals: {
    malformed: 'Etwas fehlt.\nBitte prüfen Sie Ihre Angaben.',
    'other-version': 'Diese Seite ist alt.\nBitte laden Sie die Seite neu.',
    'unknown-kind': 'Diese Seite ist alt.\nBitte laden Sie die Seite neu.',
    'not-allowed': 'Das dürfen Sie nicht.',
    'no-such-office': 'Diese Dienst·stelle gibt es hier nicht.',
    'no-such-visit': 'Diesen Termin gibt es nicht mehr.',
    'code-needed': 'Der Code stimmt nicht.\nBitte nehmen Sie den Code aus der neuesten E-Mail.',
    'too-many-requests':
      'Im Moment können Sie nicht mehr buchen.\nBitte versuchen Sie es später.\nOder rufen Sie uns an.',
    'id-taken': 'Das haben Sie schon gesendet.\nBitte versuchen Sie es noch einmal.',
    'past-retention': 'Dieser Tag ist lange her.',
    'wrong-day': 'Tag und Uhr·zeit passen nicht zusammen.\nBitte wählen Sie noch einmal.',
    'not-possible-now': 'Das geht jetzt nicht mehr.',
    'no-such-service': 'Etwas davon gibt es nicht mehr.',
    'not-bookable': 'Für etwas davon gibt es keinen Termin.',
    'too-many-services': 'Das ist zu viel für 1 Termin.',
    'too-long': 'Das dauert zu lange für 1 Termin.\nBitte rufen Sie uns an.',
    'no-common-lane': 'Das geht nicht zusammen.\nBitte machen Sie 2 Termine aus.',
    'bad-contact': 'Bitte prüfen Sie Ihre Angaben.',
    'bad-fields': 'Bitte prüfen Sie Ihre Antworten.',
    'not-yet-bookable': 'Für diesen Tag gibt es noch keine Termine.',
    'too-soon': 'Dieser Termin fängt zu bald an.\nBitte wählen Sie eine spätere Uhr·zeit.',
    'place-gone': 'Ein anderer Mensch hat den Termin schon.',
    'places-paused': 'Unser Computer braucht eine Pause.\nBitte versuchen Sie es in einigen Minuten.',
    'too-many-appointments': 'Sie haben schon viele Termine.\nBitte sagen Sie zuerst einen anderen ab.',
    'proof-needed': 'Ihr Gerät muss kurz rechnen.\nBitte versuchen Sie es noch einmal.',
    'day-full': 'An diesem Tag ist nichts mehr frei.',
    'no-waiting-list': 'Hier gibt es keine Warte·liste.',
    'no-enquiries': 'Das geht hier nicht.\nBitte rufen Sie uns an.',
    'places-free': 'Jetzt sind Termine frei.\nBitte wählen Sie einen Termin.',
    'enquiries-full':
      'Heute haben uns viele Menschen geschrieben.\nBitte versuchen Sie es morgen.\nOder rufen Sie uns an.',
    'activation-too-late': 'Das war zu spät.\nWir konnten den Termin nicht länger frei halten.',
    'activation-by-mail-only': 'Das geht nur mit dem Link aus der E-Mail.',
  },
  states: {
    reserved: 'für Sie frei, Ihr Ja fehlt noch',
    booked: 'Sie haben den Termin',
    arrived: 'Sie sind da, bitte warten',
    called: 'Sie sind dran',
    serving: 'Sie sind dran',
    finished: 'fertig',
    cancelled: 'abgesagt',
    lapsed: 'Termin vorbei',
    missed: 'Sie waren nicht da',
    parked: 'bitte warten',
    left: 'wartet nicht mehr',
  },
  contactErrors: {
    name: {
      missing: 'Bitte schreiben Sie Ihren Namen.',
      malformed: 'Bitte schreiben Sie nur Ihren Namen.\nHöchstens 60 Zeichen.',
    },
    mail: {
      missing: 'Bitte schreiben Sie Ihre E-Mail-Adresse.',
      malformed: 'Diese E-Mail-Adresse stimmt nicht.\nSo ist es richtig: name@beispiel.de',
    },
    birthDate: {
      missing: 'Bitte schreiben Sie Ihr Geburts·datum.',
      malformed: 'Dieses Geburts·datum stimmt nicht.\nSo ist es richtig: 24 12 1950',
    },
    phone: {
      missing: 'Bitte schreiben Sie Ihre Telefon·nummer.',
      malformed: 'Diese Telefon·nummer stimmt nicht.\nSo ist es richtig: 02362 123456',
    },
  },
  strangeCharacter: (character: string) =>
    character.trim() === ''
      ? 'Hier darf kein Leer·zeichen stehen.'
      : `Hier darf das Zeichen „${character}“ nicht stehen.`,
  mayStayEmpty: 'Das Feld darf auch leer sein.',
  languageMissing: 'Die Sprache geht gerade nicht.\nBitte versuchen Sie es später noch einmal.',
  unchecked: 'Kein Mensch aus einer Prüf·gruppe hat diesen Text gelesen.\nEs gilt der deutsche Text.',
  optional: '(Das müssen Sie nicht sagen)',
  fields: {
    required: '(Das müssen Sie sagen)',
    noAnswer: 'Keine Antwort',
    left: (count: number) => `Noch ${count} Zeichen`,
    tooMany: (count: number) => `${count} Zeichen zu viel`,
    errors: {
      missing: (label: string) => `${label} Bitte antworten Sie.`,
      noNumber: (label: string) => `${label} Bitte schreiben Sie nur Ziffern.`,
      tooLong: (label: string, most: number) => `${label} Das ist zu lang. Höchstens ${most} Zeichen.`,
    },
  },
  errorSummary: (count: number) =>
    plural(count, { one: 'Bitte prüfen Sie 1 Sache', other: `Bitte prüfen Sie ${count} Sachen` }),
  skip: 'Gleich zum Text',
  loading: 'Bitte warten Sie kurz …',
  slowDisk: {
    title: 'Das Gerät ist gerade langsam',
    text: 'Bitte warten Sie kurz.\nEs geht nichts verloren.',
  },
  update: {
    title: 'Es gibt eine neue Version',
    text: 'Ihre Angaben bleiben da.',
    apply: 'Jetzt neu laden',
    later: 'Später',
  },
  notFound: {
    title: 'Diese Seite gibt es nicht',
    text: 'Vielleicht stimmt die Adresse nicht.',
  },
  pageMissing: {
    title: 'Die Seite geht gerade nicht',
    text: 'Haben Sie Internet?\nBitte versuchen Sie es noch einmal.',
    kept: 'Ihre Angaben sind dann noch da.',
    again: 'Noch einmal versuchen',
    still: 'Sie haben noch kein Internet.',
  },
  failure: {
    title: 'Das hat nicht geklappt',
    text: 'Bitte laden Sie die Seite neu.\nGespeicherte Sachen sind dann wieder da.',
  },
  unreadable: {
    title: 'Das Gerät kann nicht lesen, was es gespeichert hat',
    text: 'Bitte laden Sie die Seite neu.\nHilft das nicht?\nDann schließen Sie den Browser und öffnen ihn neu.',
  },
  toStart: 'Zum Anfang',
  toOwn: 'Meine Termine',
};
