import { pluralIn } from '../intl.ts';
import { counterOfficeWide } from './counter-office-wide.ts';
import { counterKeys } from './counter-keys.ts';
import { counterSignIn } from './counter-sign-in.ts';
import { staffRefusals } from './staff-refusals.ts';

const plural = pluralIn('de-DE');

export const counter = {
  pageTitle: 'Schalter',
  tooLong: (over: number, most: number) =>
    `${plural(over, { one: '1 Zeichen', other: `${over} Zeichen` })} zu viel: höchstens ${most}.`,
  ...counterSignIn,

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
    itemGone: 'Diesen Eintrag gibt es nicht mehr.',
  },

  /** A7.15 */
  unseenNumber: {
    tag: 'Vielleicht nie gezeigt',
    title:
      'Am Terminal fiel der Strom aus, bevor die Nummer sicher zu sehen war. Vielleicht wartet niemand mit ihr.',
  },

  /** A12 */
  assistance: {
    moreHelp: 'Braucht mehr Hilfe',
    title: 'am Terminal angegeben',
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
      'next-by-rule': 'Vorrang vor allen',
      due: 'Termin ist fällig',
      priority: 'Vorrang',
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
  ...counterOfficeWide,
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

  keys: counterKeys,
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
