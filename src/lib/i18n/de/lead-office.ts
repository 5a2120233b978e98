/** The lead's page of the office: names and texts, services, queues, counters, rules (C11). */
import type { NamingList, SectionField } from '../../domain/office/office-edit.ts';
import type { OfficeProblem } from '../../domain/office/office-problems.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('de-DE');

/** A field of the office as its form has it: what it is called, and what it means. */
interface FieldWords {
  readonly label: string;
  readonly hint: string | null;
}

/** Each field has words. Those of a mail stand behind `mails.`: a service has a closing, too. */
type NamedField = Exclude<SectionField, 'subject' | 'intro'> | NamingList | `mails.${SectionField<'mails'>}`;

export const leadOffice = {
  heading: 'Dienststelle',
  lead: 'Was hier geändert wird, gilt sofort auf allen Geräten. Bevor etwas gespeichert wird, sehen Sie, was es bewirkt.',
  offline:
    'Die Zentrale antwortet nicht. Ändern lässt sich die Dienststelle erst, wenn die Verbindung steht.',
  sections: {
    identity: 'Angaben und Texte',
    categories: 'Kategorien',
    services: 'Anliegen',
    lanes: 'Warteschlangen',
    counters: 'Schalter',
    rules: 'Regeln',
    fields: 'Eigene Fragen',
    mails: 'E-Mails',
    kiosk: 'Terminal',
  },
  /** What counts as edited until it changes in the file. */
  parts: {
    identity: 'Angaben und Texte',
    catalogue: 'Anliegen, Warteschlangen und Schalter',
    rules: 'Regeln',
    questions: 'eigene Fragen',
    mails: 'E-Mails',
    kiosk: 'Terminal',
    windows: 'Öffnungszeiten',
    closures: 'Schließungen',
  },
  groups: {
    identity: 'Angaben',
    texts: 'Texte und Adressen',
    booking: 'Buchen',
    contact: 'Angaben zur Person',
    arrival: 'Ankommen und Aufrufen',
    protection: 'Schutz vor Missbrauch',
    staff: 'Arbeitsplätze',
    retention: 'Löschen',
    kiosk: 'Terminal im Foyer',
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
    holidaysOf: { label: 'Feiertage', hint: 'Das Land, an dessen Feiertagen geschlossen ist.' },
    ownHolidays: {
      label: 'Eigene freie Tage',
      hint: 'An diesen Tagen ist jedes Jahr oder einmal geschlossen.',
    },
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
  add: {
    categories: 'Kategorie hinzufügen',
    services: 'Anliegen hinzufügen',
    lanes: 'Warteschlange hinzufügen',
    counters: 'Schalter hinzufügen',
    fields: 'Frage hinzufügen',
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
  fields: {
    name: { label: 'Name', hint: 'Das lesen alle, die zu Ihnen kommen.' },
    printer: {
      label: 'Bondrucker',
      hint: 'Der Browser des Terminals druckt auf ihm. Ohne Drucker bietet es keinen Zettel an.',
    },
    favourites: {
      label: 'Große Tasten für häufige Anliegen',
      hint: 'Stehen am Terminal vor den Kategorien, für Menschen ohne Termin. Höchstens 8.',
    },
    lockAfter: {
      label: 'Bildschirm abdunkeln nach (Minuten)',
      hint: 'So lange nach der letzten Wartenummer wird der Bildschirm dunkel und sagt, wann Sie öffnen. Leer: nie.',
    },
    town: { label: 'Ort', hint: 'Steht in der Liste der Dienststellen.' },
    address: { label: 'Anschrift', hint: 'Straße, Postleitzahl und Ort in einer Zeile.' },
    phone: { label: 'Telefon', hint: 'Diese Nummer rufen Menschen an, wenn sie nicht online buchen können.' },
    website: { label: 'Website', hint: 'Beginnt mit https://.' },
    mail: {
      label: 'E-Mail für Antworten',
      hint: 'An diese Adresse gehen Antworten auf E-Mails der Dienststelle.',
    },
    map: {
      label: 'Wegbeschreibung',
      hint: 'Eine Seite mit dem Weg zur Dienststelle. E-Mails verweisen darauf.',
    },
    videoLink: {
      label: 'Adresse für Videogespräche',
      hint: '{room} steht darin für den Raum des Termins, zum Beispiel https://video.stadt.de/{room}.',
    },
    'texts.welcome': { label: 'Begrüßung', hint: 'Der erste Satz auf der Seite der Dienststelle.' },
    'texts.privacy': {
      label: 'Adresse der Datenschutzerklärung',
      hint: 'Darauf verweisen die Seiten, auf denen gebucht wird.',
    },
    'texts.imprint': {
      label: 'Adresse des Impressums',
      hint: 'Darauf verweist jede Seite der Dienststelle.',
    },
    'texts.accessibility': {
      label: 'Adresse der Erklärung zur Barrierefreiheit',
      hint: 'Öffentliche Stellen müssen sie haben.',
    },
    category: { label: 'Kategorie', hint: 'In dieser Gruppe steht das Anliegen.' },
    minutes: { label: 'Minuten', hint: 'So lange dauert es für eine Person.' },
    furtherPerson: { label: 'Minuten je weitere Person', hint: 'Leer: jede Person dauert gleich lang.' },
    most: { label: 'Höchste Anzahl', hint: 'So viele Personen oder Stücke gehen in einen Termin.' },
    walkIn: {
      label: 'Ohne Termin am Terminal',
      hint: 'Das Terminal gibt dafür Nummern aus. Ist auch die Online-Buchung aus, werden Menschen gebeten anzurufen.',
    },
    bookable: { label: 'Online buchbar', hint: 'Termine dafür lassen sich online buchen.' },
    internal: {
      label: 'Nur intern',
      hint: 'Nur Mitarbeitende buchen es. Es steht auf keiner Seite für die Öffentlichkeit und nicht am Terminal. Geheim ist es nicht.',
    },
    alone: { label: 'Immer allein', hint: 'Es lässt sich mit keinem anderen Anliegen zusammen buchen.' },
    notWith: {
      label: 'Nicht zusammen mit',
      hint: 'Diese Anliegen gehen nicht in denselben Termin. Mitarbeitende werden nur gewarnt.',
    },
    variants: {
      label: 'Am Telefon oder per Video',
      hint: 'So lässt sich das Anliegen auch ohne Besuch erledigen. Was Sie nicht ausfüllen, ist wie vor Ort.',
    },
    short: {
      label: 'Kurzes Anliegen',
      hint: 'Das Terminal kann dafür noch heute eine freie Zeit vergeben, wenn die Regel dazu eingeschaltet ist.',
    },
    pickUp: { label: 'Nur Abholung', hint: 'Etwas Fertiges wird ausgehändigt, sonst nichts.' },
    documents: {
      label: 'Mitzubringen',
      hint: 'Eine Unterlage je Zeile, in jeder Sprache in derselben Reihenfolge.',
    },
    hint: { label: 'Hinweis', hint: 'Ein Satz unter dem Namen, auch in E-Mails.' },
    bookingHint: { label: 'Hinweis bei der Auswahl', hint: 'Hilft beim Wählen und steht in keiner E-Mail.' },
    closing: { label: 'Schluss der E-Mails', hint: 'Der letzte Satz, wo der übliche nicht passt.' },
    leika: {
      label: 'LeiKa-Schlüssel',
      hint: '14 Ziffern aus dem Leistungskatalog des Bundes. Damit kann Ihre Internetseite auf das Anliegen verlinken.',
    },
    keywords: {
      label: 'Suchwörter',
      hint: 'Mit Komma getrennt. So nennen Menschen das Anliegen; die Suche findet es damit.',
    },
    forms: {
      label: 'Formulare',
      hint: 'Formulare zum Herunterladen. Sie stehen beim Anliegen und in den Mails.',
    },
    online: {
      label: 'Online-Dienst',
      hint: 'Wo sich das Anliegen ganz ohne Termin erledigen lässt.',
    },
    label: { label: 'Frage', hint: 'Was beim Buchen neben den Angaben zur Person gefragt wird.' },
    type: {
      label: 'Art der Antwort',
      hint: 'Freier Text, eine Zahl oder eine Auswahl aus mehreren Antworten.',
    },
    required: {
      label: 'Pflicht',
      hint: 'Ohne Antwort lässt sich online nicht buchen. Mitarbeitende dürfen sie auslassen.',
    },
    length: { label: 'Längste Antwort', hint: 'Zeichen oder Ziffern. Leer: die übliche Länge.' },
    options: { label: 'Antworten zur Auswahl', hint: 'Mindestens zwei.' },
    'fields.hint': { label: 'Hinweis zur Frage', hint: 'Ein Satz unter der Frage.' },
    'mails.subject': {
      label: 'Betreff',
      hint: 'Am besten steht der Tag vorn: Listen von E-Mails schneiden das Ende ab.',
    },
    'mails.intro': { label: 'Erste Worte', hint: 'Sie stehen nach „Guten Tag“ und vor Tag und Ort.' },
    'mails.closing': { label: 'Letzte Worte', hint: 'Damit endet die E-Mail.' },
    'fields.services': {
      label: 'Bei diesen Anliegen',
      hint: 'Nichts ausgewählt: Die Frage wird bei jedem Anliegen gestellt.',
    },
    lanes: { label: 'Warteschlangen', hint: 'Hier wird es bearbeitet.' },
    letter: { label: 'Buchstabe', hint: 'Damit beginnen die Nummern dieser Warteschlange.' },
    services: { label: 'Anliegen', hint: 'Das wird in dieser Warteschlange bearbeitet.' },
    counters: { label: 'Schalter', hint: 'Diese Schalter rufen aus der Warteschlange auf.' },
    longest: { label: 'Längster Termin', hint: 'Minuten. Wer mehr braucht, wird gebeten anzurufen.' },
    mostServices: {
      label: 'Anliegen in einem Termin',
      hint: 'So viele verschiedene lassen sich zusammen buchen. Leer: soviel der längste Termin zulässt.',
    },
    horizonDays: { label: 'Buchbar im Voraus', hint: 'Tage. So weit im Voraus lassen sich Termine buchen.' },
    leadMinutes: {
      label: 'Vorlauf',
      hint: 'Minuten zwischen jetzt und dem ersten Termin, der online buchbar ist.',
    },
    startEvery: {
      label: 'Abstand der Uhrzeiten',
      hint: 'Minuten zwischen den Uhrzeiten, die online zur Wahl stehen.',
    },
    sameDayRelease: {
      label: 'Tagesfreigabe',
      hint: 'Minuten vor der Öffnung, zu denen das Kontingent des Tages online frei wird. Leer: nie.',
    },
    returnDelay: {
      label: 'Rückgabe von Plätzen',
      hint: 'Minuten. Ein abgesagter Platz wird nach einer zufälligen Zeit bis zu dieser Grenze wieder frei, damit ihn niemand weiterverkaufen kann.',
    },
    activation: {
      label: 'Frist zur Bestätigung',
      hint: 'So viele Minuten hat die Person Zeit, auf den Link in der E-Mail zu klicken. Leer: Termine sind sofort bestätigt.',
    },
    'checkIn.before': {
      label: 'Anmeldung vor dem Termin',
      hint: 'Minuten vor dem Termin, ab denen man sich anmelden kann.',
    },
    'checkIn.after': {
      label: 'Anmeldung nach dem Termin',
      hint: 'Minuten nach dem Termin. Danach verfällt er.',
    },
    'contact.mail': { label: 'E-Mail-Adresse', hint: 'Ob sie bei der Buchung gefragt wird.' },
    'contact.birthDate': {
      label: 'Geburtsdatum',
      hint: 'Wird es nicht gefragt, kann sich niemand mit dem Geburtsdatum am Terminal anmelden.',
    },
    'contact.phone': { label: 'Telefonnummer', hint: 'Ob sie bei der Buchung gefragt wird.' },
    reminder: { label: 'Erinnerung', hint: 'Eine E-Mail am Tag vor dem Termin.' },
    perMail: {
      label: 'Termine je E-Mail-Adresse',
      hint: 'So viele offene Termine lassen sich mit einer Adresse bestätigen.',
    },
    'bookings.perAddress': { label: 'Buchungen je Anschluss', hint: 'Je Stunde von einer Netzadresse.' },
    'bookings.perNetwork': {
      label: 'Buchungen je Netz',
      hint: 'Je Stunde aus der Nachbarschaft einer Netzadresse.',
    },
    'bookings.perRegion': {
      label: 'Buchungen je Anbieter',
      hint: 'Je Stunde aus dem ganzen Bereich eines Anbieters.',
    },
    'bookings.perMailDomain': {
      label: 'Buchungen je E-Mail-Anbieter',
      hint: 'Je Stunde. Anbieter, die allen offenstehen, zählen nicht.',
    },
    proofOfWork: {
      label: 'Rechenaufgabe',
      hint: 'Das Gerät rechnet bei der Buchung kurz. Das bremst Programme, die massenhaft buchen.',
    },
    nextInterval: {
      label: 'Freie Zeit am Terminal',
      hint: 'Das Terminal gibt kurzen Anliegen die nächste freie Zeit von heute.',
    },
    offer: {
      label: 'Warteliste',
      hint: 'Minuten, die ein früherer Platz für eine Person gehalten wird. Leer: keine Warteliste.',
    },
    enquiries: {
      label: 'Terminanfragen',
      hint: 'So viele Anfragen am Tag, wenn online nichts frei ist. Sie stehen am Schalter unter „Zu klären“. Leer: keine.',
    },
    calls: { label: 'Aufrufe', hint: 'So oft wird aufgerufen, bis jemand als nicht erschienen gilt.' },
    'waitLimits.amber': {
      label: 'Lange Wartezeit',
      hint: 'Minuten, nach denen die Liste am Schalter gelb zeigt.',
    },
    'waitLimits.red': {
      label: 'Zu lange Wartezeit',
      hint: 'Minuten, nach denen die Liste am Schalter rot zeigt.',
    },
    staffIdleMinutes: {
      label: 'Abmeldung nach Pause',
      hint: 'Minuten ohne Benutzung, nach denen sich das Team neu anmelden muss. Leer: nie.',
    },
    staffLockMinutes: {
      label: 'Bildschirmsperre',
      hint: 'Minuten ohne Berührung, nach denen ein Computer mit PIN sperrt. Leer: nie von selbst.',
    },
    'retention.people': {
      label: 'Personendaten löschen',
      hint: 'Tage nach dem Besuch, bis Namen, Kontakte und Notizen gelöscht werden. Wer die Zahl senkt, löscht sofort mehr.',
    },
    'retention.day': {
      label: 'Tage löschen',
      hint: 'Tage nach dem Besuch, bis auch der Ablauf des Tages gelöscht wird.',
    },
  } satisfies Readonly<Record<NamedField, FieldWords> & Record<string, FieldWords>>,
};
