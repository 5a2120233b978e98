import type { Refusal } from '../../domain/requests/answer.ts';
import type { ContactError, ContactField } from '../../domain/day/people.ts';
import type { VisitState } from '../../domain/day/visit.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('de-DE');

export const common = {
  product: 'Foyer',
  /** The three stages of everything that is asked. */
  stages: {
    saving: 'wird gespeichert …',
    saved: 'auf diesem Gerät gespeichert',
    'perhaps-arrived': 'auf diesem Gerät gespeichert, vielleicht schon angekommen',
    sent: 'gesendet',
    confirmed: 'bestätigt',
    refused: 'nicht möglich',
    withdrawn: 'zurückgezogen',
    'not-saved': 'nicht gespeichert',
  },
  /** How a screen stands to the office's server. */
  links: {
    connecting: 'Verbindung wird aufgebaut …',
    live: 'Verbunden',
    offline: 'Keine Verbindung',
    closed: 'Verbindung beendet',
  },
  /** Why a connection ended, keyed by the wire's close reasons. */
  closed: {
    malformed: 'Dieses Gerät und unser System verstehen sich gerade nicht. Bitte laden Sie die Seite neu.',
    'not-signed-in': 'Sie sind nicht mehr angemeldet. Bitte melden Sie sich neu an.',
    'not-allowed': 'Dafür fehlt diesem Gerät die Berechtigung.',
    'no-such-document': 'Diese Seite gibt es bei uns nicht mehr.',
    restored: 'Unser System musste seine Daten wiederherstellen. Bitte laden Sie die Seite neu.',
    'past-retention': 'Diese Angaben liegen zu lange zurück und wurden gelöscht.',
    'too-large': 'Es wurden zu viele Daten auf einmal gesendet. Bitte laden Sie die Seite neu.',
    'shutting-down': 'Unser System startet gerade neu. Die Verbindung kommt von selbst zurück.',
    'too-slow': 'Ihre Verbindung ist sehr langsam. Wir versuchen es weiter.',
    'too-many': 'Gerade greifen sehr viele Geräte zu. Wir versuchen es weiter.',
  },
  /** Every no, as a sentence to the user. */
  refusals: {
    malformed: 'Die Anfrage war unvollständig. Bitte prüfen Sie Ihre Angaben.',
    'other-version': 'Diese Seite ist veraltet. Bitte laden Sie sie neu und versuchen Sie es noch einmal.',
    'unknown-kind': 'Diese Seite ist veraltet. Bitte laden Sie sie neu und versuchen Sie es noch einmal.',
    'not-allowed': 'Dafür fehlt die Berechtigung.',
    'no-such-office': 'Diese Dienststelle gibt es hier nicht.',
    'no-such-visit': 'Diesen Termin gibt es nicht oder nicht mehr.',
    'code-needed':
      'Der E-Mail-Code stimmt nicht. Bitte geben Sie den Code aus der neuesten E-Mail zu diesem Termin ein.',
    'too-many-requests':
      'Von Ihrem Anschluss oder mit dieser E-Mail-Adresse ist gerade keine weitere Buchung möglich. Sagen Sie einen Termin ab, den Sie nicht brauchen, versuchen Sie es später noch einmal, oder rufen Sie uns an.',
    'id-taken': 'Diese Anfrage wurde schon einmal gestellt. Bitte versuchen Sie es noch einmal.',
    'past-retention': 'Dieser Tag liegt zu lange zurück.',
    'too-many-steps': 'Zu diesem Termin wurde schon zu viel eingetragen. Bitte rufen Sie uns an.',
    'wrong-day': 'Datum und Uhrzeit passen nicht zusammen. Bitte wählen Sie den Termin noch einmal.',
    'not-possible-now': 'Das ist jetzt nicht mehr möglich.',
    'no-such-service': 'Eines der gewählten Anliegen bieten wir nicht mehr an.',
    'not-bookable': 'Für eines der gewählten Anliegen kann man hier keinen Termin buchen.',
    'too-many-services': 'Das sind zu viele Anliegen für einen Termin.',
    'not-together':
      'Diese Anliegen lassen sich nicht in einem Termin erledigen. Bitte buchen Sie getrennte Termine.',
    'no-such-variant':
      'Diese Anliegen lassen sich nicht zusammen am Telefon oder per Video erledigen. Bitte wählen Sie, wie der Termin stattfinden soll.',
    'too-long': 'Das dauert länger, als ein einzelner Termin sein darf. Bitte rufen Sie uns an.',
    'no-common-lane':
      'Diese Anliegen lassen sich nicht an einem Schalter erledigen. Bitte buchen Sie getrennte Termine.',
    'bad-contact': 'Bitte prüfen Sie Ihre Angaben zur Person.',
    'enquiry-resolved': 'Diese Terminanfrage ist schon erledigt.',
    'contact-changed-meanwhile': 'Die Angaben zur Person wurden inzwischen geändert.',
    'no-mail-address': 'Es ist keine E-Mail-Adresse bekannt.',
    'bad-fields': 'Bitte prüfen Sie Ihre Antworten auf die Fragen der Dienststelle.',
    'fields-changed-meanwhile':
      'Jemand anderes hat diese Angaben inzwischen geändert. Bitte sehen Sie sich die neuen Angaben an und ändern Sie dann noch einmal.',
    'not-yet-bookable': 'Dieser Tag ist noch nicht zur Buchung freigegeben.',
    'too-soon': 'Dieser Termin beginnt zu bald. Bitte wählen Sie eine spätere Uhrzeit.',
    'place-gone': 'Dieser Termin wurde inzwischen von jemand anderem gebucht.',
    'places-paused':
      'Unser System stellt gerade seine Daten wieder her und vergibt solange keine Termine. Bitte versuchen Sie es in einigen Minuten noch einmal.',
    'office-without-file':
      'Diese Dienststelle vergibt hier zurzeit keine neuen Termine. Schon gebuchte Termine bleiben bestehen. Bitte rufen Sie uns an.',
    'too-many-appointments':
      'Mit dieser E-Mail-Adresse sind schon so viele Termine bestätigt, wie möglich sind. Bitte sagen Sie zuerst einen anderen ab.',
    'proof-needed': 'Ihr Gerät muss noch eine kurze Rechenaufgabe lösen. Bitte versuchen Sie es noch einmal.',
    'day-full': 'Für diesen Tag sind keine Termine mehr zu vergeben.',
    'no-waiting-list': 'Hier gibt es keine Warteliste.',
    'no-enquiries': 'Hier können Sie keine Terminanfrage stellen.',
    'places-free': 'Inzwischen sind Termine frei. Bitte wählen Sie einen davon.',
    'enquiries-full':
      'Für heute sind schon sehr viele Terminanfragen da. Bitte versuchen Sie es morgen noch einmal, oder rufen Sie uns an.',
    'hours-changed-meanwhile':
      'Jemand anderes hat die Öffnungszeiten inzwischen geändert. Bitte sehen Sie sich die neuen Zeiten an und ändern Sie dann noch einmal.',
    'hours-not-possible': 'Diese Öffnungszeiten gehen so nicht. Bitte prüfen Sie das genannte Feld.',
    'office-changed-meanwhile': 'Die Angaben zur Dienststelle wurden inzwischen geändert.',
    'office-not-possible': 'Diese Angaben zur Dienststelle gehen so nicht.',
    'service-in-use': 'Für dieses Anliegen gibt es noch Termine.',
    'lane-in-use': 'In dieser Warteschlange gibt es noch Termine.',
    'counter-in-use': 'An diesem Schalter ist noch jemand an der Reihe.',
    'erases-days': 'Eine kürzere Aufbewahrung löscht vergangene Tage.',
    'appointments-outside': 'Es gibt Termine außerhalb der neuen Zeiten. Bitte sehen Sie diese zuerst durch.',
    'import-unreadable': 'In der Datei fehlen die Spalten date, time, services und name.',
    'activation-too-late':
      'Die Bestätigung kam zu spät. Wir konnten den Platz nicht länger für Sie freihalten.',
    'activation-by-mail-only': 'Bestätigen können Sie den Termin nur über den Link in der E-Mail.',
    'several-appointments': 'Es gibt mehrere Termine zu diesem Geburtsdatum. Bitte wählen Sie Ihre Uhrzeit.',
    'birth-date-unreadable':
      'Das Geburtsdatum konnte nicht gelesen werden. Bitte geben Sie den Code Ihres Termins ein.',
    'not-found': 'Wir haben dazu jetzt keinen Termin gefunden.',
    'too-early': 'Für die Anmeldung ist es noch zu früh.',
    'not-on-site': 'Dieser Termin findet am Telefon oder per Video statt.',
    'too-late': 'Die Zeit zur Anmeldung ist vorbei.',
    'no-restore-known': 'Die Zentrale weiß von keiner Wiederherstellung. Die Leitung kann sie bestätigen.',
    'no-longer-wanted': 'Darauf wartet niemand mehr.',
    'number-taken': 'Diese Nummer ist schon vergeben.',
    'no-number-left': 'Heute sind keine Nummern mehr frei.',
    'no-such-counter': 'Diesen Schalter gibt es nicht.',
    'counter-busy': 'An diesem Schalter ist schon jemand aufgerufen.',
    'called-elsewhere': 'Diese Nummer wurde schon an einem anderen Schalter aufgerufen.',
    'not-called-here': 'Diese Nummer ist nicht an diesem Schalter aufgerufen.',
    'none-waiting': 'Es wartet gerade niemand.',
    'undo-too-late': 'Das liegt zu lange zurück, um es zurückzunehmen.',
    'lane-lacks-service': 'Dort wird nicht alles bearbeitet, worum es geht.',
    'no-such-call': 'Diesen Notruf gibt es heute nicht.',
    'nothing-to-undo': 'Hier gibt es nichts rückgängig zu machen.',
  } satisfies Record<Refusal, string>,
  states: {
    reserved: 'reserviert, noch nicht bestätigt',
    booked: 'bestätigt',
    arrived: 'angemeldet, bitte warten',
    called: 'aufgerufen',
    serving: 'in Bearbeitung',
    finished: 'erledigt',
    cancelled: 'abgesagt',
    lapsed: 'verfallen',
    missed: 'aufgerufen, nicht erschienen',
    parked: 'in Bearbeitung, bitte warten',
    left: 'nicht mehr in der Reihe',
  } satisfies Record<VisitState, string>,
  contactErrors: {
    name: {
      missing: 'Bitte geben Sie Ihren Namen ein.',
      malformed:
        'Bitte geben Sie nur Ihren Namen ein, keine Internet- oder E-Mail-Adresse. Nach einem Punkt steht ein Leerzeichen, zum Beispiel „J. Muster“. Höchstens 60 Zeichen.',
      'not-asked': 'Der Name wird hier nicht benötigt.',
    },
    mail: {
      missing: 'Bitte geben Sie Ihre E-Mail-Adresse ein.',
      malformed: 'Bitte geben Sie eine gültige E-Mail-Adresse ein, zum Beispiel name@beispiel.de.',
      'not-asked': 'Eine E-Mail-Adresse wird hier nicht benötigt.',
    },
    birthDate: {
      missing: 'Bitte geben Sie Ihr Geburtsdatum ein.',
      malformed:
        'Dieses Geburtsdatum kann nicht stimmen. Bitte prüfen Sie Tag, Monat und Jahr, zum Beispiel 24 12 1950.',
      'not-asked': 'Das Geburtsdatum wird hier nicht benötigt.',
    },
    phone: {
      missing: 'Bitte geben Sie Ihre Telefonnummer ein.',
      malformed: 'Bitte geben Sie eine gültige Telefonnummer ein, zum Beispiel 02362 123456.',
      'not-asked': 'Eine Telefonnummer wird hier nicht benötigt.',
    },
  } satisfies Record<ContactField, Record<ContactError, string>>,
  /** Behind what is wrong with a field of a contact. */
  strangeCharacter: (character: string) =>
    character.trim() === ''
      ? 'Ein Leerzeichen kann hier nicht stehen.'
      : `Das Zeichen „${character}“ kann hier nicht stehen.`,
  mayStayEmpty: 'Sie können das Feld auch leer lassen.',
  actions: {
    back: 'Zurück',
    cancel: 'Abbrechen',
    next: 'Weiter',
    close: 'Schließen',
    change: 'Ändern',
    reload: 'Seite neu laden',
    more: 'eins mehr',
    less: 'eins weniger',
  },
  showPassword: 'Passwort anzeigen',
  language: 'Sprache',
  languageMissing:
    'Diese Sprache lässt sich gerade nicht laden. Bitte laden Sie die Seite neu, oder versuchen Sie es später noch einmal.',
  /** Shown where no person has read the translation yet; never in this language. */
  unchecked: 'Diese Übersetzung hat noch kein Mensch geprüft. Es gilt der deutsche Text.',
  step: (at: number, of: number) => `Schritt ${at} von ${of}`,
  optional: '(freiwillig)',
  /** B13: what an office asks in its own words. `label`: the question with what ends it. */
  fields: {
    required: '(Pflichtangabe)',
    noAnswer: 'Keine Angabe',
    gone: (value: string) => `${value} (wird nicht mehr angeboten)`,
    left: (count: number) => plural(count, { one: 'Noch 1 Zeichen', other: `Noch ${count} Zeichen` }),
    tooMany: (count: number) =>
      plural(count, { one: '1 Zeichen zu viel', other: `${count} Zeichen zu viel` }),
    errors: {
      missing: (label: string) => `${label} Bitte geben Sie hier etwas an.`,
      malformed: (label: string) =>
        `${label} Der Text enthält Zeichen, die wir nicht speichern können. Bitte tippen Sie ihn neu ein.`,
      noNumber: (label: string) => `${label} Bitte geben Sie nur Ziffern ein.`,
      tooLong: (label: string, most: number) => `${label} Das ist zu lang. Höchstens ${most} Zeichen.`,
      noSuchOption: (label: string) =>
        `${label} Ihre Antwort steht nicht mehr zur Auswahl. Bitte wählen Sie neu.`,
    },
  },
  errorSummary: (count: number) =>
    plural(count, { one: 'Bitte prüfen Sie eine Angabe', other: `Bitte prüfen Sie ${count} Angaben` }),
  skip: 'Zum Inhalt springen',
  loading: 'Wird geladen …',
  slowDisk: {
    title: 'Dieses Gerät liest noch, was es gespeichert hat',
    text: 'Das dauert länger als sonst. Bitte warten Sie einen Augenblick: Es geht nichts verloren.',
  },
  date: { day: 'Tag', month: 'Monat', year: 'Jahr' },
  clock: (time: string) => `${time} Uhr`,
  /** A day, and what stands beside it: a time, or that it is today. */
  besideDay: (day: string, beside: string) => `${day}, ${beside}`,
  /** Of one day, with its breaks. */
  hours: (spans: readonly { readonly from: string; readonly to: string }[]) =>
    `${spans.map(({ from, to }) => `${from}–${to}`).join(' und ')} Uhr`,
  opensNewTab: '(öffnet eine neue Seite)',
  update: {
    title: 'Eine neue Version ist da',
    text: 'Ihre Eingaben bleiben erhalten.',
    /** Where what is typed into a form lives on the page alone. */
    textForms: 'Was in einem Formular getippt und noch nicht abgeschickt ist, geht dabei verloren.',
    apply: 'Jetzt aktualisieren',
    later: 'Später',
  },
  notFound: {
    title: 'Diese Seite gibt es nicht',
    text: 'Vielleicht ist die Adresse nicht ganz richtig abgeschrieben.',
  },
  /** The code of a page, or of a part of one. `kept`: where citizens type. */
  pageMissing: {
    title: 'Die Seite konnte nicht geladen werden',
    text: 'Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    kept: 'Was Sie eingegeben haben, ist dann noch da.',
    again: 'Noch einmal versuchen',
    still: 'Es gibt noch keine Verbindung.',
  },
  failure: {
    title: 'Das hat leider nicht geklappt',
    text: 'Bitte laden Sie die Seite neu. Was dieses Gerät schon gespeichert hat, ist dann wieder da.',
  },
  unreadable: {
    title: 'Der Speicher dieses Geräts lässt sich nicht lesen',
    text: 'Bitte laden Sie die Seite neu. Hilft das nicht, schließen Sie alle Fenster des Browsers und öffnen Sie ihn neu.',
  },
  /** A device that has not asked the office's server for the time, and should not trust its own clock. */
  clockQuestion: {
    heading: 'Bitte Datum und Uhrzeit prüfen',
    'clock-behind': 'Die Uhr dieses Geräts geht nach: Sie zeigt eine Zeit, die schon vorbei ist.',
    'new-day': 'Dieses Gerät ist ohne Verbindung und kann nicht selbst prüfen, welcher Tag heute ist.',
    'stood-still':
      'Dieses Gerät ist ohne Verbindung und war im Ruhezustand, oder seine Uhr wurde verstellt. Es kann nicht selbst prüfen, wie spät es ist.',
    staff:
      'Bitte lassen Sie eine Mitarbeiterin oder einen Mitarbeiter das Datum und die Uhrzeit eintragen. Der Eintrag steht im Protokoll der Leitung.',
    counter: 'Vorher gibt dieser Arbeitsplatz keine Wartenummern aus.',
    date: 'Datum von heute',
    time: 'Uhrzeit jetzt',
    invalid: 'Bitte geben Sie das Datum und die Uhrzeit vollständig ein.',
    confirm: 'Datum und Uhrzeit stimmen',
  },
  insecure: {
    title: 'Diese Seite braucht eine sichere Verbindung',
    text: 'Sie wurde ohne https geöffnet. Der Browser sperrt dann, was Foyer zum Anmelden, Buchen und Speichern braucht. Bitte öffnen Sie die Adresse mit https.',
    open: 'Mit https öffnen',
    admin: 'Für die Einrichtung: Ohne https geht es nur am Computer selbst, unter localhost.',
  },
  toStart: 'Zur Startseite',
  toOwn: 'Meine Termine',
};
