import type { CancelReason } from '../../domain/day/discretion.ts';
import type { ContactField } from '../../domain/day/people.ts';
import { because } from './cancel-reasons.ts';

/** B8, B9: staff book, move and cancel for a person on the phone or at the desk. */
export const booking = {
  open: 'Termin buchen',
  heading: {
    book: 'Termin buchen',
    move: (number: string) => `Termin ${number} verschieben`,
    followUp: (number: string) => `Folgetermin zu ${number}`,
  },
  follows: {
    text: (name: string) => `Die Angaben zur Person sind schon eingetragen: ${name}.`,
    another: 'Für eine andere Person',
  },
  services: {
    heading: 'Anliegen',
    field: 'Anliegen suchen',
    hint: 'Ein Wort genügt, zum Beispiel „Ausweis“ oder „Umzug“.',
    nothing: 'Kein Anliegen passt dazu.',
    add: (name: string) => `${name} hinzufügen`,
    remove: (name: string) => `${name} entfernen`,
    count: (name: string) => `${name}: Anzahl`,
    minutes: (minutes: number) => `${minutes} Minuten`,
    long: (minutes: number) => `Länger als die Dienststelle einen Termin sonst vergibt (${minutes} Minuten).`,
    apart: (one: string, other: string) =>
      `„${one}“ und „${other}“ vergibt die Dienststelle sonst nicht in einem Termin.`,
    over: (most: number) =>
      most === 1
        ? 'Die Dienststelle vergibt sonst nur ein Anliegen in einem Termin.'
        : `Die Dienststelle vergibt sonst höchstens ${most} Anliegen in einem Termin.`,
    none: 'Noch kein Anliegen gewählt.',
  },
  /** B15. */
  variant: { label: 'Art des Termins', onSite: 'Vor Ort', phone: 'Am Telefon', video: 'Per Video' },
  when: {
    heading: 'Tag und Uhrzeit',
    free: (count: number) => `${count} frei`,
    full: 'nichts frei',
    chooseServices: 'Wählen Sie zuerst ein Anliegen.',
    chooseDay: 'Wählen Sie einen Tag.',
    unknown: 'Was frei ist, ist auf diesem Gerät noch nicht bekannt.',
    old: 'Ohne Verbindung: Was frei ist, kann sich geändert haben.',
    noDay: 'Für diese Anliegen ist an keinem Tag etwas frei.',
    forenoon: 'Vormittags',
    afternoon: 'Nachmittags',
  },
  person: {
    heading: 'Für wen',
    name: 'Name',
    phone: 'Telefon',
    mail: 'E-Mail',
    birthDate: 'Geburtsdatum',
    language: 'Sprache der E-Mails',
    mailGoes: 'An diese Adresse gehen Bestätigung und QR-Code.',
    noMail: 'Ohne E-Mail-Adresse: Bitte sagen Sie Nummer und Code an, oder drucken Sie die Bestätigung aus.',
    /** Said to the clerk, who enters it for another person. */
    errors: {
      name: {
        missing: 'Bitte geben Sie den Namen ein.',
        malformed:
          'Bitte geben Sie nur den Namen ein: höchstens 60 Zeichen, keine Internet- oder E-Mail-Adresse.',
      },
      mail: {
        missing: 'Bitte geben Sie die E-Mail-Adresse ein.',
        malformed: 'Das ist keine E-Mail-Adresse. Beispiel: name@beispiel.de',
      },
      birthDate: {
        missing: 'Bitte geben Sie das Geburtsdatum ein.',
        malformed: 'Dieses Geburtsdatum kann nicht stimmen. Beispiel: 24 12 1950',
      },
      phone: {
        missing: 'Bitte geben Sie die Telefonnummer ein.',
        malformed: 'Das ist keine Telefonnummer. Beispiel: 02362 123456',
      },
    } satisfies Record<ContactField, Record<'missing' | 'malformed', string>>,
  },
  yes: { book: 'Buchen', move: 'Verschieben' },
  yesAt: { book: (when: string) => `Buchen: ${when}`, move: (when: string) => `Verschieben auf ${when}` },
  sending: 'Wird übermittelt …',
  waits:
    'Ohne Verbindung gespeichert. Der Platz ist noch nicht sicher. Ist er inzwischen vergeben, steht ein Rückruf unter „Zu klären“.',
  close: 'Schließen',
  another: 'Weiteren Termin buchen',
  refused: {
    heading: { book: 'Nicht gebucht', move: 'Nicht verschoben' },
    enquiryResolved: (by: string) =>
      `Diese Terminanfrage hat ${by} schon erledigt. Für sie wurde kein zweiter Termin gebucht.`,
    reasons: {
      'place-gone': 'Dieser Platz ist gerade vergeben worden. Alles Eingegebene ist noch da.',
      'day-full': 'An diesem Tag sind alle Nummern vergeben. Alles Eingegebene ist noch da.',
      'not-possible-now':
        'Dieser Termin lässt sich nicht mehr verschieben: Er ist abgesagt, verfallen, oder die Person ist schon da.',
      'places-paused':
        'Die Zentrale wurde gerade aus einer Sicherung wiederhergestellt. Bitte versuchen Sie es in ein paar Minuten noch einmal. Alles Eingegebene ist noch da.',
      'office-without-file':
        'Die Datei dieser Dienststelle fehlt auf der Zentrale. Bis sie wieder da ist, sind keine neuen Termine möglich. Alles Eingegebene ist noch da.',
      'not-saved': 'Dieses Gerät konnte die Eingabe nicht speichern. Bitte laden Sie die Seite neu.',
    },
    alternatives: 'Die nächsten freien Zeiten:',
    again: 'Andere Zeit wählen',
  },
  done: {
    heading: { book: 'Gebucht', move: 'Verschoben' },
    number: (number: string) => `Nummer ${number}`,
    code: (code: string) => `Code für das Terminal: ${code}`,
    mail: (address: string) => `Eine E-Mail geht an ${address}.`,
    bring: 'Bitte mitbringen',
    ready: 'Bitte bereithalten',
    print: 'Bestätigung drucken',
  },
  slip: {
    heading: 'Ihr Termin',
    byPhone: (phone: string) => `Wir rufen Sie an unter ${phone}.`,
    videoByMail: 'Der Link zum Videogespräch steht in der E-Mail.',
    scan: 'Am Terminal im Eingang mit diesem Code anmelden:',
    checkIn: (before: number) => `Anmelden können Sie sich ab ${before} Minuten vor der Zeit.`,
    change: (phone: string) => `Absagen oder verschieben: Telefon ${phone}`,
  },
  move: 'Verschieben',
  /** B9: the contact of an appointment that stands, and its mail once more. */
  contact: {
    open: 'Kontakt',
    heading: (number: string) => `Kontakt zu ${number}`,
    noMail: 'Es geht keine E-Mail hinaus.',
    mail: {
      confirmation: (address: string) => `Eine neue Bestätigung geht an ${address}.`,
      activation: (address: string) => `Die E-Mail, mit der die Person bestätigt, geht an ${address}.`,
    },
    linkEnds: 'Der Link in der bisherigen E-Mail gilt dann nicht mehr.',
    save: 'Speichern',
    again: (address: string) => `E-Mail noch einmal an ${address} senden`,
    edit: 'Weiter bearbeiten',
    overtaken: 'Das wurde inzwischen an anderer Stelle geändert. Jetzt gilt:',
    waits: 'Ohne Verbindung gespeichert. Es wird übermittelt, sobald die Verbindung wieder steht.',
    refused: 'Nicht gespeichert:',
    done: { 'change-contact': 'Gespeichert.', 'mail-again': 'Die E-Mail wird noch einmal gesendet.' },
  },
  cancel: {
    open: 'Absagen',
    heading: (number: string) => `Termin ${number} absagen?`,
    text: (when: string, name: string) =>
      `${when}, ${name}. Der Platz wird wieder frei. Das lässt sich nicht zurücknehmen.`,
    mail: (address: string) => `Eine E-Mail mit der Absage geht an ${address}.`,
    noMail: 'Es ist keine E-Mail-Adresse bekannt. Bitte sagen Sie der Person selbst Bescheid.',
    why: 'Warum? Der Grund wird festgehalten.',
    missing: 'Bitte wählen Sie einen Grund.',
    reasons: {
      asked: 'Die Person hat darum gebeten',
      'we-cannot': 'Wir können nicht: geschlossen oder zu wenig Personal',
      'booked-twice': 'Doppelt gebucht',
      'wrong-office': 'Hier nicht zuständig',
      other: 'Anderer Grund',
    } satisfies Record<CancelReason, string>,
    /** What the mail says of the reason. */
    because,
    says: (words: string) => `Darin steht: „${words}“`,
    saysNothing: 'Darin steht kein Grund.',
    proposes: 'Dazu kommen bis zu drei freie Zeiten und ein Link zum Buchen.',
    yes: 'Termin absagen',
    no: 'Nicht absagen',
    done: (number: string) => `Termin ${number} ist abgesagt.`,
    waits: (number: string) => `Die Absage von ${number} ist gespeichert und wird übermittelt.`,
    refused: (number: string) => `Termin ${number} wurde nicht abgesagt: Das ist nicht mehr möglich.`,
  },
};
