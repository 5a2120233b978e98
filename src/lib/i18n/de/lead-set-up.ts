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
    lead: 'So sieht eine übliche Woche aus. Feiertage, Ausnahmen und einzelne Tage legen Sie später unter „Öffnungszeiten“ fest.',
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
