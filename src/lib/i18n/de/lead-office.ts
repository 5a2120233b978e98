/** The lead's page of the office: names and texts, services, queues, counters, rules (C11). */
import type { OfficeProblem } from '../../domain/office/office-problems.ts';
import { pluralIn } from '../intl.ts';
import { leadOfficeFields } from './lead-office-fields.ts';

const plural = pluralIn('de-DE');

export const leadOffice = {
  heading: 'Dienststelle',
  lead: 'Was hier geändert wird, gilt sofort auf allen Geräten. Bevor etwas gespeichert wird, sehen Sie, was es bewirkt.',
  offline:
    'Die Zentrale antwortet nicht. Ändern lässt sich die Dienststelle erst, wenn die Verbindung steht.',
  sections: {
    identity: 'Angaben und Texte',
    holidays: 'Feiertage',
    categories: 'Kategorien',
    services: 'Anliegen',
    lanes: 'Warteschlangen',
    counters: 'Schalter',
    rules: 'Regeln',
    fields: 'Eigene Fragen',
    mails: 'E-Mails',
    kiosk: 'Terminal',
    monitor: 'Monitor',
    pages: 'Seiten am Monitor',
    priorities: 'Gründe für Vorrang',
  },
  /** What counts as edited until it changes in the file. */
  parts: {
    identity: 'Angaben und Texte',
    holidays: 'Feiertage',
    catalogue: 'Anliegen, Warteschlangen und Schalter',
    rules: 'Regeln',
    questions: 'eigene Fragen',
    mails: 'E-Mails',
    kiosk: 'Terminal',
    windows: 'Öffnungszeiten',
    closures: 'Schließungen',
    monitor: 'Monitor und seine Seiten',
  },
  groups: {
    identity: 'Angaben',
    texts: 'Texte und Adressen',
    holidays: 'Feiertage und eigene freie Tage',
    booking: 'Buchen',
    contact: 'Angaben zur Person',
    arrival: 'Ankommen und Aufrufen',
    protection: 'Schutz vor Missbrauch',
    staff: 'Arbeitsplätze',
    retention: 'Löschen',
    kiosk: 'Terminal im Foyer',
    monitor: 'Monitor im Wartebereich',
  },
  /** What no lead changes here. */
  file: {
    heading: 'In der Datei der Dienststelle',
    lead: 'Das ändert, wer die Zentrale betreut, in der Datei der Dienststelle.',
    languages: {
      label: 'Sprachen',
      hint: 'In diesen Sprachen schreibt die Dienststelle. Die erste hat jeden Text.',
    },
    timeZone: { label: 'Zeitzone', hint: 'Nach ihr gehen alle Zeiten.' },
  },
  holidays: {
    /** By their ISO 3166-2 codes. */
    states: {
      'DE-BB': 'Brandenburg',
      'DE-BE': 'Berlin',
      'DE-BW': 'Baden-Württemberg',
      'DE-BY': 'Bayern',
      'DE-HB': 'Bremen',
      'DE-HE': 'Hessen',
      'DE-HH': 'Hamburg',
      'DE-MV': 'Mecklenburg-Vorpommern',
      'DE-NI': 'Niedersachsen',
      'DE-NW': 'Nordrhein-Westfalen',
      'DE-RP': 'Rheinland-Pfalz',
      'DE-SH': 'Schleswig-Holstein',
      'DE-SL': 'Saarland',
      'DE-SN': 'Sachsen',
      'DE-ST': 'Sachsen-Anhalt',
      'DE-TH': 'Thüringen',
    },
    /** `part`: the code of a part of the state with holidays of its own. */
    partOfState: (state: string, part: string) => `${state}, Teil ${part}`,
    afterEaster: (days: number) =>
      plural(days, { one: '1 Tag nach Ostersonntag', other: `${days} Tage nach Ostersonntag` }),
    beforeEaster: (days: number) =>
      plural(days, { one: '1 Tag vor Ostersonntag', other: `${days} Tage vor Ostersonntag` }),
    eachYear: (day: string) => `jedes Jahr am ${day}`,
    noState: 'ohne gesetzliche Feiertage',
    partNamed: (state: string, part: string) => `${state}: ${part}`,
    notLoaded: 'Die Liste der Länder lässt sich gerade nicht laden.',
    again: 'Noch einmal versuchen',
    row: {
      nth: (n: number) => `Freier Tag ${n}`,
      add: 'Freien Tag hinzufügen',
      removeNth: (n: number) => `Freien Tag ${n} entfernen`,
      name: 'Name',
      when: 'Wann',
      kinds: {
        yearly: 'jedes Jahr',
        once: 'einmal',
        'before-easter': 'Tage vor Ostersonntag',
        'after-easter': 'Tage nach Ostersonntag',
      },
      day: 'Tag',
      month: 'Monat',
      date: 'Datum',
      days: 'Anzahl der Tage',
      wrongDay: 'Bitte geben Sie einen Tag ein, den es in diesem Monat gibt.',
      wrongDate: 'Bitte geben Sie ein Datum ein.',
      wrongDays: 'Bitte geben Sie eine ganze Zahl von 0 bis 999 ein.',
    },
    days: {
      heading: 'Freie Tage der nächsten zwölf Monate',
      none: 'An keinem Tag ist wegen eines Feiertags geschlossen.',
      date: 'Tag',
      name: 'Name',
    },
  },
  choose: 'Bereich',
  columns: { name: 'Name', details: 'Einzelheiten', value: 'Wert', meaning: 'Bedeutung', action: 'Aktionen' },
  edit: 'Ändern',
  editThis: (name: string) => `${name} ändern`,
  remove: 'Entfernen',
  removeThis: (name: string) => `${name} entfernen`,
  up: 'Nach oben',
  upThis: (name: string) => `${name} nach oben`,
  down: 'Nach unten',
  downThis: (name: string) => `${name} nach unten`,
  fromCatalogue: 'Aus einem Katalog übernehmen',
  add: {
    categories: 'Kategorie hinzufügen',
    services: 'Anliegen hinzufügen',
    lanes: 'Warteschlange hinzufügen',
    counters: 'Schalter hinzufügen',
    fields: 'Frage hinzufügen',
    pages: 'Seite hinzufügen',
    priorities: 'Grund hinzufügen',
  },
  rows: {
    link: {
      nth: (n: number) => `Link ${n}`,
      name: 'Name des Links',
      url: 'Internetadresse',
      add: 'Link hinzufügen',
      removeNth: (n: number) => `Link ${n} entfernen`,
    },
    option: {
      nth: (n: number) => `Antwort ${n}`,
      name: 'Antwort',
      add: 'Antwort hinzufügen',
      removeNth: (n: number) => `Antwort ${n} entfernen`,
    },
  },
  mails: {
    lead: 'Betreff, erste und letzte Worte einer E-Mail können Sie selbst schreiben. Tag, Ort, Nummer und Links stehen immer darin. Wo Sie nichts schreiben, steht der übliche Text.',
    text: 'Betreff und erste Worte',
    by: 'Text',
    own: 'eigener',
    usual: 'üblicher',
    usualIs: (text: string) => `Üblich: „${text}“`,
    takeUsual: 'Üblichen Text übernehmen',
    takeUsualOf: (field: string) => `Üblichen Text übernehmen: ${field}`,
    asUsual: 'der übliche Text',
    placeholders: 'Platzhalter, die das System ausfüllt:',
    placeholder: {
      office: 'Name der Dienststelle',
      service: 'Anliegen',
      day: 'Tag',
      time: 'Uhrzeit',
      number: 'Nummer des Termins',
    },
    ofOffer: 'Tag und Uhrzeit sind hier die des früheren Platzes.',
    preview: 'Vorschau',
    previewThis: (mail: string) => `Vorschau: ${mail}`,
    close: 'Vorschau schließen',
    reset: 'Zurücksetzen',
    resetThis: (mail: string) => `${mail} auf den üblichen Text zurücksetzen`,
    languages: 'Sprache der Vorschau',
    example: 'Termin und Person sind ein Beispiel.',
    subject: 'Betreff',
    formatted: 'Gestaltet',
    plain: 'Als reiner Text',
    notLoaded: 'Die Vorschau lässt sich gerade nicht laden.',
    usualNotLoaded: 'Die üblichen Texte lassen sich gerade nicht laden.',
    again: 'Noch einmal versuchen',
    test: {
      heading: 'Als Test an mich',
      to: 'Ihre E-Mail-Adresse',
      hint: (most: number) => `Höchstens ${most} Test-E-Mails in der Stunde. Im Betreff steht „Test“.`,
      send: 'Test-E-Mail senden',
      sending: 'Wird gesendet …',
      sent: (to: string) =>
        `Die Test-E-Mail an ${to} ist unterwegs. Kommt sie nicht an, prüfen Sie bitte die Adresse.`,
      noAddress: 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@stadt.de.',
      'no-mail-server':
        'Hier ist kein Mailserver eingestellt. Es lässt sich keine E-Mail verschicken, auch kein Test.',
      'too-many':
        'In dieser Stunde sind genug Test-E-Mails verschickt. Bitte versuchen Sie es später noch einmal.',
    },
  },
  types: { text: 'Text', number: 'Zahl', choice: 'Auswahl' },
  withEachService: 'bei jedem Anliegen',
  noPriorities: 'Noch gibt es keine Gründe. Das Terminal fragt nicht nach Vorrang.',
  mostPriorities: (most: number) => `Mehr als ${most} Gründe sind nicht möglich.`,
  noPages: 'Noch gibt es keine Seiten.',
  mostPages: (most: number) => `Mehr als ${most} Seiten sind nicht möglich.`,
  pageAlways: 'immer',
  pageHours: (from: string | null, to: string | null) =>
    from === null ? `bis ${to} Uhr` : to === null ? `ab ${from} Uhr` : `von ${from} bis ${to} Uhr`,
  turns: {
    'before-walk-ins': 'vor allen ohne fälligen Termin',
    next: 'vor allen, auch vor fälligen Terminen',
  },
  places: { counter: 'Schalter', room: 'Zimmer', desk: 'Platz', own: 'eigenes Wort' },
  noQuestions: 'Diese Dienststelle fragt beim Buchen nichts Eigenes.',
  mostQuestions: (most: number) => `Mehr als ${most} eigene Fragen sind nicht möglich.`,
  /** Of a row. */
  minutes: (minutes: number) => plural(minutes, { one: '1 Minute', other: `${minutes} Minuten` }),
  variants: {
    names: { phone: 'Am Telefon', video: 'Per Video' },
    minutes: 'Minuten',
    furtherPerson: 'Minuten je weitere Person',
    lane: 'Warteschlange',
    usualLanes: 'Wie vor Ort',
    hint: 'Hinweis',
    documents: 'Bereitzuhalten, eine Unterlage je Zeile',
  },
  internal: 'nur intern',
  notBookable: 'nicht online buchbar',
  notWalkIn: 'nur mit Termin',
  numbersWith: (letter: string) => `Nummern mit ${letter}`,
  yes: 'ja',
  no: 'nein',
  empty: '–',
  paper: (millimetres: number) => `Papier ${millimetres} mm breit`,
  noPrinter: 'kein Drucker',
  slipText: 'Text am Fuß des Zettels',
  inLanguage: (field: string, language: string) => `${field} (${language})`,
  choices: {
    off: 'nicht gefragt',
    optional: 'freiwillig',
    required: 'Pflicht',
    'opt-in': 'auf Wunsch',
    on: 'immer',
  },
  reminderOff: 'nie',
  dialog: {
    next: 'Weiter zur Vorschau',
    checking: 'Wird geprüft …',
    cancel: 'Abbrechen',
    nothingChanged: 'Sie haben nichts geändert.',
  },
  preview: {
    heading: 'Das bewirkt die Änderung',
    editFurther: 'Weiter bearbeiten',
    first: 'Anderes können Sie ändern, sobald diese Änderung gespeichert oder verworfen ist.',
    changes: 'Sie ändern',
    added: (name: string) => `${name} kommt hinzu.`,
    removed: (name: string) => `${name} wird entfernt.`,
    order: 'Die Reihenfolge ändert sich.',
    change: (field: string, was: string, to: string) => `${field}: bisher ${was}, künftig ${to}`,
    holidays: 'Freie Tage',
    holidayAdded: (day: string, name: string) => `${day}: künftig frei (${name})`,
    holidayRemoved: (day: string, name: string) => `${day}: nicht mehr frei (${name})`,
    erasing: 'Vergangene Tage werden gelöscht',
    erasesPeople: (from: string, until: string) =>
      from === until
        ? `In der nächsten Nacht werden Namen, Kontakte und Notizen vom ${from} gelöscht.`
        : `In der nächsten Nacht werden Namen, Kontakte und Notizen der Tage ${from} bis ${until} gelöscht.`,
    erasesDays: (from: string, until: string) =>
      from === until
        ? `In der nächsten Nacht wird der Ablauf des Tages ${from} gelöscht.`
        : `In der nächsten Nacht wird der Ablauf der Tage ${from} bis ${until} gelöscht.`,
    neverBack: 'Sie kommen auch dann nicht zurück, wenn Sie die Änderung rückgängig machen.',
    mayErase: 'Ja, diese Tage löschen',
    stays: 'Termine, die schon gebucht sind, behalten ihre Zeit und ihre Dauer.',
    /** C3.5: how the waits of a service that is planned longer were reckoned. */
    waitsStretched:
      'Ist ein Anliegen länger oder kürzer geplant als bisher, dauern in dieser Rechnung auch seine Besuche im selben Verhältnis länger oder kürzer.',
    outside: (count: number) =>
      plural(count, {
        one: 'Ein Termin passt dann nicht mehr zu seiner Warteschlange.',
        other:
          count === 0
            ? 'Kein Termin ist betroffen.'
            : `${count} Termine passen dann nicht mehr zu ihrer Warteschlange.`,
      }),
    needed: (count: number) =>
      plural(count, {
        one: 'Eine Person braucht das noch:',
        other: `${count} Personen brauchen das noch:`,
      }),
    more: (count: number) => `und ${count} weitere`,
  },
  trouble: {
    'booked-meanwhile':
      'Inzwischen wurde ein weiterer Termin gebucht. Bitte sehen Sie die Vorschau noch einmal an.',
    'not-kept':
      'Die Änderung ließ sich auf diesem Gerät nicht speichern. Bitte versuchen Sie es noch einmal.',
  },
  meanwhile: {
    heading: 'Jemand anders hat dasselbe inzwischen geändert',
    text: 'Diese Änderung gilt schon. Ihre ist noch nicht gespeichert.',
    now: (field: string, value: string) => `${field}: jetzt ${value}`,
    gone: 'Diesen Eintrag gibt es nicht mehr.',
    overwrite: 'Mit meinen Werten weiter',
  },
  saved: (cancelled: number, notCancelled: number) =>
    [
      'Gespeichert. Die Änderung gilt sofort.',
      ...(cancelled > 0
        ? [
            plural(cancelled, {
              one: 'Ein Termin ist abgesagt.',
              other: `${cancelled} Termine sind abgesagt.`,
            }),
          ]
        : []),
      ...(notCancelled > 0
        ? [
            plural(notCancelled, {
              one: 'Ein Termin ließ sich nicht absagen.',
              other: `${notCancelled} Termine ließen sich nicht absagen.`,
            }),
          ]
        : []),
    ].join(' '),
  undo: 'Rückgängig machen',
  undoThis: (what: string) => `Rückgängig machen: ${what}`,
  history: {
    heading: 'Letzte Änderungen',
    none: 'Hier wurde noch nichts geändert.',
    at: 'Wann',
    by: 'Von wem',
    what: 'Was',
    tooOld: 'Bei so alten Änderungen nennt das Protokoll nur noch, wer es war und wann.',
    added: 'hinzugefügt',
    removed: 'entfernt',
    order: 'Reihenfolge geändert',
    change: (field: string, was: string, to: string) => `${field}: vorher ${was}, dann ${to}`,
    line: (name: string, changes: string) => `${name} – ${changes}`,
  },
  problem: (field: string, what: string) => `Feld „${field}“: ${what}`,
  problemOf: (entry: string, field: string, what: string) => `${entry}, Feld „${field}“: ${what}`,
  problems: ({ code, about = '', least = 0, most = 0 }: OfficeProblem): string => {
    switch (code) {
      case 'missing':
        return 'Bitte füllen Sie dieses Feld aus.';
      case 'below':
        return `Bitte geben Sie mindestens ${least} ein.`;
      case 'above':
        return `Bitte geben Sie höchstens ${most} ein.`;
      case 'no-number':
        return 'Bitte geben Sie eine ganze Zahl ein.';
      case 'too-long':
        return `Bitte kürzen Sie auf höchstens ${most} Zeichen.`;
      case 'too-many':
        return `Es dürfen höchstens ${most} sein.`;
      case 'too-few':
        return least === 1 ? 'Es muss mindestens ein Eintrag sein.' : `Es müssen mindestens ${least} sein.`;
      case 'bad-format':
        return 'Bitte prüfen Sie die Schreibweise. Internetadressen beginnen mit https://. Buchstaben: nur A bis Z, groß.';
      case 'not-possible':
        return 'Dieser Wert ist nicht möglich.';
      case 'no-such-region':
        return `Von „${about}“ sind keine Feiertage bekannt. Bitte wählen Sie ein Land aus der Liste.`;
      case 'twice':
        return `„${about}“ gibt es schon.`;
      case 'no-such-entry':
        return `„${about}“ wird noch verwendet. Bitte nehmen Sie es an dieser Stelle zuerst heraus.`;
      case 'video-link-needed':
        return 'Legen Sie zuerst in den Angaben der Dienststelle fest, unter welcher Adresse Videogespräche stattfinden.';
      case 'itself':
        return 'Ein Anliegen lässt sich nicht von sich selbst trennen.';
      case 'not-served':
        return 'Das Anliegen braucht mindestens eine Warteschlange.';
      case 'not-staffed':
        return 'Die Warteschlange braucht mindestens einen Schalter.';
      case 'longer-than-longest':
        return `Der längste Termin dauert ${most} Minuten.`;
      case 'too-many-persons':
        return `So viele Personen dauern länger als der längste Termin (${most} Minuten).`;
      case 'text-missing':
        return 'Bitte schreiben Sie den Text in der ersten Sprache der Dienststelle.';
      case 'no-such-language':
        return 'In dieser Sprache schreibt die Dienststelle nicht.';
      case 'too-many-cells':
        return `Bei so vielen Warteschlangen lässt sich höchstens ${most} Tage im Voraus buchen.`;
      case 'mail-needed':
        return 'Wo Termine per E-Mail bestätigt werden, muss die Adresse Pflicht sein.';
      case 'unknown-field':
        return `Den Platzhalter {${about}} gibt es in dieser E-Mail nicht.`;
      case 'brace':
        return 'Zu jeder Klammer { gehört eine Klammer } und dazwischen der Name eines Platzhalters.';
      case 'hidden-character':
        return 'Im Betreff steht ein unsichtbares Zeichen. Bitte tippen Sie ihn noch einmal ein.';
      case 'line-break':
        return 'Der Betreff muss in einer Zeile stehen.';
      case 'below-amber':
        return 'Rot darf nicht vor Gelb beginnen.';
      case 'no-such-lane':
        return 'Die Öffnungszeiten nennen diese Warteschlange.';
      case 'too-few-counters':
        return `Die Öffnungszeiten brauchen mehr Schalter für diese Warteschlange. Es blieben ${most}.`;
      case 'too-many-at-once':
        return `Die Öffnungszeiten brauchen zu einer Zeit mehr als ${most} Schalter.`;
      case 'overlap':
        return 'Zwei Öffnungszeiten überschneiden sich.';
    }
  },
  picture: {
    one: 'mit Bild',
    named: (short: string) => `Bild ${short}`,
    preview: 'Das gewählte Bild',
    lost: 'Dieses Bild gibt es nicht mehr. Bitte wählen Sie die Datei noch einmal.',
    remove: 'Bild entfernen',
    removeThis: (label: string) => `${label}: Bild entfernen`,
    sending: 'Das Bild wird geprüft und gespeichert …',
    problems: {
      'not-a-picture': 'Diese Datei ist kein Bild im Format PNG oder JPEG, auch wenn ihr Name so endet.',
      'damaged-picture': 'Dieses Bild ist beschädigt oder unvollständig.',
      'moving-picture': 'Dieses Bild bewegt sich. Bitte nehmen Sie ein stehendes.',
      'picture-too-large': 'Dieses Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es.',
      'file-too-large': 'Diese Datei ist größer als 20 MB. Bitte verkleinern Sie das Bild.',
    },
  },
  fields: leadOfficeFields,
};
