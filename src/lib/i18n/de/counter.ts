import type { StopReason } from '../../domain/day/walk-ins.ts';
import { pluralIn } from '../intl.ts';
import { staffRefusals } from './staff-refusals.ts';

const plural = pluralIn('de-DE');

export const counter = {
  pageTitle: 'Schalter',
  tooLong: (over: number, most: number) =>
    `${plural(over, { one: '1 Zeichen', other: `${over} Zeichen` })} zu viel: höchstens ${most}.`,

  signIn: {
    heading: 'Anmelden',
    lead: (office: string) => `Arbeitsplatz ${office}`,
    login: 'Benutzername',
    password: 'Passwort',
    submit: 'Anmelden',
    submitting: 'Wird geprüft …',
    missingLogin: 'Bitte geben Sie Ihren Benutzernamen ein.',
    missingPassword: 'Bitte geben Sie Ihr Passwort ein.',
    errors: {
      'wrong-credentials': 'Benutzername oder Passwort stimmen nicht. Bitte prüfen Sie beides.',
      'password-expired': 'Dieses Einmal-Passwort ist abgelaufen. Bitten Sie Ihre Leitung um ein neues.',
      'too-many': 'Zu viele Versuche.',
      'passwords-off': 'Hier meldet sich niemand mit einem Passwort an. Bitte laden Sie die Seite neu.',
      'second-factor-unreadable':
        'Die Zentrale kann Ihren zweiten Faktor nicht lesen. Nehmen Sie einen Wiederherstellungscode, oder sagen Sie es der Technik.',
      'set-up-expired':
        'Das hat zu lange gedauert. Löschen Sie den Eintrag in der App und lesen Sie den neuen QR-Code ein. Die Wiederherstellungscodes von vorhin gelten nicht.',
      busy: 'Gerade melden sich sehr viele gleichzeitig an. Ihr Passwort wurde deshalb noch nicht geprüft.',
      unreachable:
        'Die Zentrale antwortet nicht. Zum Anmelden wird sie gebraucht. Ihre Eingaben bleiben stehen: Bitte versuchen Sie es gleich noch einmal.',
      'no-such-office': 'Diese Dienststelle gibt es hier nicht. Bitte prüfen Sie die Adresse.',
      'disk-full':
        'Die Zentrale kann niemanden anmelden, weil ihr Datenträger voll ist. Bitte sagen Sie es der Technik.',
      'not-writable':
        'Die Zentrale kann zurzeit nichts speichern und niemanden anmelden. Bitte sagen Sie es der Technik.',
      other: 'Die Anmeldung ist an einem Fehler gescheitert. Bitte versuchen Sie es noch einmal.',
    },
    retryAfterSeconds: (seconds: number) =>
      plural(seconds, { one: 'Bitte warten Sie 1 Sekunde.', other: `Bitte warten Sie ${seconds} Sekunden.` }),
    ended:
      'Ihre Anmeldung ist nicht mehr gültig. Bitte melden Sie sich neu an. Noch nicht Übermitteltes bleibt auf diesem Gerät gespeichert.',
    'day-over':
      'Ihr Arbeitstag ist zu Ende und damit Ihre Anmeldung. Nichts ist verloren. Bitte melden Sie sich neu an.',
    idle: 'Sie wurden abgemeldet, weil hier längere Zeit niemand gearbeitet hat. Nichts ist verloren. Bitte melden Sie sich neu an.',
    /** Sign-in by OpenID Connect at the town's provider. */
    provider: {
      or: 'oder',
      submit: 'Mit dem Konto der Stadt anmelden',
      opening: 'Der Anmeldedienst wird geöffnet …',
      only: 'Hier melden sich alle über den Anmeldedienst an.',
      errors: {
        'provider-denied':
          'Die Anmeldung wurde abgebrochen, oder der Anmeldedienst hat sie abgelehnt. Bitte versuchen Sie es noch einmal.',
        'provider-error':
          'Der Anmeldedienst meldet einen Fehler. Bitte versuchen Sie es noch einmal. Kommt das wieder vor, sagen Sie es der Technik.',
        'provider-unreachable':
          'Der Anmeldedienst antwortet nicht. Bitte versuchen Sie es gleich noch einmal. Dauert das länger, sagen Sie es der Technik.',
        'sign-in-expired':
          'Diese Anmeldung gilt nicht mehr: Sie hat zu lange gedauert oder wurde schon verwendet. Bitte beginnen Sie noch einmal.',
        'other-browser':
          'Diese Anmeldung wurde in einem anderen Browser begonnen. Bitte beginnen Sie sie hier noch einmal.',
        'code-refused':
          'Der Anmeldedienst hat diese Anmeldung nicht bestätigt: Sie wurde schon verwendet oder ist zu alt. Bitte beginnen Sie noch einmal.',
        'wrong-audience':
          'Die Antwort des Anmeldedienstes war nicht für Foyer bestimmt. Bitte sagen Sie es der Technik: Die Einrichtung stimmt nicht.',
        'token-expired':
          'Die Antwort des Anmeldedienstes ist zu alt. Bitte versuchen Sie es noch einmal. Kommt das wieder vor, sagen Sie es der Technik: Vielleicht geht eine Uhr falsch.',
        'answer-not-trusted':
          'Die Antwort des Anmeldedienstes ließ sich nicht prüfen. Deshalb sind Sie nicht angemeldet. Bitte versuchen Sie es noch einmal. Kommt das wieder vor, sagen Sie es der Technik.',
        'sign-in-again':
          'Bitte melden Sie sich beim Anmeldedienst neu an: Ihre letzte Anmeldung dort reicht dafür nicht.',
        'no-role':
          'Ihr Konto hat in dieser Dienststelle keine Rolle. Ihre Leitung kann sie bei der Technik beantragen: Die Rollen vergibt der Anmeldedienst.',
        'disk-full':
          'Die Zentrale kann niemanden anmelden, weil ihr Datenträger voll ist. Bitte sagen Sie es der Technik.',
        'not-writable':
          'Die Zentrale kann zurzeit nichts speichern und niemanden anmelden. Bitte sagen Sie es der Technik.',
        'too-many': 'Zu viele Versuche. Bitte warten Sie eine Minute.',
        unreachable: 'Die Zentrale antwortet nicht. Bitte versuchen Sie es gleich noch einmal.',
        'no-such-office': 'Diese Dienststelle gibt es hier nicht. Bitte prüfen Sie die Adresse.',
        other: 'Die Anmeldung ist an einem Fehler gescheitert. Bitte versuchen Sie es noch einmal.',
      },
    },
    /** Of a new member's link that was opened where another is signed in. */
    unusedLink: {
      heading: (person: string) => `Sie sind als ${person} angemeldet.`,
      text: 'Der Link, den Sie geöffnet haben, wurde deshalb nicht verwendet. Bitte melden Sie sich zuerst ab, und öffnen Sie ihn dann noch einmal.',
    },
  },

  /** The first sign-in with a password that a lead has handed over. */
  choosePassword: {
    heading: 'Eigenes Passwort wählen',
    text: 'Das Einmal-Passwort, das Sie bekommen haben, gilt nur für diese eine Anmeldung. Wählen Sie jetzt ein eigenes, das niemand sonst kennt.',
    field: 'Neues Passwort',
    hint: 'Mindestens 10 Zeichen, zum Beispiel mehrere Wörter',
    repeat: 'Neues Passwort wiederholen',
    submit: 'Speichern und anmelden',
    submitting: 'Wird gespeichert …',
    back: 'Zurück',
  },

  /** The second factor: codes of an app beside the password. */
  secondFactor: {
    heading: 'Code eingeben',
    text: 'Ihr Passwort stimmt. Öffnen Sie jetzt Ihre App für Codes.',
    code: 'Code',
    codeHint:
      'Sechs Ziffern aus der App. Ohne Ihr Telefon: einer Ihrer Wiederherstellungscodes. Jeder Code gilt einmal.',
    confirmHint: 'Sechs Ziffern, die die App jetzt zeigt. Erst damit gilt der zweite Faktor.',
    codeErrors: {
      'code-missing': 'Bitte geben Sie den Code ein.',
      'wrong-code':
        'Dieser Code stimmt nicht oder wurde schon verwendet. Bitte geben Sie den nächsten ein, den die App zeigt. Stimmt die Uhr Ihres Telefons?',
    },
    back: 'Zurück',
    setUpHeading: 'Zweiten Faktor einrichten',
    setUpText:
      'Ihre Dienststelle verlangt von der Leitung einen zweiten Faktor. Richten Sie ihn jetzt ein; danach sind Sie angemeldet.',
    scan: '1. Lesen Sie diesen QR-Code mit einer App für Codes auf Ihrem Telefon ein, zum Beispiel mit Aegis, FreeOTP oder 2FAS.',
    qr: 'QR-Code für die App. Der Schlüssel steht darunter zum Eintippen.',
    typed: 'Oder tippen Sie diesen Schlüssel in die App:',
    recovery: '2. Wiederherstellungscodes',
    recoveryText:
      'Schreiben Sie diese Codes ab oder drucken Sie sie, und bewahren Sie sie getrennt vom Telefon auf. Jeder gilt für eine Anmeldung ohne Telefon. Sie sehen sie nur jetzt.',
  },

  /** A member who is signed in chooses another password. */
  ownPassword: {
    open: 'Passwort ändern',
    heading: 'Ihr eigenes Passwort ändern',
    text: 'Das alte Passwort gilt dann nicht mehr. An diesem Computer bleiben Sie angemeldet, an allen anderen werden Sie sofort abgemeldet.',
    old: 'Bisheriges Passwort',
    field: 'Neues Passwort',
    hint: 'Mindestens 10 Zeichen, zum Beispiel mehrere Wörter',
    repeat: 'Neues Passwort wiederholen',
    yes: 'Passwort ändern',
    no: 'Abbrechen',
    sending: 'Bitte warten …',
    done: 'Ihr neues Passwort gilt jetzt. An allen anderen Computern sind Sie abgemeldet.',
  },

  signOut: 'Abmelden',
  signOutPending: {
    heading: 'Noch nicht alles übermittelt',
    text: (count: number) =>
      plural(count, {
        one: '1 Eingabe ist nur auf diesem Gerät gespeichert. Sie wird erst übermittelt, wenn Sie sich hier wieder anmelden.',
        other: `${count} Eingaben sind nur auf diesem Gerät gespeichert. Sie werden erst übermittelt, wenn Sie sich hier wieder anmelden.`,
      }),
    leave: 'Trotzdem abmelden',
    stay: 'Angemeldet bleiben',
  },
  leadDesk: 'Leitung',
  signedInAs: (name: string) => `Angemeldet: ${name}`,
  loading: 'Wird geladen …',
  noData:
    'Die Daten der Dienststelle sind noch nicht auf diesem Gerät. Sobald die Verbindung steht, geht es weiter.',

  choose: {
    heading: 'An welchem Schalter sitzen Sie?',
    lead: 'Die Wahl wird auf diesem Gerät gemerkt.',
    serves: (lanes: string) => `Bedient: ${lanes}`,
    /** Of lanes in which the member usually works. */
    own: 'Ihre Schalter',
    others: 'Weitere Schalter',
  },
  change: 'Schalter wechseln',

  offline: {
    heading: 'Nicht mit der Zentrale verbunden',
    text: 'Sie können weiterarbeiten. Alles wird auf diesem Gerät gespeichert und später übermittelt.',
    since: (time: string) => `Stand der Liste: ${time} Uhr.`,
    optimistic: 'nur hier gespeichert',
    unknownAge: 'Wie alt die Liste ist, ist nicht bekannt.',
    people: 'Namen sind auf diesem Gerät nicht vorhanden, bis die Verbindung wieder steht.',
  },
  /** After a cut. */
  afterCut: {
    asked: (count: number) =>
      plural(count, {
        one: 'Wieder verbunden: 1 Eingabe ist übermittelt.',
        other: `Wieder verbunden: ${count} Eingaben sind übermittelt.`,
      }),
    otherwise: (count: number) =>
      count === 0
        ? 'Alle gelten.'
        : plural(count, {
            one: 'Eine davon wurde anders entschieden.',
            other: `${count} davon wurden anders entschieden.`,
          }),
  },
  /** A visitor comes to a counter that had none. */
  newcomer: (number: string) => `${number} wartet jetzt.`,
  /** Q6 */
  notOnMonitor: {
    cut: 'Der Monitor zeigt diesen Aufruf nicht: Bitte rufen Sie die Nummer laut auf.',
    late: 'Noch nicht auf dem Monitor: Die Zentrale antwortet nicht. Bitte rufen Sie die Nummer laut auf.',
  },

  /** B15: a tag in the lists. */
  variants: { phone: 'Telefon', video: 'Video' },
  now: {
    heading: 'Am Schalter',
    nobody: 'Niemand ist an diesem Schalter aufgerufen.',
    nextUp: (number: string) => `Als Nächstes: ${number}`,
    calledAt: (count: number, time: string) => `${count}. Aufruf um ${time} Uhr,`,
    servingSince: (time: string) => `In Bearbeitung ab ${time} Uhr,`,
    suggestMissed: 'So oft wie vorgesehen aufgerufen. Nicht erschienen?',
    appointmentAt: (time: string) => `Termin um ${time} Uhr`,
    walkIn: 'Ohne Termin',
    minutes: (minutes: number) => `${minutes} Min. geplant`,
    elapsed: (minutes: number) => `seit ${minutes} Min.`,
    callNumber: (phone: string) => `Anrufen: ${phone}`,
    openVideo: 'Videogespräch öffnen',
    noLink: { phone: 'Keine Telefonnummer bekannt', video: 'Kein Link zum Videogespräch bekannt' },
    noName: 'Name nicht bekannt',
  },

  actions: {
    next: 'Nächsten aufrufen',
    call: 'Aufrufen',
    callThis: (number: string) => `${number} aufrufen`,
    repeat: 'Wiederholen',
    start: 'Starten',
    finish: 'Abschließen',
    miss: 'Nicht erschienen',
    present: 'Anwesend',
    presentThis: (number: string) => `${number} ist anwesend`,
    return: 'Wieder da',
    returnThis: (number: string) => `${number} ist wieder da`,
    shortcut: (key: string) => `Taste ${key}`,
    give: 'Wartenummer ausgeben',
    paper: 'Nummer auf Papier',
    park: 'Unterbrechen',
    resume: 'Fortsetzen',
    resumeThis: (number: string) => `${number} fortsetzen`,
    putBack: 'Zurück in die Reihe',
    transfer: 'Weiterleiten',
    undo: (step: string) => `Zurücknehmen: ${step}`,
    services: 'Anliegen ändern',
    leave: 'Ist gegangen',
    sendOn: 'Weiterleiten',
  },

  stageOf: {
    'call-next': (number: string) => `Aufruf ${number}`,
    call: (number: string) => `Aufruf ${number}`,
    repeat: (number: string) => `Wiederholung ${number}`,
    start: (number: string) => `Start ${number}`,
    finish: (number: string) => `Abschluss ${number}`,
    miss: (number: string) => `Nicht erschienen ${number}`,
    return: (number: string) => `Wieder da ${number}`,
    'check-in': (number: string) => `Anwesend ${number}`,
    'take-ticket': (number: string) => `Wartenummer ${number}`,
    park: (number: string) => `Unterbrechung ${number}`,
    resume: (number: string) => `Fortsetzung ${number}`,
    transfer: (number: string) => `Weiterleitung ${number}`,
    leave: (number: string) => `Gegangen ${number}`,
    'change-services': (number: string) => `Anliegen geändert ${number}`,
    'take-in': (number: string) => `Nummer auf Papier ${number}`,
    note: (number: string) => `Notiz ${number}`,
    'change-fields': (number: string) => `Angaben ${number}`,
    undo: (number: string) => `Zurückgenommen ${number}`,
    'resolve-call-back': (who: string) => `Geklärt ${who}`.trim(),
  },

  refusals: staffRefusals,
  refused: {
    dismiss: 'Verstanden',
    count: (count: number) => `${count} Meldungen. Zuletzt:`,
    nextInstead: (number: string) => `Stattdessen ${number} aufrufen`,
    /** Of a call for a next visitor, after what became of the one on the screen. */
    noneElse: 'Für diesen Schalter wartet sonst niemand.',
    /** What became of the visitor; `where`: counter and time. */
    found: {
      called: (number: string, where: string) => `${number} ist schon aufgerufen (${where}).`,
      serving: (number: string, where: string) => `${number} wird schon bedient (${where}).`,
      finished: (number: string, where: string) => `${number} ist schon abgeschlossen (${where}).`,
      parked: (number: string, where: string) => `${number} ist unterbrochen (${where}).`,
      missed: (number: string, where: string) => `${number} ist nicht erschienen (${where}).`,
    },
    tooEarlyUntil: (number: string, time: string) =>
      `${number} kann erst ab ${time} Uhr angemeldet werden. Mit „Anwesend“ und einem Grund geht es trotzdem.`,
    'called-elsewhere': (number: string) => `${number} wurde gerade an einem anderen Schalter aufgerufen.`,
    'counter-busy': (number: string) =>
      `${number} wurde nicht aufgerufen: An diesem Schalter ist noch jemand anders an der Reihe.`,
    'not-called-here': (number: string) => `${number} ist nicht mehr an diesem Schalter aufgerufen.`,
    'not-possible-now': (number: string) => `Für ${number} ist das jetzt nicht mehr möglich.`,
    'no-such-visit': (number: string) => `${number} gibt es heute nicht mehr.`,
    'too-early': (number: string) =>
      `${number} wurde nicht angemeldet: Es ist zu früh. Mit „Anwesend“ und einem Grund geht es trotzdem.`,
    'too-late': (number: string) =>
      `${number} wurde nicht angemeldet: Der Termin ist verfallen. Mit „Anwesend“ und einem Grund geht es trotzdem.`,
    'number-taken': (number: string) =>
      `Die Wartenummer ${number} gilt nicht: Sie ist schon vergeben. Bitte geben Sie der Person eine andere.`,
    'not-allowed': (number: string) =>
      `Für ${number} haben Sie dazu keine Berechtigung. Bitte fragen Sie die Leitung oder eine Kollegin oder einen Kollegen.`,
    'not-saved': () => 'Dieses Gerät konnte die Eingabe nicht speichern. Bitte laden Sie die Seite neu.',
    'undo-too-late': (number: string) =>
      `Bei ${number} ist das zu lange her: Es lässt sich nicht mehr zurücknehmen.`,
    'nothing-to-undo': (number: string) => `Bei ${number} gibt es nichts mehr zurückzunehmen.`,
    other: (number: string) => `Für ${number} wurde die Eingabe abgelehnt.`,
    appointment: (who: string) =>
      who === '' ? 'Ein Termin wurde nicht geändert.' : `Für ${who} wurde nichts gebucht oder geändert.`,
    item: (who: string) => `„${`Geklärt ${who}`.trim()}“ wurde abgelehnt.`,
  },

  /** A9 */
  /** A7.15 */
  unseenNumber: {
    tag: 'Vielleicht nie gezeigt',
    title:
      'Am Terminal fiel der Strom aus, bevor die Nummer sicher zu sehen war. Vielleicht wartet niemand mit ihr.',
  },

  pickUp: {
    tag: 'Abholung',
    open: 'Abholung',
    heading: 'Abholung: Was wird abgeholt?',
    callThis: (service: string) => `Nummer ausgeben und aufrufen: ${service}`,
  },

  /** A7 */
  give: {
    heading: 'Wartenummer ausgeben',
    given: 'Wartenummer',
    persons: (service: string) => `${service}: Anzahl`,
    search: 'Worum geht es?',
    searchHint: 'Zum Beispiel: Ausweis, Umzug',
    favourites: 'Oft ausgegeben',
    found: 'Gefunden',
    nothing: 'Dazu wurde nichts gefunden. Versuchen Sie ein anderes Wort.',
    chosen: 'Gewählt',
    add: 'Hinzufügen',
    addThis: (service: string) => `Hinzufügen: ${service}`,
    giveThis: (service: string) => `Nummer ausgeben: ${service}`,
    remove: 'Entfernen',
    removeThis: (service: string) => `Entfernen: ${service}`,
    note: 'Name oder Notiz',
    ahead: (count: number) =>
      count === 0
        ? 'Niemand ist vorher dran.'
        : plural(count, { one: '1 Person ist vorher dran.', other: `${count} Personen sind vorher dran.` }),
    print: 'Drucken',
    call: 'Sofort aufrufen',
    submit: 'Nummer ausgeben',
    another: 'Weitere Nummer',
    done: 'Fertig',
    none: {
      'not-open': (time: string) => `Wartenummern gibt es heute wieder ab ${time} Uhr.`,
      closed: 'Heute gibt es keine Wartenummern mehr: Die Dienststelle ist geschlossen.',
      date: 'Bitte bestätigen Sie zuerst oben auf der Seite das Datum und die Uhrzeit.',
      'no-number':
        'Dieser Arbeitsplatz hat gerade keine freien Nummern. Bitte schicken Sie die Person zum Terminal oder an einen anderen Schalter.',
      refused: 'Die Wartenummer konnte nicht vergeben werden.',
      withdrawn: (number: string) =>
        `Die Nummer ${number} gilt nicht. Bitte geben Sie der Person eine andere.`,
      'no-common-lane':
        'Diese Anliegen werden an verschiedenen Schaltern bearbeitet. Bitte geben Sie für jedes eine eigene Nummer aus.',
    },
  },

  /** At the end of a long list. */
  moreRows: (count: number) => `Weitere ${count} zeigen`,
  waiting: {
    heading: 'Wartend',
    count: (count: number) => plural(count, { one: '1 Person wartet', other: `${count} Personen warten` }),
    none: 'Niemand wartet.',
    number: 'Nummer',
    person: 'Person und Anliegen',
    order: 'Termin und Reihenfolge',
    waits: 'Wartet',
    planned: 'Geplant',
    action: 'Aktion',
    appointment: (time: string) => `Termin ${time} Uhr`,
    walkIn: (time: string) => `Ohne Termin, ${time} Uhr`,
    minutes: (minutes: number) => `${minutes} Min.`,
    /** By the office's limits. */
    levels: { green: 'im Rahmen', amber: 'lange', red: 'zu lange' },
    gone: 'nicht mehr hier',
    reasons: {
      due: 'Termin ist fällig',
      early: 'Termin ist später',
      'by-arrival': 'nach Ankunft',
      'fits-the-gap': 'passt vor den nächsten Termin',
      'would-delay': 'würde einen Termin aufhalten',
      'overtaken-often': 'wurde oft übergangen',
    },
    unknownName: '–',
  },

  expected: {
    heading: 'Erwartet',
    none: 'Kein Termin wird mehr erwartet.',
  },
  /** A1: appointments whose time has gone by. */
  lapsed: {
    heading: 'Verfallen',
    none: 'Kein Termin ist verfallen.',
  },
  missed: {
    heading: 'Nicht erschienen oder gegangen',
    none: 'Niemand.',
    left: 'gegangen',
  },
  parked: {
    heading: 'Unterbrochen',
    none: 'Niemand.',
  },
  /** Who is where. */
  elsewhere: {
    heading: 'An anderen Schaltern',
    none: 'Niemand.',
    called: (counter: string) => `aufgerufen: ${counter}`,
    served: (counter: string) => counter,
  },
  lanes: {
    heading: 'Andere Warteschlangen',
    longest: 'Am längsten',
  },
  figures: {
    heading: 'Zahlen des Tages',
    waiting: 'Wartend',
    expected: 'Erwartet',
  },

  /** What a clerk looks at before the call. */
  prepare: {
    show: (number: string) => `${number}: Einzelheiten zeigen`,
    heading: (number: string) => `Zu ${number}`,
    close: 'Schließen (Esc)',
    services: 'Anliegen und Unterlagen',
    documents: 'Mitzubringen',
    notes: 'Notizen',
    noNotes: 'Keine.',
    noted: 'Notiz',
    noteField: 'Neue Notiz',
    noteSave: 'Notieren',
    steps: 'Bisher',
    fields: 'Angaben',
    changeFields: 'Angaben ändern',
    fieldsHeading: (number: string) => `Angaben zu ${number} ändern`,
    saveFields: 'Speichern',
    keepFields: 'Abbrechen',
  },
  steps: {
    number: 'Nummer bekommen',
    'checked-in': 'angemeldet',
    due: 'Zeit des Anrufs oder Videogesprächs',
    called: 'aufgerufen',
    repeated: 'wieder aufgerufen',
    missed: 'nicht erschienen',
    returned: 'wieder da',
    left: 'gegangen',
    started: 'Beginn',
    finished: 'abgeschlossen',
    parked: 'unterbrochen',
    resumed: 'fortgesetzt',
    transferred: 'weitergeleitet',
    'services-changed': 'Anliegen geändert',
  },

  /** Q3: a step that another counter had forestalled. */
  notCounted: (step: string) => `${step} (gilt nicht)`,

  /** A1, Q4: a clerk decides against the rule, or takes a visitor out of the line. */
  despite: {
    heading: (number: string) => `${number} trotzdem anmelden?`,
    'too-early': (number: string, time: string) =>
      `Der Termin von ${number} ist um ${time} Uhr: Für die Anmeldung ist es noch zu früh.`,
    'too-late': (number: string, time: string) =>
      `Der Termin von ${number} war um ${time} Uhr: Für die Anmeldung ist es zu spät. Die Person kommt nach denen an die Reihe, die pünktlich waren.`,
    why: 'Warum geht es trotzdem? Der Grund wird festgehalten.',
    reasons: {
      'was-here': 'War rechtzeitig hier',
      agreed: 'War so vereinbart',
      'our-fault': 'Lag an uns',
      goodwill: 'Aus Kulanz',
    },
  },
  leave: {
    heading: (number: string) => `Ist ${number} gegangen?`,
    why: 'Warum? Der Grund wird festgehalten. Kommt die Person zurück, steht sie unter „Nicht erschienen oder gegangen“.',
    reasons: {
      'said-so': 'Hat es gesagt',
      gone: 'Ist nicht mehr da',
      'done-otherwise': 'Schon anders erledigt',
      'wrong-office': 'Hier nicht zuständig',
    },
  },
  /** Q5 */
  changeServices: {
    heading: (number: string) => `${number}: Anliegen ändern`,
    lead: 'Die geplante Dauer und die Wartezeiten richten sich danach.',
    save: 'Speichern',
  },

  /** Q9 */
  state: {
    heading: 'Dieser Schalter',
    all: 'Alle Schalter',
    unknown: 'noch keine Angabe',
    is: { open: 'Geöffnet', break: 'Pause', closed: 'Geschlossen' },
    say: { open: 'Schalter öffnen', break: 'Pause', closed: 'Schalter schließen' },
  },
  /** A5.8 */
  walkIns: {
    stop: 'Am Terminal keine Nummern mehr',
    resume: 'Wieder Nummern ausgeben',
    stoppedUntil: (time: string) => `Keine Nummern am Terminal bis ${time} Uhr.`,
    stoppedToday: 'Heute keine Nummern mehr am Terminal.',
    heading: 'Am Terminal keine Nummern mehr ausgeben',
    text: 'Wer einen Termin hat, meldet sich weiter an. Sie selbst können weiter Nummern ausgeben. Terminal und Monitor sagen Grund und Ende.',
    reason: 'Grund',
    reasons: {
      full: 'Es warten schon sehr viele',
      'few-staff': 'Zu wenige Schalter besetzt',
      disruption: 'Technische Störung',
      other: 'Anderer Grund',
    } satisfies Record<StopReason, string> as Record<StopReason, string>,
    words: 'In Ihren Worten',
    wordsHint: 'Steht so am Terminal und auf dem Monitor. Bitte keine Namen.',
    length: 'Wie lange?',
    lengths: { '30': '30 Minuten', '60': '1 Stunde', '120': '2 Stunden', day: 'Bis Tagesende' },
  },
  /** Q10 */
  help: {
    call: 'Notruf',
    heading: (counter: string, time: string) => `Notruf: ${counter}, ${time} Uhr`,
    own: (time: string) => `Ihr Notruf läuft seit ${time} Uhr.`,
    unseen:
      'Noch nicht übermittelt: Die anderen Schalter sehen ihn nicht. Bitte rufen Sie laut oder telefonieren Sie.',
    end: 'Erledigt',
    takeBack: 'Zurücknehmen',
  },
  /** Q11 */
  message: {
    from: (time: string) => `Leitung, ${time} Uhr:`,
    read: 'Gelesen',
    label: 'Nachricht an alle Schalter',
    left: (characters: number) => `Noch ${characters} Zeichen`,
    send: 'Senden',
  },
  /** S1.7 */
  rendered: {
    heading: 'Was wurde erledigt?',
    more: 'Weiteres Anliegen',
    nothing: 'Nichts davon',
    unknown: 'Nicht erfassen',
  },

  transfer: {
    heading: (number: string) => `${number} weiterleiten`,
    lane: 'Warteschlange',
    counter: 'Schalter',
    anyCounter: 'Beliebiger Schalter',
    note: 'Notiz für den nächsten Schalter',
    lacks: (lane: string) => `In „${lane}“ wird nicht alles bearbeitet, worum es geht.`,
    kept: 'Nummer, Termin und Ankunftszeit bleiben erhalten.',
    send: 'Weiterleiten',
  },

  /** A8 */
  paper: {
    heading: 'Nummer auf Papier',
    text: 'Für Besucherinnen und Besucher, deren Nummer hier nicht in der Liste steht.',
    number: 'Nummer',
    hint: 'Wie sie auf dem Zettel steht, zum Beispiel A123',
    wrong: 'Das ist keine Nummer dieser Dienststelle. Bitte sehen Sie auf dem Zettel nach.',
    take: 'In die Reihe stellen',
    takeAndCall: 'Sofort aufrufen',
  },

  keys: {
    open: 'Alle Tasten (?)',
    heading: 'Tasten',
    switch: 'Kurztasten sind eingeschaltet',
    sound: 'Ton und Hinweis, wenn jemand zu einem freien Schalter kommt',
    digits: 'Nummer eintippen: wählt die Person, auch weit unten in der Liste',
    noNumber: (digits: string) => `Keine Nummer in den Listen beginnt mit ${digits}.`,
    names: {
      n: 'N',
      c: 'C',
      r: 'R',
      s: 'S',
      p: 'P',
      t: 'T',
      b: 'B',
      m: 'M',
      f: 'F',
      u: 'U',
      w: 'W',
      h: 'H',
      a: 'A',
      '/': '/',
      d: 'D',
      o: 'O',
      e: 'E',
      g: 'G',
      k: 'K',
      i: 'I',
      v: 'V',
      arrowdown: '↓',
      arrowup: '↑',
      '?': '?',
    },
    does: {
      n: 'Nächsten aufrufen',
      c: 'Gewählte Person aufrufen, fortsetzen oder als anwesend melden',
      r: 'Aufruf wiederholen',
      s: 'Starten',
      p: 'Unterbrechen',
      t: 'Weiterleiten',
      b: 'Zurück in die Reihe',
      m: 'Nicht erschienen',
      f: 'Abschließen',
      u: 'Letzten Schritt zurücknehmen',
      w: 'Wartenummer ausgeben',
      h: 'Abholung: Nummer ausgeben und gleich aufrufen',
      a: 'Nummer auf Papier',
      '/': 'Termin oder Person suchen',
      d: 'Termin buchen, auch Folgetermin der gezeigten Person',
      o: 'Notiz schreiben',
      e: 'Anliegen der gezeigten Person ändern',
      g: 'Gezeigte Person ist gegangen',
      k: 'Kontakt der gezeigten Person ändern, E-Mail noch einmal senden',
      i: 'Antworten der gezeigten Person auf die Fragen der Dienststelle ändern',
      v: 'Meldung verstanden',
      arrowdown: 'Nächste Person in der Liste wählen',
      arrowup: 'Vorige Person in der Liste wählen',
      '?': 'Diese Liste',
    },
  },
  /** A2, A4, A7, M3: visitors who wait and are in no list, and callers to phone. */
  items: {
    heading: 'Zu klären',
    none: 'Nichts offen.',
    jump: (count: number) => (count === 0 ? 'Zu klären: nichts' : `Zu klären: ${count}`),
    born: (date: string) => `Geburtsdatum ${date}`,
    unknown: 'Person ohne Nummer',
    cameAt: (time: string) => `meldete sich um ${time} Uhr`,
    calledAt: (time: string) => `Anruf um ${time} Uhr`,
    calledOn: (date: string, time: string) => `Anruf am ${date} um ${time} Uhr`,
    takenBy: (name: string) => `aufgenommen: ${name}`,
    phone: (phone: string) => `Telefon ${phone}`,
    mail: (mail: string) => `E-Mail ${mail}`,
    noContact: 'keine Telefonnummer bekannt',
    lost: (service: string, time: string) => `Zurückrufen: ${service} um ${time} Uhr war schon vergeben.`,
    lostOn: (service: string, date: string, time: string) =>
      `Zurückrufen: ${service} am ${date} um ${time} Uhr war schon vergeben.`,
    free: (times: string) => `Frei waren: ${times}.`,
    between: (times: string) => `Es geht um einen dieser Termine: ${times}.`,
    enquiry: (services: string, days: string) => `Terminanfrage: ${services}. Tage: ${days}.`,
    enquiredAt: (time: string) => `angefragt um ${time} Uhr`,
    enquiredOn: (date: string, time: string) => `angefragt am ${date} um ${time} Uhr`,
    book: 'Termin buchen',
    bookThis: (who: string) => `Termin buchen: ${who}`,
    reasons: {
      'several-appointments': 'Das Geburtsdatum passt zu mehreren Terminen.',
      'birth-date-unreadable': 'Das Geburtsdatum kam nicht lesbar an.',
      'not-found': 'Der Termin wurde nicht gefunden.',
      'too-early': 'Für den Termin war es noch zu früh.',
      'too-late': 'Der Termin war schon verfallen.',
      'number-taken': 'Die Nummer ist auch an eine andere Person vergeben.',
      'not-allowed': 'Das Gerät durfte diese Nummer nicht ausgeben.',
      'no-common-lane': 'Die Anliegen gehören zu verschiedenen Schaltern.',
      'wrong-day': 'Die Nummer war für einen anderen Tag.',
      'not-possible-now': 'Zu dieser Zeit gab es keine Wartenummern.',
    },
    resolve: 'Geklärt',
    resolveThis: (who: string) => `Geklärt: ${who}`,
    resolved: 'Geklärt:',
  },
  finished: {
    heading: 'Heute',
    count: (count: number) => plural(count, { one: '1 abgeschlossen', other: `${count} abgeschlossen` }),
    here: (count: number) => `davon hier ${count}`,
  },
  persons: (count: number) => `× ${count}`,
};
