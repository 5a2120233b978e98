import { pluralIn } from '../intl.ts';

const plural = pluralIn('de-DE');

/** The lead's page of a first start: a new office is set up step by step. */
export const leadSetUp = {
  heading: 'Dienststelle einrichten',
  lead: 'In sechs Schritten kann Ihre Dienststelle Termine vergeben. Sie können jeden Schritt überspringen und später weitermachen: Was gespeichert ist, bleibt, und Sie ändern es jederzeit unter „Dienststelle“ und „Öffnungszeiten“.',
  offline: 'Die Zentrale antwortet nicht. Speichern lässt sich erst, wenn die Verbindung steht.',
  /** On the first page of the lead. */
  invite: {
    title: 'Diese Dienststelle ist noch nicht fertig eingerichtet.',
    text: (missing: string) => `Es fehlt: ${missing}.`,
    begin: 'Einrichten',
  },
  missing: {
    office: 'Anschrift oder Telefon',
    hours: 'Öffnungszeiten',
    services: 'Anliegen',
  },
  stepsLabel: 'Schritte',
  step: (at: number, all: number, name: string) => `Schritt ${at} von ${all}: ${name}`,
  steps: {
    office: 'Name und Anschrift',
    counters: 'Schalter',
    hours: 'Öffnungszeiten',
    services: 'Anliegen',
    devices: 'Geräte',
    finish: 'Fertig',
  },
  save: 'Speichern und weiter',
  saving: 'Wird gespeichert …',
  progress: (done: number, all: number) => `${done} von ${all} gespeichert`,
  next: 'Weiter',
  skip: 'Überspringen',
  back: 'Zurück',
  notKept: 'Das ließ sich auf diesem Gerät nicht speichern. Bitte versuchen Sie es noch einmal.',
  /** Some edits of a press were saved before. */
  stopped: 'Nicht alles ist gespeichert.',

  office: {
    lead: 'So finden und erreichen Menschen Ihre Dienststelle. Was Sie noch nicht wissen, lassen Sie leer.',
    hit: (count: number) =>
      `${plural(count, { one: 'Ein Termin liegt', other: `${count} Termine liegen` })} an einem Tag, der dann frei ist. Ändern Sie das Bundesland deshalb unter „Dienststelle“: Dort sehen Sie, wen es trifft.`,
  },
  counters: {
    lead: 'An so vielen Schaltern wird bedient. Namen und weitere Warteschlangen ändern Sie später unter „Dienststelle“.',
    count: 'Anzahl der Schalter',
    name: 'Bezeichnung',
    nameHint: 'Zum Beispiel Schalter, Platz oder Zimmer. Die Nummer kommt dahinter.',
    named: (name: string, number: number) => `${name} ${number}`,
    usual: 'Schalter',
    now: (names: string) => `Jetzt: ${names}`,
    wrong: (most: number) => `Bitte geben Sie eine ganze Zahl von 1 bis ${most} ein.`,
    nameMissing: 'Bitte geben Sie eine Bezeichnung mit höchstens 30 Zeichen ein.',
  },
  hours: {
    lead: 'So sieht eine übliche Woche aus. Ausnahmen und einzelne Tage legen Sie später unter „Öffnungszeiten“ fest, Feiertage unter „Dienststelle“.',
    other: 'Ihre Zeiten passen nicht in dieses Formular. Sie ändern sie unter „Öffnungszeiten“.',
    toHours: 'Zu den Öffnungszeiten',
    day: 'Tag',
    first: 'Geöffnet',
    second: 'Nach der Pause',
    field: {
      from: (day: string) => `${day}, von`,
      to: (day: string) => `${day}, bis`,
      from2: (day: string) => `${day}, nach der Pause von`,
      to2: (day: string) => `${day}, nach der Pause bis`,
    },
    until: 'bis',
    closed: 'Leere Felder: geschlossen.',
    online: 'Schalter für Termine, die online gebucht werden',
    onlineHint: (all: number) =>
      `Von ${all}. Die übrigen bleiben für Menschen ohne Termin und für Buchungen am Telefon.`,
    onlineWrong: (all: number) => `Bitte geben Sie eine ganze Zahl von 0 bis ${all} ein.`,
    wrong:
      'Bitte prüfen Sie die markierten Zeiten. Das Ende liegt nach dem Anfang, zum Beispiel 8:00 bis 12:00.',
    empty: 'Bitte tragen Sie mindestens einen Tag ein, oder überspringen Sie den Schritt.',
  },
  services: {
    lead: 'Wählen Sie, was Ihre Dienststelle anbietet. Die Minuten sind ein Vorschlag; die Statistik zeigt später, wie lange es wirklich dauert. Unterlagen, Hinweise und Suchwörter kommen mit.',
    source: 'Übernehmen aus',
    catalogue: 'Katalog üblicher Anliegen',
    loading: 'Wird geladen …',
    notLoaded: 'Die Anliegen dieser Dienststelle ließen sich nicht laden.',
    all: (category: string) => `Alle aus „${category}“`,
    minutes: (service: string) => `Minuten für „${service}“`,
    minutesShort: 'Minuten',
    wrong: (most: number) => `Bitte geben Sie bei den markierten Anliegen 1 bis ${most} Minuten ein.`,
    known: (count: number) =>
      plural(count, {
        one: 'Ein Anliegen steht schon in Ihrer Dienststelle.',
        other: `${count} Anliegen stehen schon in Ihrer Dienststelle.`,
      }),
    /** C15.5: a file with a catalogue. */
    file: {
      option: 'Katalog aus einer Datei (XZuFi 2.2)',
      field: 'Datei mit dem Katalog',
      hint: 'Eine XML-Datei im Format XZuFi 2.2, höchstens 20 MB. Übernommen werden Name, Schlüssel (LeiKa), Unterlagen, Gebühren als Text und Suchwörter. Gespeichert wird erst, was Sie danach auswählen.',
      reading: (percent: number) => `Die Datei wird gelesen: ${percent} %`,
      read: (count: number) =>
        plural(count, {
          one: 'Ein Anliegen ist lesbar.',
          other: count === 0 ? 'Kein Anliegen ist lesbar.' : `${count} Anliegen sind lesbar.`,
        }),
      problems: (count: number) =>
        plural(count, { one: 'Ein Hinweis zur Datei', other: `${count} Hinweise zur Datei` }),
      line: (position: number, about: string, what: string) =>
        `Leistung ${position}${about === '' ? '' : ` (${about})`}: ${what}`,
      details: (service: string) => `Unterlagen und Gebühren: ${service}`,
      rows: {
        'no-name': 'Sie hat keinen Namen und fehlt.',
        'name-too-long': 'Der Name ist länger als 120 Zeichen. Sie fehlt.',
        twice: 'Sie steht weiter oben schon und fehlt hier.',
        'bad-leika': 'Der Schlüssel hat nicht 14 Ziffern, die mit 99 beginnen. Sie kommt ohne ihn.',
        'documents-cut':
          'Nicht alle Unterlagen passen: höchstens 20, und in jeder Sprache gleich viele. Bitte prüfen Sie sie.',
        'fees-cut': 'Der Text zu den Gebühren ist länger als 2000 Zeichen und endet früher.',
        'keywords-cut': 'Nicht alle Suchwörter passen: höchstens 40 mit je 60 Zeichen.',
      },
      failures: {
        'too-large': 'Die Datei ist größer als 20 MB und wurde nicht gelesen. Bitte teilen Sie sie auf.',
        'not-utf-8': 'Die Datei ist nicht in UTF-8 geschrieben.',
        'not-xzufi': 'Das ist keine Datei im Format XZuFi: Der Namensraum fehlt.',
        'has-doctype':
          'Die Datei hat eine Dokumenttyp-Angabe (DOCTYPE). Solche Dateien werden nicht gelesen.',
        'too-deep': 'Die Datei ist zu tief verschachtelt.',
        'too-many-services': 'Die Datei hat mehr als 1000 Leistungen. Bitte teilen Sie sie auf.',
        'no-services': 'In der Datei steht keine Leistung.',
        unreadable: 'Die Datei ließ sich nicht öffnen.',
      },
      otherVersion: (version: string) => `Die Datei hat das Format XZuFi ${version}. Gelesen wird XZuFi 2.2.`,
      notXml: (after: number) =>
        after === 0
          ? 'Die Datei ist kein fehlerfreies XML. Es ist nichts übernommen.'
          : `Die Datei ist kein fehlerfreies XML: Der Fehler steht nach der Leistung ${after}. Es ist nichts übernommen.`,
    },
    allKnown: 'Alle Anliegen von hier stehen schon in Ihrer Dienststelle.',
    none: 'Bitte wählen Sie mindestens ein Anliegen, oder überspringen Sie den Schritt.',
    picked: (count: number) =>
      plural(count, { one: 'Ein Anliegen gewählt', other: `${count} Anliegen gewählt` }),
  },
  devices: {
    lead: 'Terminal und Monitor öffnen ihre Adresse im Browser und zeigen dann einen Code. Sie können auch ohne Geräte beginnen.',
  },
  finish: {
    ready: 'Ihre Dienststelle kann Termine vergeben.',
    lacks: 'Bevor Termine gebucht werden können, fehlt noch etwas.',
    toStep: (step: string) => `Zum Schritt „${step}“`,
    links: 'Adressen',
    linkNames: {
      citizen: 'Termine für Bürgerinnen und Bürger',
      counter: 'Schalter',
      kiosk: 'Terminal',
      monitor: 'Monitor',
    },
    mail: {
      heading: 'E-Mails',
      isSet: 'Ein Mailserver ist eingestellt. Ob E-Mails ankommen, sehen Sie an einem Test.',
      isNotSet: 'Noch ist kein Mailserver eingestellt. Es geht keine E-Mail hinaus.',
      forIt: 'Die IT stellt ihn in der Umgebung der Zentrale ein und startet sie neu:',
      settings: {
        url: 'die Adresse des Mailservers, zum Beispiel smtp://mail.stadt.de:587',
        user: 'Name und Passwort, wenn der Mailserver sie verlangt',
        from: 'der Absender, zum Beispiel termine@stadt.de',
        publicUrl: 'die öffentliche Adresse der Zentrale, die in E-Mails steht',
      },
      again: 'Noch einmal nachsehen',
      unknown:
        'Die Zentrale antwortet nicht. Ob ein Mailserver eingestellt ist, zeigt sich, wenn die Verbindung steht.',
    },
    trial: 'Probetermin',
    trialText:
      'Ein Termin wird zur nächsten freien Zeit gebucht und gleich wieder abgesagt. Niemand bekommt eine E-Mail.',
    try: 'Probetermin buchen',
    trying: 'Wird gebucht …',
    trialName: 'Probetermin der Leitung',
    booked: (when: string, number: string) =>
      `Es klappt: Der Termin am ${when} bekam die Nummer ${number} und ist wieder abgesagt.`,
    notTakenBack: (when: string, number: string) =>
      `Der Termin am ${when} bekam die Nummer ${number}, ließ sich aber nicht absagen. Bitte sagen Sie ihn am Schalter ab.`,
    nothingFree:
      'Es ist keine Zeit frei. Prüfen Sie die Öffnungszeiten und wie viele Schalter online buchbar sind.',
    notBookable: 'Kein Anliegen ist online buchbar.',
    unreachable: 'Die Zentrale antwortet nicht. Bitte versuchen Sie es gleich noch einmal.',
    refused: (why: string) => `Der Probetermin wurde nicht gebucht. ${why}`,
    more: 'Zu „Geräte und Team“',
  },
};
