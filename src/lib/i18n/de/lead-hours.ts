/** The lead's page of opening hours (C2, C3, C11). */
import { pluralIn } from '../intl.ts';

const plural = pluralIn('de-DE');

const cancelled = (done: number, notDone: number): string =>
  [
    ...(done > 0
      ? [plural(done, { one: 'Ein Termin ist abgesagt.', other: `${done} Termine sind abgesagt.` })]
      : []),
    ...(notDone > 0
      ? [
          plural(notDone, {
            one: 'Ein Termin ließ sich nicht absagen: Er hat sich inzwischen geändert.',
            other: `${notDone} Termine ließen sich nicht absagen: Sie haben sich inzwischen geändert.`,
          }),
        ]
      : []),
  ].join(' ');

/** The hour in which visitors wait longest. */
interface Longest {
  readonly hour: string;
  readonly minutes: number;
}

export const leadHours = {
  heading: 'Öffnungszeiten',
  lead: 'Wählen Sie einen Tag, um ihn zu sehen, ihn zu schließen oder ihm eigene Zeiten zu geben. Bevor etwas gespeichert wird, sehen Sie, was es bewirkt.',
  offline: 'Die Zentrale antwortet nicht. Ändern lassen sich die Zeiten erst, wenn die Verbindung steht.',
  /** Of a change that was left while it waited; of the office, too. */
  left: {
    waiting:
      'Eine Änderung von Ihnen wartet noch auf die Zentrale. Sie wird gesendet, sobald die Verbindung steht.',
    saved: 'Ihre Änderung, die noch gewartet hat, ist jetzt gespeichert.',
    refused:
      'Ihre Änderung, die noch gewartet hat, wurde nicht gespeichert. Bitte geben Sie die Änderung noch einmal ein.',
    /** Of the appointments that were to be cancelled with it. */
    cancelled,
  },
  keys: 'Mit den Pfeiltasten gehen Sie von Tag zu Tag, mit den Tasten Bild auf und Bild ab von Monat zu Monat.',
  monthBefore: 'Monat davor',
  monthAfter: 'Monat danach',
  calendar: (month: string) => `Öffnungszeiten im ${month}`,
  kinds: {
    open: 'geöffnet',
    special: 'eigene Zeiten nur für diesen Tag',
    part: 'zum Teil geschlossen',
    closed: 'geschlossen',
    holiday: 'gesetzlicher Feiertag oder eigener Feiertag',
    'holiday-open': 'Feiertag, trotzdem geöffnet',
    'series-open': 'Ausnahme einer regelmäßigen Schließung, geöffnet',
    none: 'keine Öffnungszeit',
  },
  shortKinds: {
    ...{ special: 'Ausnahme', part: 'Teil zu', closed: 'Geschlossen', holiday: 'Feiertag' },
    'holiday-open': 'Offener Feiertag',
    'series-open': 'Doch geöffnet',
  },
  weekdays: {
    mon: 'Montag',
    tue: 'Dienstag',
    wed: 'Mittwoch',
    thu: 'Donnerstag',
    fri: 'Freitag',
    sat: 'Samstag',
    sun: 'Sonntag',
  },
  nths: {
    first: 'nur der erste im Monat',
    second: 'nur der zweite im Monat',
    third: 'nur der dritte im Monat',
    fourth: 'nur der vierte im Monat',
    last: 'nur der letzte im Monat',
  },
  from: 'Von',
  to: 'Bis',
  span: (from: string, to: string) => `${from}–${to} Uhr`,
  closedFor: (what: string, reason: string) => `Geschlossen (${what}): ${reason}`,
  /** Of several days that are opened again together. */
  closedFrom: (first: string, count: number, last: string) =>
    `${first}; insgesamt ${count} Tage, bis ${last}`,
  wholeDay: 'ganzer Tag',
  openAgain: 'Wieder öffnen',
  /** Of a closure and those that follow it. */
  openAllAgain: (count: number) => `Ab hier alle ${count} Tage wieder öffnen`,
  /** C5: one counter of a queue fewer on one day. */
  lockCounter: {
    heading: 'Einen Schalter sperren',
    has: (lane: string, counters: number) =>
      `${lane}: ${plural(counters, { one: 'ein Schalter', other: `${counters} Schalter` })}`,
    fewer: 'Ein Schalter weniger',
    on: (day: string, lane: string) => `${day}, ${lane}: ein Schalter weniger, den ganzen Tag`,
  },
  usualAgain: 'Wieder die üblichen Zeiten',
  holidayStays: (name: string) =>
    `${name} ist ein Feiertag: Da bleibt die Dienststelle geschlossen, solange hier nicht ausdrücklich etwas anderes steht.`,
  holidayOpen: (name: string) =>
    `${name} ist ein Feiertag. Die Dienststelle hat ausdrücklich trotzdem geöffnet.`,
  onHoliday: 'trotz Feiertag',
  openOnHoliday: 'Trotz Feiertag öffnen',
  past: 'Dieser Tag ist vorbei und lässt sich nicht mehr ändern.',
  chooseDay: 'Wählen Sie im Kalender einen Tag.',
  close: {
    heading: 'Diesen Tag schließen',
    span: 'Was wird geschlossen?',
    day: 'Der ganze Tag',
    days: 'Mehrere Tage',
    part: 'Ein Teil des Tages',
    recurring: 'Regelmäßig',
    reason: 'Grund, den Bürgerinnen und Bürger lesen',
    preview: 'Zeigen, was das bewirkt',
    until: 'Bis einschließlich',
    untilHint: 'Geschlossen werden alle Tage bis dahin, an denen geöffnet wäre.',
    wrongUntil:
      'Bitte geben Sie ein Datum an, das nicht vor diesem Tag liegt und höchstens drei Monate danach.',
    yesDay: 'Tag schließen',
    yesDays: (count: number) =>
      plural(count, { one: 'Einen Tag schließen', other: `${count} Tage schließen` }),
    yesPart: 'Zeit schließen',
    yesRecurring: 'Regelmäßig schließen',
  },
  /** C3.6: a closure that recurs. */
  recurring: {
    heading: 'Regelmäßige Schließungen',
    none: 'Keine. Wählen Sie dafür im Kalender einen Tag und dann „Regelmäßig“.',
    how: 'Wie oft?',
    weekly: (weekday: string) => `Jede Woche am ${weekday}`,
    nth: {
      first: (weekday: string) => `Jeden ersten ${weekday} im Monat`,
      second: (weekday: string) => `Jeden zweiten ${weekday} im Monat`,
      third: (weekday: string) => `Jeden dritten ${weekday} im Monat`,
      fourth: (weekday: string) => `Jeden vierten ${weekday} im Monat`,
      last: (weekday: string) => `Jeden letzten ${weekday} im Monat`,
    },
    yearly: (day: string) => `Jedes Jahr am ${day}`,
    further: 'Auch an diesen Tagen jedes Jahres',
    furtherHint: 'Zum Beispiel 31.12., mehrere durch Komma getrennt.',
    onlyMonth: (month: string) => `Jedes Jahr nur im ${month}`,
    times: 'Ohne Uhrzeiten ist der ganze Tag geschlossen.',
    until: 'Gilt bis einschließlich',
    wrongFurther: 'Bitte geben Sie Tage an, die es gibt, zum Beispiel 31.12.',
    wrongUntil:
      'Bitte geben Sie ein Datum an, das nicht vor diesem Tag liegt, oder lassen Sie das Feld leer.',
    inMonths: (days: string, months: string) => `${days}, nur im ${months}`,
    eachYear: (days: string) => `jedes Jahr am ${days}`,
    what: 'Was geschlossen ist',
    exceptions: 'Ausnahmen',
    except: (what: string, dates: string) => `${what}, außer am ${dates}`,
    openThisDay: 'Nur an diesem Tag öffnen',
    closeThisDay: 'An diesem Tag wieder schließen',
    exceptionOf: (what: string) => `Dieser Tag ist eine Ausnahme von: ${what}`,
    takeBack: 'Zurücknehmen',
    takeBackThis: (what: string) => `${what} zurücknehmen`,
    takeBackAll: 'Die regelmäßige Schließung zurücknehmen',
    next: (days: string, isAll: boolean) =>
      isAll ? `Die nächsten Tage: ${days}` : `Die nächsten Tage: ${days} und weitere`,
    noNext: 'In den nächsten zwölf Monaten fällt sie auf keinen Tag, an dem geöffnet wäre.',
  },
  reasons: {
    closed: 'Die Dienststelle ist geschlossen',
    illness: 'Zu wenig Personal',
    meeting: 'Personalversammlung',
    training: 'Fortbildung',
    technical: 'Technische Störung',
    building: 'Das Gebäude ist gesperrt',
  },
  specialHours: 'Eigene Zeiten für diesen Tag',
  wrong: {
    days: 'Bitte wählen Sie mindestens einen Wochentag.',
    date: 'Bitte geben Sie ein Datum an.',
    from: 'Bitte geben Sie eine Uhrzeit an, zum Beispiel 8:00.',
    to: 'Bitte geben Sie eine Uhrzeit an, die später ist als der Beginn.',
    validFrom: 'Bitte geben Sie ein Datum an, oder lassen Sie das Feld leer.',
    validUntil:
      'Bitte geben Sie ein Datum an, das nicht vor dem ersten liegt, oder lassen Sie das Feld leer.',
    onHoliday:
      'Bitte bestätigen Sie, dass trotz des Feiertags geöffnet ist, oder wählen Sie einen anderen Tag.',
    lanes:
      'Bitte geben Sie bei mindestens einer Warteschlange Schalter an, höchstens 35. „Online buchbar“ und „am selben Tag“ zusammen dürfen nicht mehr sein als die Schalter.',
  },
  windows: {
    heading: 'Wöchentliche Zeiten und Ausnahmen',
    when: 'Wann',
    lanes: 'Schalter',
    validity: 'Gültig',
    always: 'immer',
    from: (date: string) => `ab ${date}`,
    until: (date: string) => `bis ${date}`,
    between: (from: string, until: string) => `${from} bis ${until}`,
    lane: (name: string, counters: number, online: number) => `${name}: ${counters}, davon ${online} online`,
    action: 'Ändern',
    edit: 'Ändern',
    editThis: (what: string) => `${what} ändern`,
    remove: 'Entfernen',
    removeThis: (what: string) => `${what} entfernen`,
    add: 'Öffnungszeit hinzufügen',
  },
  window: {
    savingFirst: 'Eine Änderung wird noch gespeichert. Bitte warten Sie einen Moment.',
    headingNew: 'Neue Öffnungszeit',
    heading: 'Öffnungszeit ändern',
    when: 'Wie oft?',
    weekly: 'An Wochentagen',
    oneDate: 'Nur an einem Tag',
    days: 'Wochentage',
    nth: 'In welchen Wochen?',
    everyWeek: 'jede Woche',
    date: 'Datum',
    dateHint: 'Die Zeiten dieses Tages ersetzen die wöchentlichen.',
    holiday: 'Feiertag',
    onHoliday: 'An diesem Feiertag ist trotzdem geöffnet',
    validFrom: 'Gültig ab',
    validUntil: 'Gültig bis',
    lanes: 'Schalter je Warteschlange',
    lanesHint:
      '„Online buchbar“ und „am selben Tag“ sind ein Teil der Schalter. 0 Schalter: Die Warteschlange ist dann nicht offen.',
    counters: 'Schalter',
    online: 'online buchbar',
    sameDay: 'am selben Tag',
    yes: 'Weiter zur Vorschau',
    no: 'Abbrechen',
  },
  problems: {
    'no-such-lane': (_lane: string, _most: number) => 'Eine Warteschlange gibt es nicht mehr.',
    'too-few-counters': (lane: string, most: number) =>
      `Feld „Schalter“ bei ${lane}: Für diese Warteschlange gibt es nur ${plural(most, { one: 'einen Schalter', other: `${most} Schalter` })}.`,
    'too-many-at-once': (_lane: string, most: number) =>
      `Feld „Schalter“: Alle Warteschlangen zusammen brauchen mehr Schalter, als die Dienststelle hat (${most}).`,
    overlap: (lane: string, _most: number) =>
      `Felder „Von“ und „Bis“: ${lane} hat in dieser Zeit schon eine Öffnungszeit. Ändern Sie jene, oder wählen Sie eine andere Zeit.`,
    'too-many-cells': (_lane: string, _most: number) =>
      'Felder „Von“ und „Bis“: Die Tage sind zu lang. Kürzen Sie die Zeiten.',
  },
  preview: {
    heading: 'Das bewirkt die Änderung',
    loading: 'Wird berechnet …',
    outside: (count: number) =>
      plural(count, {
        one: 'Ein Termin liegt dann außerhalb der Zeiten.',
        other:
          count === 0 ? 'Kein Termin ist betroffen.' : `${count} Termine liegen dann außerhalb der Zeiten.`,
      }),
    crowded: (count: number) =>
      plural(count, {
        one: 'Bei einem Termin gibt es dann zu wenige Schalter. Er bleibt bestehen.',
        other: `Bei ${count} Terminen gibt es dann zu wenige Schalter. Sie bleiben bestehen.`,
      }),
    samePlaces: 'Die Zahl der Plätze bleibt gleich.',
    otherPlaces: 'Im Ganzen bleibt die Zahl der Plätze gleich. Was sich je Tag ändert, steht unten.',
    places: (sum: number, days: number, minutes: number) =>
      `${plural(Math.abs(sum), { one: 'Ein Platz', other: `${Math.abs(sum)} Plätze` })} zu ${minutes} Minuten ${sum < 0 ? 'weniger' : 'mehr'}, ${plural(days, { one: 'an einem Tag', other: `an ${days} Tagen` })} der nächsten Zeit.`,
    noMails: 'Es geht keine E-Mail hinaus.',
    mails: (count: number) =>
      plural(count, {
        one: 'Eine E-Mail mit der Absage geht hinaus.',
        other: count === 0 ? 'Es geht keine E-Mail hinaus.' : `${count} E-Mails mit der Absage gehen hinaus.`,
      }),
    cancel: (count: number) =>
      plural(count, {
        one: 'Den betroffenen Termin gleich absagen',
        other: `Alle ${count} betroffenen Termine gleich absagen`,
      }),
    cancelText: 'Das lässt sich nicht zurücknehmen. Wer keine E-Mail-Adresse hat, muss angerufen werden.',
    keepText:
      'Die Termine bleiben bestehen. Verschieben oder absagen können Sie jeden am Schalter: Suchen Sie dort nach der Nummer.',
    list: (count: number) =>
      plural(count, {
        one: 'Den betroffenen Termin zeigen',
        other: `Die ${count} betroffenen Termine zeigen`,
      }),
    line: (when: string, number: string, name: string | null) =>
      [when, number, ...(name === null ? [] : [name])].join(', '),
    hasMail: 'mit E-Mail',
    hasNoMail: 'ohne E-Mail',
    tooFew: 'zu wenige Schalter',
    callList: (count: number) =>
      plural(count, {
        one: 'Eine Person ohne E-Mail anrufen',
        other: `${count} Personen ohne E-Mail anrufen`,
      }),
    noPhone: 'keine Telefonnummer',
    free: (times: readonly string[]) =>
      times.length === 0 ? 'nichts frei' : `stattdessen frei: ${times.join('; ')}`,
    print: 'Anrufliste drucken',
    /** C3.5: how long nine of ten visitors wait at most in the fullest hour of a day. */
    waits: {
      heading: 'Wartezeit in der vollsten Stunde',
      days: (weekday: string, count: number) => `${weekday} (${count} Tage)`,
      line: (when: string, lane: string, before: Longest | null, after: Longest | null) =>
        after === null
          ? `${when}, ${lane}: In den Zeiten, die bleiben, kam bisher niemand.`
          : before === null
            ? `${when}, ${lane}: bis ${after.minutes} Minuten (ab ${Number(after.hour)} Uhr)`
            : `${when}, ${lane}: bis ${after.minutes} statt ${before.minutes} Minuten (ab ${Number(after.hour)} Uhr)`,
      more: (count: number) =>
        plural(count, { one: 'und eine weitere Zeile', other: `und ${count} weitere Zeilen` }),
      how: (days: number) =>
        `So lange warten neun von zehn höchstens. Gerechnet mit den Besuchen der letzten ${days} Tage, ohne die von Stunden, die wegfallen.`,
      lacksFigures: (days: number) =>
        `Für Wartezeiten wurde in den letzten ${days} Tagen zum Teil zu wenig gezählt.`,
    },
    days: 'Plätze nach Tag',
    day: (name: string, before: number, after: number, online: { before: number; after: number }) =>
      `${name}: ${after} statt ${before} Plätze, davon online ${online.after} statt ${online.before}`,
    moreDays: (count: number) =>
      plural(count, { one: 'und ein weiterer Tag', other: `und ${count} weitere Tage` }),
    save: 'Speichern',
    saving: 'Wird gespeichert …',
    waiting: 'Wird gespeichert, sobald die Zentrale antwortet.',
    offline: 'Die Zentrale antwortet nicht. Speichern können Sie, sobald die Verbindung steht.',
    drop: 'Verwerfen',
    again: 'Noch einmal versuchen',
    edit: {
      close: 'Schließen',
      'open-again': 'Wieder öffnen',
      'set-window': 'Öffnungszeit ändern',
      'lock-counter': 'Einen Schalter sperren',
      'usual-again': 'Wieder die üblichen Zeiten',
      'set-closure': 'Regelmäßige Schließung ändern',
      restore: 'Letzte Änderung rückgängig machen',
    },
  },
  trouble: {
    gone: 'Was Sie ändern wollten, hat inzwischen jemand anders geändert. Es ist nichts gespeichert.',
    'too-many':
      'Für so viele Tage lassen sich keine Ausnahmen eintragen. Öffnen Sie zuerst Tage wieder, oder entfernen Sie Öffnungszeiten.',
    'booked-meanwhile':
      'Inzwischen wurde ein weiterer Termin gebucht. Bitte sehen Sie die Vorschau noch einmal an.',
    'not-kept':
      'Die Änderung ließ sich auf diesem Gerät nicht speichern. Bitte versuchen Sie es noch einmal.',
  },
  meanwhile: {
    heading: 'Jemand anders hat die Zeiten inzwischen geändert',
    text: 'Die Änderung gilt schon. Ihre ist noch nicht gespeichert. Die Vorschau rechnet mit beiden:',
    closed: (what: string) => `geschlossen: ${what}`,
    reopened: (what: string) => `wieder geöffnet: ${what}`,
    added: (what: string) => `neue Öffnungszeit: ${what}`,
    removed: (what: string) => `Öffnungszeit entfernt: ${what}`,
  },
  saved: (done: number, notDone: number) =>
    `Die Zeiten sind gespeichert und gelten sofort. ${cancelled(done, notDone)}`.trim(),
  undo: 'Rückgängig machen',
  history: {
    heading: 'Wer hat die Zeiten geändert?',
    none: 'In den letzten Wochen hat niemand die Zeiten geändert.',
    at: 'Wann',
    by: 'Wer',
    what: 'Was gilt danach',
  },
};
