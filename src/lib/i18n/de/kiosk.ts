import { pluralIn } from '../intl.ts';
import { walkIns } from './walk-ins.ts';

const plural = pluralIn('de-DE');

export const kiosk = {
  pageTitle: 'Anmeldung im Foyer',

  pairing: {
    heading: 'Dieses Gerät ist noch nicht eingerichtet',
    lead: 'Die Leiterin oder der Leiter bestätigt dieses Gerät am eigenen Arbeitsplatz mit diesem Code:',
    codeLabel: 'Code dieses Geräts',
    words: 'Dieselben zwei Wörter stehen auch bei der Leitung:',
    steps: [
      'Melden Sie sich an einem Arbeitsplatz mit einem Konto der Leitung an.',
      'Öffnen Sie „Leitung“ und dort „Gerät hinzufügen“.',
      'Geben Sie den Code und einen Namen für dieses Gerät ein.',
    ],
    waiting: 'Sobald der Code bestätigt ist, geht es hier von selbst weiter.',
    fetching: 'Der Code wird geholt …',
    unreachable:
      'Die Zentrale antwortet gerade nicht. Für die Einrichtung wird sie einmal gebraucht. Es wird von selbst weiter versucht.',
    tooMany: 'Es wurden zu viele Codes angefordert. In Kürze wird es von selbst noch einmal versucht.',
    revoked: 'Dieses Gerät wurde von der Leitung abgemeldet. Es kann neu eingerichtet werden.',
    noSuchOffice: 'Diese Dienststelle gibt es hier nicht. Bitte prüfen Sie die Adresse.',
  },

  trouble: {
    heading: 'Dieses Gerät kann gerade nicht benutzt werden',
    help: 'Bitte wenden Sie sich an eine Mitarbeiterin oder einen Mitarbeiter.',
    loading: 'Wird geladen …',
    'no-data':
      'Die Daten der Dienststelle sind noch nicht auf diesem Gerät. Sobald die Verbindung steht, geht es weiter.',
    'not-readable': 'Der Speicher dieses Geräts lässt sich nicht lesen.',
    ended: 'Es ist nicht mehr mit der Dienststelle verbunden und verbindet sich nicht von selbst.',
  },

  link: {
    live: 'Verbunden',
    connecting: 'Verbindung wird aufgebaut',
    offline: 'Nicht verbunden – Anmelden mit Code und Wartenummern gehen weiter',
    closed: 'Verbindung beendet',
  },

  start: {
    heading: 'Willkommen',
    question: 'Wie können wir Ihnen helfen?',
    with: 'Ich habe einen Termin',
    withHint: 'Anmelden mit QR-Code, Code oder Geburtsdatum',
    withCodeHint: 'Anmelden mit QR-Code oder Code',
    without: 'Ich habe keinen Termin',
    withoutHint: 'Wartenummer ziehen',
    hours: (hours: string) => `Heute geöffnet: ${hours}`,
    closed: 'Zurzeit geschlossen',
    opens: (opens: string) => `Wir öffnen wieder: ${opens}.`,
    opensAt: (date: string, time: string) => `${date}, um ${time} Uhr`,
    opensToday: (time: string) => `heute um ${time} Uhr`,
    withLate: 'Für Termine, die heute noch beginnen',
  },

  stopped: walkIns,

  back: 'Zurück',
  restart: 'Zum Anfang',

  /** On the dark screen outside the hours. */
  wake: 'Mehr anzeigen',

  /** Switched on by one visitor, and off again with the start page. */
  aids: {
    heading: 'Bedienhilfen',
    large: 'Große Schrift',
    contrast: 'Starker Kontrast',
    low: 'Alles unten (Rollstuhl)',
    read: 'Vorlesen',
  },

  ways: {
    heading: 'Womit möchten Sie sich anmelden?',
    qr: 'QR-Code',
    qrHint: 'Halten Sie den QR-Code aus Ihrer Bestätigung vor die Kamera',
    code: 'Code eingeben',
    codeHint: 'Sechs Ziffern aus Ihrer Bestätigung',
    birthDate: 'Geburtsdatum',
    birthDateHint: 'Wenn Sie nichts zur Hand haben',
  },

  scan: {
    heading: 'QR-Code vor die Kamera halten',
    hint: 'Halten Sie Handy oder Ausdruck etwa 15 Zentimeter vor die Kamera. Das Bild wird nicht gespeichert.',
    starting: 'Die Kamera wird eingeschaltet …',
    looking: 'Die Kamera sucht nach Ihrem QR-Code …',
    picture: 'Bild der Kamera',
    noCamera:
      'Die Kamera lässt sich nicht benutzen. Bitte melden Sie sich mit dem Code oder dem Geburtsdatum an.',
    noCameraCode: 'Die Kamera lässt sich nicht benutzen. Bitte melden Sie sich mit dem Code an.',
  },

  code: {
    heading: 'Bitte geben Sie Ihren Code ein',
    hint: 'Den Code mit sechs Ziffern finden Sie in Ihrer Bestätigung.',
    field: 'Code',
    submit: 'Anmelden',
    incomplete: 'Der Code hat sechs Ziffern.',
  },

  birthDate: {
    heading: 'Bitte geben Sie Ihr Geburtsdatum ein',
    hint: 'Tag, Monat und Jahr, zum Beispiel 07 03 1958. Ist der Tag oder der Monat nicht bekannt, geben Sie dort 00 ein.',
    day: 'Tag',
    month: 'Monat',
    year: 'Jahr',
    dayShort: 'TT',
    monthShort: 'MM',
    yearShort: 'JJJJ',
    submit: 'Anmelden',
    incomplete: 'Bitte geben Sie Tag, Monat und das Jahr mit vier Ziffern ein.',
    impossible: 'Dieses Datum gibt es nicht. Bitte prüfen Sie Ihre Eingabe.',
    wrongYear: 'Bitte prüfen Sie das Jahr: Dieses Datum liegt in der Zukunft oder vor 1900.',
    offline:
      'Dieses Gerät ist gerade nicht verbunden und kennt keine Geburtsdaten. Mit dem QR-Code oder dem Code geht es trotzdem.',
  },

  keypad: {
    label: 'Ziffern',
    erase: 'Ziffer löschen',
    clear: 'Alles löschen',
  },

  which: {
    heading: 'Um wie viel Uhr ist Ihr Termin?',
    hint: 'Es gibt mehrere Termine, die zu Ihrer Eingabe passen.',
    unchecked:
      'Bitte tippen Sie auf die Uhrzeit Ihres Termins. Dieses Gerät kann Ihr Geburtsdatum gerade nicht prüfen, weil es nicht verbunden ist. Mit der Uhrzeit finden wir Ihren Termin später.',
    time: (time: string) => `${time} Uhr`,
    none: 'Keine dieser Uhrzeiten',
  },

  /** A2: several share birth date and time. */
  codeNeeded: {
    heading: 'Bitte melden Sie sich mit Ihrem Code an',
    text: 'Zu dieser Uhrzeit gibt es mehrere Termine mit demselben Geburtsdatum. Nur der Code aus Ihrer Bestätigung zeigt, welcher Termin Ihrer ist.',
    help: 'Haben Sie den Code nicht dabei? Dann wenden Sie sich bitte an eine Mitarbeiterin oder einen Mitarbeiter.',
    told: (time: string) =>
      `Haben Sie den Code nicht dabei? Dann wenden Sie sich bitte an eine Mitarbeiterin oder einen Mitarbeiter. Sagen Sie dort, dass Sie um ${time} Uhr hier waren.`,
  },

  checking: {
    heading: 'Einen Moment, bitte',
    text: 'Ihr Termin wird gesucht …',
  },

  welcome: {
    heading: 'Sie sind angemeldet',
    number: 'Ihre Nummer',
    due: (time: string) => `Ihr Termin ist um ${time} Uhr.`,
    next: 'Bitte nehmen Sie im Wartebereich Platz. Ihre Nummer erscheint auf dem Monitor, sobald Sie an der Reihe sind.',
    unheard:
      'Bitte nehmen Sie im Wartebereich Platz. Dieses Gerät ist gerade nicht verbunden. Werden Sie nicht aufgerufen? Dann zeigen Sie Ihre Nummer bitte an einem Schalter.',
    remember: 'Bitte merken Sie sich Ihre Nummer.',
    done: 'Fertig',
  },

  stage: {
    saving: 'Ihre Anmeldung wird gespeichert …',
    saved:
      'Auf diesem Gerät gespeichert. Ihre Anmeldung wird übermittelt, sobald die Verbindung wieder da ist.',
    'perhaps-arrived':
      'Auf diesem Gerät gespeichert. Ihre Anmeldung wird noch einmal übermittelt, sobald die Verbindung wieder da ist.',
    sent: 'Übermittelt. Die Bestätigung kommt gleich.',
    confirmed: 'Bestätigt.',
    refused: 'Nicht möglich.',
    withdrawn: 'Gilt nicht mehr. Bitte wenden Sie sich an eine Mitarbeiterin oder einen Mitarbeiter.',
    'not-saved': 'Konnte nicht gespeichert werden.',
  },

  ticketStage: {
    saving: 'Ihre Nummer wird gespeichert …',
    saved:
      'Ihre Nummer gilt. Sie ist auf diesem Gerät gespeichert und wird übermittelt, sobald die Verbindung wieder da ist.',
    'perhaps-arrived':
      'Ihre Nummer gilt. Sie ist auf diesem Gerät gespeichert und wird noch einmal übermittelt, sobald die Verbindung wieder da ist.',
    sent: 'Ihre Nummer gilt. Sie ist übermittelt, die Bestätigung kommt gleich.',
    confirmed: 'Ihre Nummer gilt. Sie ist bestätigt.',
    refused: 'Nicht möglich.',
    withdrawn: 'Gilt nicht mehr. Bitte wenden Sie sich an eine Mitarbeiterin oder einen Mitarbeiter.',
    'not-saved': 'Konnte nicht gespeichert werden.',
  },

  noted: {
    heading: 'Ihre Ankunft ist vermerkt',
    text: (time: string) =>
      `Dieses Gerät kann Ihr Geburtsdatum gerade nicht prüfen, weil es nicht verbunden ist. Es hat gespeichert, dass Sie um ${time} Uhr hier waren. Wenn Sie einen Termin haben, zählt diese Uhrzeit.`,
    help: 'Bitte sagen Sie jetzt am Empfang oder an einem Schalter, dass Sie da sind. Oder melden Sie sich mit dem Code aus Ihrer Bestätigung an: Dann erhalten Sie Ihre Nummer sofort.',
    code: 'Mit Code anmelden',
  },

  /** A3: checked in before. */
  already: {
    waiting: 'Sie sind schon angemeldet',
    since: (time: string) => `Sie haben sich um ${time} Uhr angemeldet.`,
    'at-counter': 'Sie sind schon an der Reihe',
    atCounterText: 'Auf dem Monitor steht, zu welchem Schalter Sie bitte gehen.',
    done: 'Dieser Termin ist schon abgeschlossen',
    doneText: 'Haben Sie noch ein Anliegen? Dann ziehen Sie bitte eine Wartenummer.',
  },

  /** A1: by QR or code, before the check-in opens. */
  early: {
    heading: 'Es ist noch zu früh',
    start: (time: string) => `Ihr Termin ist heute um ${time} Uhr.`,
    from: (time: string) =>
      `Ab ${time} Uhr können Sie sich hier anmelden. Bitte kommen Sie dann wieder an dieses Gerät.`,
  },

  late: {
    heading: 'Die Zeit zur Anmeldung ist vorbei',
    start: (time: string, until: string) =>
      `Ihr Termin war heute um ${time} Uhr. Anmelden konnten Sie sich bis ${until} Uhr.`,
    help: 'Bitte ziehen Sie jetzt eine Wartenummer. Oder wenden Sie sich an eine Mitarbeiterin oder einen Mitarbeiter.',
  },

  notOnSite: {
    heading: 'Dieser Termin ist nicht hier',
    start: (time: string) => `Ihr Termin ist um ${time} Uhr am Telefon oder per Video.`,
    help: 'Hier müssen Sie sich nicht anmelden. Wie der Termin abläuft, steht in Ihrer Bestätigung.',
  },

  otherDay: {
    heading: 'Dieser Termin ist nicht heute',
    pass: (date: string) => `Dieser QR-Code ist für einen anderen Tag: ${date}.`,
    newer: 'Haben Sie den Termin verschoben? Dann nehmen Sie bitte den QR-Code aus der neuesten Bestätigung.',
    moved: (date: string) => `Der Termin wurde verschoben auf: ${date}.`,
    movedHelp: 'Bitte melden Sie sich an diesem Tag mit der neuen Bestätigung an.',
  },

  otherOffice: {
    heading: 'Dieser Termin ist an einem anderen Ort',
    here: (name: string) => `Sie sind hier: ${name}.`,
    there: 'Ort des Termins:',
    unnamed: 'Der QR-Code ist für eine andere Dienststelle. Die Adresse steht in Ihrer Bestätigung.',
    address: 'Die Adresse steht in Ihrer Bestätigung.',
  },

  foreign: {
    heading: 'Das ist nicht der QR-Code eines Termins',
    text: 'Bitte halten Sie den QR-Code aus Ihrer Bestätigung vor die Kamera. Oder geben Sie den Code mit sechs Ziffern ein.',
  },

  unknown: {
    code: 'Diesen Code gibt es heute hier nicht',
    codeText:
      'Bitte vergleichen Sie die sechs Ziffern mit Ihrer Bestätigung. Dort stehen auch der Tag und der Ort Ihres Termins.',
    scan: 'Zu diesem QR-Code gibt es heute hier keinen Termin',
    scanText: 'Bitte vergleichen Sie Tag und Ort in Ihrer Bestätigung.',
    byMail: 'Haben Sie den Link in der E-Mail schon geöffnet? Erst dann gilt der Termin.',
    help: 'Sie können auch eine Mitarbeiterin oder einen Mitarbeiter fragen oder eine Wartenummer ziehen.',
    noted: (time: string) =>
      `Dieses Gerät ist gerade nicht verbunden. Es hat gespeichert, dass Sie um ${time} Uhr hier waren. Wenn Sie einen Termin haben, zählt diese Uhrzeit.`,
  },

  /** A2: by birth date, one screen for wrong, early, late and unknown. */
  neutral: {
    heading: 'Wir konnten Sie damit nicht anmelden',
    text: 'Bitte melden Sie sich mit dem QR-Code oder dem Code aus Ihrer Bestätigung an. Oder wenden Sie sich an eine Mitarbeiterin oder einen Mitarbeiter.',
    again: 'Noch einmal versuchen',
    ticket: 'Wartenummer ziehen',
    pauseReason:
      'Hier wurde mehrmals vergeblich versucht, sich anzumelden. Zum Schutz aller macht dieses Gerät deshalb eine kurze Pause.',
    pause: (seconds: number) =>
      plural(seconds, {
        one: 'In 1 Sekunde können Sie es wieder versuchen.',
        other: `In ${seconds} Sekunden können Sie es wieder versuchen.`,
      }),
  },

  notSaved: {
    heading: 'Das hat leider nicht geklappt',
    text: 'Dieses Gerät konnte Ihre Eingabe nicht speichern. Bitte wenden Sie sich an eine Mitarbeiterin oder einen Mitarbeiter.',
  },

  service: {
    categoryHeading: 'Worum geht es?',
    favourites: 'Häufige Anliegen',
    all: 'Alle Anliegen',
    furtherHeading: 'Worum geht es noch?',
    serviceHeading: 'Welches Anliegen haben Sie?',
    minutes: (minutes: number) => `etwa ${minutes} Min.`,
    appointmentOnly: 'Nur mit Termin',
    ownNumber: 'Dafür brauchen Sie eine eigene Nummer',
  },

  /** A5.13. `letters`: the keys of the screen, one each. */
  search: {
    open: 'Anliegen suchen',
    heading: 'Was möchten Sie erledigen?',
    hint: 'Tippen Sie ein Wort, zum Beispiel Ausweis oder Umzug.',
    field: 'Ihr Wort',
    none: 'Dazu wurde nichts gefunden. Versuchen Sie ein anderes Wort, oder gehen Sie zurück.',
    found: (count: number) =>
      plural(count, { one: '1 Anliegen gefunden', other: `${count} Anliegen gefunden` }),
    keys: 'Buchstaben',
    space: 'Leerzeichen',
    erase: 'Buchstabe löschen',
    letters: 'abcdefghijklmnopqrstuvwxyzäöüß',
  },

  summary: {
    heading: 'Ihre Anliegen',
    persons: 'Anzahl',
    more: (name: string) => `${name}: eins mehr`,
    fewer: (name: string) => `${name}: eins weniger`,
    remove: (name: string) => `${name} entfernen`,
    add: 'Weiteres Anliegen',
    take: 'Wartenummer ziehen',
    takeInterval: 'Nächste freie Zeit nehmen',
    taking: 'Einen Moment …',
    /** A5.9: after several numbers in a short time. */
    pauseReason: 'Hier wurden gerade mehrere Nummern gezogen. In ein paar Sekunden können Sie Ihre ziehen.',
    pause: (seconds: number) => plural(seconds, { one: 'Noch 1 Sekunde', other: `Noch ${seconds} Sekunden` }),
    minutes: (minutes: number) => `Am Schalter dauert es etwa ${minutes} Minuten.`,
    bring: 'Das brauchen Sie dafür',
    bringNothing: 'Sie brauchen dafür keine besonderen Unterlagen.',
    bringHint: 'Fehlt etwas? Dann fragen Sie bitte am Empfang, ob Ihr Anliegen heute möglich ist.',
  },

  /** A6 */
  interval: {
    heading: (time: string) => `Ihr Termin ist heute um ${time} Uhr`,
    code: 'Ihr Code',
    here: 'Sie sind schon angemeldet.',
    checkIn: (from: string) => `Bitte melden Sie sich ab ${from} Uhr hier mit diesem Code an.`,
    remember: 'Bitte merken Sie sich Nummer und Code.',
    confirmed: 'Ihr Termin ist bestätigt.',
    takenAt: (date: string) => `Termin am ${date}`,
  },

  ticket: {
    follow: 'Mit dem Telefon verfolgen, wann Sie dran sind',
    followCode: 'QR-Code: Ihre Nummer auf dem Telefon verfolgen',
    heading: 'Ihre Wartenummer',
    next: 'Bitte nehmen Sie im Wartebereich Platz. Ihre Nummer erscheint auf dem Monitor, sobald Sie an der Reihe sind.',
    unheard:
      'Bitte nehmen Sie im Wartebereich Platz. Wird diese Nummer nicht aufgerufen? Dann zeigen Sie sie bitte an einem Schalter.',
    wait: (from: number, to: number) => `Wartezeit etwa ${from}–${to} Minuten.`,
    ahead: (count: number) =>
      count === 0
        ? 'Vor Ihnen wartet niemand.'
        : plural(count, { one: 'Vor Ihnen wartet 1 Person.', other: `Vor Ihnen warten ${count} Personen.` }),
    print: 'Nummer drucken',
    reprint: 'Noch einmal drucken',
    printing: 'Wird gedruckt …',
    noSlip: 'Es kam kein Zettel',
    noSlipText:
      'Danke, die Leitung erfährt davon. Ihre Nummer gilt auch ohne Zettel. Bitte merken oder fotografieren Sie sie.',
    done: 'Fertig',
    takenAt: (date: string, time: string) => `Gezogen am ${date} um ${time} Uhr`,
  },

  /** A12 */
  assistance: {
    moreHelp: 'Ich brauche mehr Hilfe',
    told: 'Die Mitarbeitenden sehen das, bevor sie Sie aufrufen. Zum Ändern drücken Sie noch einmal.',
    unheard: 'Das ist notiert. Dieses Gerät ist gerade nicht verbunden: Bitte sagen Sie es auch am Schalter.',
    failed: 'Das konnte nicht notiert werden. Bitte sagen Sie es am Schalter.',
    priority: 'Ich brauche Vorrang',
    priorityTold: 'Vorrang ist angegeben',
    priorityHeading: 'Warum brauchen Sie Vorrang?',
    priorityHint: 'Das sehen nur die Mitarbeitenden, auf keinem Monitor. Vielleicht fragen sie danach.',
    noPriority: 'Kein Grund davon',
  },

  noTicket: {
    heading: 'Zurzeit gibt es keine Wartenummern',
    'not-open': (time: string) => `Wartenummern gibt es heute wieder ab ${time} Uhr.`,
    closed: (opens: string | null) =>
      opens === null
        ? 'Die Dienststelle ist geschlossen.'
        : `Heute gibt es keine Wartenummern mehr. Die Dienststelle öffnet wieder: ${opens}.`,
    date: 'Dieses Gerät weiß gerade nicht sicher, welcher Tag heute ist. Bitte wenden Sie sich an eine Mitarbeiterin oder einen Mitarbeiter.',
    'no-number':
      'Dieses Gerät hat gerade keine freien Nummern. Bitte wenden Sie sich an eine Mitarbeiterin oder einen Mitarbeiter.',
    'no-common-lane':
      'Diese Anliegen werden an verschiedenen Schaltern bearbeitet. Bitte ziehen Sie für jedes eine eigene Wartenummer.',
    refused:
      'Die Wartenummer konnte nicht vergeben werden. Bitte wenden Sie sich an eine Mitarbeiterin oder einen Mitarbeiter.',
    withdrawn: (number: string) =>
      `Die Nummer ${number} gilt leider nicht. Bitte wenden Sie sich an eine Mitarbeiterin oder einen Mitarbeiter.`,
  },

  idle: {
    heading: 'Sind Sie noch da?',
    text: (seconds: number) =>
      plural(seconds, {
        one: 'In 1 Sekunde zeigt dieses Gerät wieder die Startseite. Was Sie hier eingegeben haben, ist dann nicht mehr zu sehen. Ein gebuchter Termin bleibt bestehen.',
        other: `In ${seconds} Sekunden zeigt dieses Gerät wieder die Startseite. Was Sie hier eingegeben haben, ist dann nicht mehr zu sehen. Ein gebuchter Termin bleibt bestehen.`,
      }),
    /** Below a number or another outcome. */
    outcome: (seconds: number) =>
      plural(seconds, {
        one: 'Noch 1 Sekunde, dann erscheint die Startseite. Möchten Sie weiterlesen? Dann berühren Sie den Bildschirm.',
        other: `Noch ${seconds} Sekunden, dann erscheint die Startseite. Möchten Sie weiterlesen? Dann berühren Sie den Bildschirm.`,
      }),
    stay: 'Ja, weiter',
    leave: 'Nein, beenden',
  },
};
