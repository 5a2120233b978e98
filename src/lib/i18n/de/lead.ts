import { countedIn, pluralIn } from '../intl.ts';
import { leadHours } from './lead-hours.ts';
import { leadOccupancy } from './lead-occupancy.ts';
import { leadOffice } from './lead-office.ts';
import { leadSetUp } from './lead-set-up.ts';
import { leadToDo } from './lead-to-do.ts';

const counted = countedIn('de-DE');
const plural = pluralIn('de-DE');

export const lead = {
  pageTitle: 'Leitung',
  heading: 'Leitung',
  toCounter: 'Zum Schalter',
  toLog: 'Zum Protokoll',

  /** The navigation between the lead's pages. */
  nav: {
    label: 'Seiten der Leitung',
    open: (count: number) => `${count} offen`,
    pages: {
      toDo: 'Zu erledigen',
      hours: 'Öffnungszeiten',
      occupancy: 'Belegung',
      office: 'Dienststelle',
      desk: 'Geräte und Team',
      bookings: 'Neue Online-Buchungen',
      statistics: 'Statistik',
      setUp: 'Einrichten',
    },
  },

  notLead: 'Diese Seite ist der Leitung vorbehalten. Bitte melden Sie sich mit einem Konto der Leitung an.',
  /** C13: the office is served without its file. */
  withoutFile: {
    title: 'Die Datei dieser Dienststelle fehlt auf der Zentrale',
    text: 'Gebuchte Termine, Anmeldung, Aufruf und Absagen laufen weiter. Neue Termine, Verschieben und Änderungen an der Dienststelle sind erst wieder möglich, wenn die Technik die Datei zurückgelegt hat.',
  },
  offline:
    'Die Zentrale antwortet nicht. Geräte und Konten lassen sich erst wieder ändern, wenn die Verbindung steht.',

  /** Asked for again before staff are changed. */
  ownPassword: 'Ihr eigenes Passwort',
  ownPasswordHint: 'Zur Sicherheit: damit niemand an Ihrem Computer Konten ändert',

  errors: {
    unreachable:
      'Die Zentrale antwortet nicht. Ihre Eingaben bleiben stehen: Bitte versuchen Sie es gleich noch einmal.',
    'not-signed-in': 'Ihre Anmeldung ist nicht mehr gültig. Bitte melden Sie sich neu an.',
    'not-allowed': 'Dafür haben Sie keine Berechtigung.',
    'confirm-at-provider':
      'Dafür müssen Sie sich beim Anmeldedienst noch einmal anmelden. Wiederholen Sie danach Ihre Eingabe.',
    'account-of-provider':
      'Dieses Konto gehört zum Anmeldedienst: Passwort, Name und Rolle werden dort geändert.',
    'passwords-off':
      'Hier melden sich alle über den Anmeldedienst an: Ein Konto entsteht bei der ersten Anmeldung dort.',
    'too-many': 'Zu viele Versuche. Bitte warten Sie einen Moment.',
    busy: 'Gerade melden sich sehr viele gleichzeitig an. Bitte versuchen Sie es in ein paar Sekunden noch einmal.',
    'disk-full':
      'Die Zentrale kann nichts speichern, weil ihr Datenträger voll ist. Bitte sagen Sie es der Technik. Ein widerrufenes Gerät ist trotzdem schon getrennt.',
    'not-writable':
      'Die Zentrale kann zurzeit nichts speichern. Bitte sagen Sie es der Technik. Ein widerrufenes Gerät ist trotzdem schon getrennt.',
    other: 'Das ist an einem Fehler gescheitert. Bitte versuchen Sie es noch einmal.',
  },

  /** A lead who signs in at the provider, before accounts are changed. */
  confirmAtProvider: {
    open: 'Beim Anmeldedienst anmelden',
    opening: 'Der Anmeldedienst wird geöffnet …',
  },

  /** B6: mail addresses without a limit of open appointments. */
  exemptMails: {
    heading: 'E-Mail-Adressen ohne Grenze',
    lead: 'Mit einer E-Mail-Adresse kann man nur eine bestimmte Zahl offener Termine haben. Für diese Adressen gilt das nicht, zum Beispiel für ein Heim oder eine Betreuerin, die für viele bucht.',
    none: 'Für alle Adressen gilt die Grenze.',
    field: 'E-Mail-Adresse',
    hint: 'Wer über diese Adresse bucht, bestätigt weiterhin jeden Termin per E-Mail.',
    add: 'Von der Grenze ausnehmen',
    remove: 'Entfernen',
    removeOne: (mail: string) => `${mail} entfernen`,
    added: (mail: string) => `Für ${mail} gilt die Grenze nicht mehr.`,
    removed: (mail: string) => `Für ${mail} gilt die Grenze wieder.`,
    errors: {
      missing: 'Bitte geben Sie die E-Mail-Adresse ein.',
      malformed: 'Das ist keine vollständige E-Mail-Adresse. Richtig wäre zum Beispiel „info@heim.example“.',
      'there-already': 'Dieses Postfach steht schon in der Liste.',
      'too-many-exempt': 'Es stehen schon 200 Adressen in der Liste. Bitte entfernen Sie zuerst eine.',
    },
  },

  /** B6: what was booked online of late, and taking a wave of false bookings back. */
  bookings: {
    heading: 'Neue Online-Buchungen',
    lead: 'Online-Buchungen der letzten sieben Tage, deren Termin noch bevorsteht. Kommen auf einmal ungewöhnlich viele, hat vielleicht ein Programm gebucht. Wählen Sie dann die Stunden oder Netze aus, und sagen Sie diese Termine gemeinsam ab.',
    reload: 'Neu laden',
    loading: 'Wird geladen …',
    hours: 'Nach Stunde',
    networks: 'Nach Netz',
    networksLead:
      'Ein Netz ist der gemeinsame Anschluss einer Straße, einer Firma oder eines Anbieters. Der Name ist ein Kürzel und verrät niemanden.',
    noHours: 'Es steht kein Termin bevor, der in den letzten sieben Tagen online gebucht wurde.',
    noNetworks: 'Aus keinem Netz kamen fünf oder mehr Buchungen.',
    hour: 'Gebucht',
    hourOf: (date: string, from: string) => `${date}, ab ${from} Uhr`,
    network: 'Netz',
    networkOf: (origin: string) => `Netz ${origin}`,
    count: 'Termine',
    confirmed: 'davon fest gebucht',
    networkCount: 'Netze',
    lastHour: 'zuletzt',
    action: 'Auswahl',
    choose: 'Auswählen',
    nothingChosen: 'Nichts ausgewählt.',
    chosen: (all: number, confirmed: number) =>
      `${plural(all, { one: 'Ein Termin ist', other: `${all} Termine sind` })} ausgewählt, davon ${confirmed} fest gebucht.`,
    takeBack: 'Ausgewählte Termine absagen',
    confirm: {
      heading: (all: number) =>
        plural(all, { one: 'Einen Termin absagen?', other: `${all} Termine absagen?` }),
      text: (all: number, confirmed: number) =>
        confirmed === 0
          ? `${plural(all, { one: 'Er ist nicht', other: 'Keiner dieser Termine ist' })} fest gebucht. Es geht keine E-Mail hinaus.`
          : `${plural(all, { one: 'Er ist', other: plural(confirmed, { one: 'Ein Termin davon ist', other: `${confirmed} Termine davon sind` }) })} fest gebucht. Wer eine E-Mail-Adresse angegeben hat, bekommt eine Absage.`,
      final: 'Das lässt sich nicht zurücknehmen. Die Zeiten sind danach sofort wieder frei.',
      yes: 'Termine absagen',
      no: 'Behalten',
    },
    progress: (cancelled: number, left: number) => `${cancelled} abgesagt, noch ${left} …`,
    done: (cancelled: number) =>
      plural(cancelled, { one: 'Ein Termin ist abgesagt.', other: `${cancelled} Termine sind abgesagt.` }),
  },

  /** C2, C3, C11: opening hours. */
  hours: leadHours,

  /** C12: how full the days are. */
  occupancy: leadOccupancy,

  /** C11: the office itself, its services, counters and rules. */
  office: leadOffice,

  toDo: leadToDo,

  /** C15: the first start of an office. */
  setUp: leadSetUp,

  pair: {
    heading: 'Gerät hinzufügen',
    lead: 'Öffnen Sie auf dem neuen Gerät die Adresse des Terminals oder des Monitors. Es zeigt einen Code.',
    code: 'Code des Geräts',
    codeHint: 'Acht Zeichen, so wie das Gerät sie zeigt',
    name: 'Name des Geräts',
    nameHint: 'Zum Beispiel „Terminal Eingang“',
    submit: 'Weiter',
    check: {
      heading: (surface: string) => `Zeigt Ihr Gerät (${surface}) diese zwei Wörter?`,
      text: 'Stehen auf dem Gerät andere Wörter, dann gehört der Code zu einem fremden Gerät.',
      yes: 'Ja, Gerät bestätigen',
      no: 'Nein, andere Wörter',
    },
    submitting: 'Wird bestätigt …',
    done: (name: string, surface: string) => `${surface} „${name}“ ist eingerichtet.`,
    errors: {
      'code-missing': 'Bitte geben Sie den Code ein.',
      'code-malformed': 'Der Code hat acht Zeichen: Ziffern und Buchstaben, ohne A, E, I, O, U, L, 0 und 1.',
      'name-missing': 'Bitte geben Sie dem Gerät einen Namen.',
      'name-too-long': 'Der Name darf höchstens 60 Zeichen haben.',
      'name-malformed': 'Der Name enthält unsichtbare Zeichen. Bitte tippen Sie ihn noch einmal ein.',
      'other-device':
        'Dann gehört dieser Code zu einem anderen Gerät. Bitte lesen Sie ihn am Gerät noch einmal ab.',
      'no-such-code':
        'Diesen Code gibt es nicht oder er ist abgelaufen. Bitte lesen Sie ihn am Gerät noch einmal ab.',
      'no-number-block':
        'Für ein weiteres Terminal ist kein Nummernbereich mehr frei. Melden Sie zuerst ein altes Terminal ab.',
    },
  },

  devices: {
    heading: 'Geräte',
    none: 'Noch ist kein Gerät eingerichtet.',
    kiosk: 'Terminal',
    monitor: 'Monitor',
    surface: 'Art',
    name: 'Name',
    numbers: 'Nummern',
    noNumbers: '–',
    numberRange: (from: string, to: string) => `${from}–${to}`,
    pairedAt: 'Eingerichtet',
    /** Q12: what the device says of itself, in short sentences. */
    health: 'Zustand',
    unknownHealth: 'Nicht bekannt.',
    here: (when: string) => `Verbunden, zuletzt ${when}.`,
    lastHeard: (when: string) => `Zuletzt gemeldet: ${when}.`,
    notHeardSince: (when: string) => `Nicht gemeldet seit ${when}.`,
    newest: 'Neueste Fassung.',
    outdated: 'Ältere Fassung, die neue lädt es von selbst.',
    free: (size: string) => `${size} frei.`,
    sound: { on: 'Ton an.', refused: 'Ton aus: Der Browser erlaubt ihn nicht.', none: 'Kein Ton.' },
    camera: { works: 'Kamera geht.', none: 'Keine Kamera.' },
    printer: { works: 'Drucker geht.', 'no-slip': 'Drucker: Es kam kein Zettel.' },
    endsAt: (date: string) => `Anmeldung bis ${date}.`,
    action: 'Aktion',
    revoke: 'Abmelden',
    revokeThis: (name: string) => `${name} abmelden`,
    revoked: (date: string) => `Abgemeldet am ${date}`,
    confirm: {
      heading: (name: string) => `„${name}“ abmelden?`,
      text: 'Das Gerät wird getrennt und vergisst seine Anmeldung: sofort, wenn es verbunden ist, sonst beim nächsten Mal. Danach kann es neu eingerichtet werden.',
      yes: 'Gerät abmelden',
      no: 'Behalten',
    },
    done: (name: string) => `„${name}“ ist abgemeldet.`,
  },

  /** A11 */
  kioskPin: {
    heading: 'PIN der Terminals',
    lead: 'Mit der PIN öffnen Sie an jedem Terminal das Menü für Mitarbeitende, auch ohne Verbindung: Zustand, Kamera und Drucker prüfen, letzten Zettel drucken, neu laden, Seite verlassen, abmelden. Ohne PIN gibt es dort kein solches Menü.',
    none: 'Noch ist keine PIN festgelegt.',
    setAt: (when: string) => `Festgelegt: ${when}.`,
    field: 'PIN für die Terminals',
    hint: '6 bis 12 Ziffern. Sie wird hier nie angezeigt: Merken Sie sie sich.',
    set: 'Für die Terminals festlegen',
    change: 'Für die Terminals ändern',
    remove: 'Von den Terminals entfernen',
    done: {
      set: 'Die PIN ist festgelegt. Verbundene Terminals kennen sie innerhalb von zwei Minuten.',
      removed: 'Die PIN ist entfernt. Verbundene Terminals wissen es innerhalb von zwei Minuten.',
    },
    errors: {
      'too-short': 'Die PIN braucht mindestens 6 Ziffern.',
      'too-long': 'Die PIN darf höchstens 12 Ziffern haben.',
      'not-digits': 'Die PIN besteht nur aus Ziffern.',
      guessable: 'Diese PIN wird zuerst geraten. Bitte nehmen Sie eine andere.',
    },
  },

  /** Q12 */
  addresses: {
    heading: 'Adressen der Geräte',
    lead: 'Öffnen Sie auf dem neuen Gerät diese Adresse.',
    hints: {
      kiosk: 'Für das Tablet im Eingang.',
      monitor: 'Für den Fernseher im Warteraum.',
      citizen: 'Für die Website der Stadt, Aushänge und Briefe.',
    },
    /** Where citizens book: the one address that is for everyone. */
    citizen: 'Terminbuchung',
    book: 'Termin buchen',
    code: (surface: string) => `QR-Code mit der Adresse: ${surface}`,
    print: 'Blatt mit Adressen drucken',
    sheet: (surface: string) => `${surface} einrichten`,
    steps:
      'Adresse im Browser öffnen. Das Gerät zeigt einen Code und zwei Wörter. Die Leitung gibt den Code unter „Geräte und Team“ ein.',
  },

  staff: {
    heading: 'Team',
    name: 'Name',
    login: 'Benutzername',
    role: 'Rolle',
    clerk: 'Sachbearbeitung',
    desk: 'Tagesleitung',
    lead: 'Leitung',
    auditor: 'Revision',
    /** The lead at the desk. */
    own: (name: string) => `${name} (Sie)`,
    used: 'Konto genutzt',
    usedWhen: {
      recently: 'in den letzten 30 Tagen',
      'long-ago': 'vor mehr als 30 Tagen',
      unknown: 'keine Anmeldung bekannt',
    },
    action: 'Aktionen',
    change: 'Ändern',
    changeThis: (name: string) => `${name} ändern`,
    signOut: 'Überall abmelden',
    signOutThis: (name: string) => `${name} überall abmelden`,
    password: 'Neues Passwort',
    passwordThis: (name: string) => `Neues Passwort für ${name}`,
    remove: 'Entfernen',
    removeThis: (name: string) => `${name} entfernen`,
    /** In the place of a user name. */
    atProvider: 'Anmeldedienst',
    ownStays: 'Ihr eigenes Konto kann nur eine andere Person der Leitung entfernen.',
    passwordsAtProvider:
      'Passwörter ändert hier niemand: Sie liegen beim Anmeldedienst der Stadt. Mit einem früheren Passwort von hier meldet sich niemand mehr an.',
  },

  /** What is asked before a member of staff is signed out, given another password, or removed. */
  memberChange: {
    no: 'Abbrechen',
    sending: 'Bitte warten …',
    change: {
      heading: (name: string) => `${name} ändern`,
      roleHint:
        'Bekommt die Person eine andere Rolle, wird sie an allen Computern abgemeldet und meldet sich neu an. Ein Computer ohne Verbindung erfährt es, sobald er wieder verbunden ist. Was dort noch nicht übermittelt ist, bleibt auf ihm gespeichert, bis sie sich dort wieder als Sachbearbeitung oder Leitung anmeldet: Eine Revision übermittelt es nicht.',
      ownRole: 'Ihre eigene Rolle kann nur eine andere Person der Leitung ändern.',
      atProvider: 'Name und Rolle sagt der Anmeldedienst. Hier ändern Sie nur die Warteschlangen.',
      lanes: 'Arbeitet meistens in diesen Warteschlangen',
      lanesHint: 'Ihre Schalter stehen bei der Wahl des Schalters zuerst. Alle anderen bleiben wählbar.',
      yes: 'Speichern',
      done: (name: string) => `Die Änderung bei ${name} ist gespeichert.`,
    },
    signOut: {
      heading: (name: string) => `${name} überall abmelden?`,
      text: (name: string) =>
        `${name} wird an allen Computern abgemeldet, auch an einem, der verloren ging oder gestohlen wurde. Mit dem bisherigen Passwort kann sich ${name} danach wieder anmelden. Ein Computer ohne Verbindung erfährt es, sobald er wieder verbunden ist.`,
      hint: 'Kennt vielleicht jemand anderes das Passwort? Dann vergeben Sie stattdessen ein neues: Auch das meldet überall ab.',
      atProvider: (name: string) =>
        `${name} wird an allen Computern abgemeldet, auch an einem, der verloren ging oder gestohlen wurde. Solange der Anmeldedienst eine Rolle vergibt, kann sich ${name} danach wieder anmelden. Ein Computer ohne Verbindung erfährt es, sobald er wieder verbunden ist.`,
      ownAtProvider:
        'Sie werden sofort an allen Computern abgemeldet, auch an diesem hier. Danach melden Sie sich beim Anmeldedienst wieder an.',
      yes: 'Überall abmelden',
      done: (name: string) => `${name} ist überall abgemeldet.`,
      ownHeading: 'Sich selbst überall abmelden?',
      ownText:
        'Sie werden sofort an allen Computern abgemeldet, auch an diesem hier. Danach melden Sie sich mit Ihrem Passwort wieder an.',
      ownHint:
        'Kennt vielleicht jemand anderes Ihr Passwort? Dann vergeben Sie stattdessen ein neues: Auch das meldet Sie an allen anderen Computern ab.',
    },
    password: {
      heading: (name: string) => `Neues Passwort für ${name}`,
      text: (name: string) =>
        `Das alte Passwort gilt dann nicht mehr, und ${name} wird an allen Computern abgemeldet. Danach sehen Sie ein Einmal-Passwort, das Sie persönlich weitergeben: Wir verschicken es nicht. Ein Computer ohne Verbindung erfährt es, sobald er wieder verbunden ist.`,
      yes: 'Einmal-Passwort erzeugen',
      done: (name: string) => `${name} hat jetzt ein neues Passwort und ist überall abgemeldet.`,
    },
    remove: {
      heading: (name: string) => `${name} entfernen?`,
      text: (name: string) =>
        `${name} wird an allen Computern abgemeldet und kann sich nicht mehr anmelden. Was ${name} bisher getan hat, bleibt festgehalten. Ein Computer ohne Verbindung erfährt es, sobald er wieder verbunden ist.`,
      hint: 'Das lässt sich nicht rückgängig machen. Wer später wiederkommt, bekommt ein neues Konto.',
      atProvider:
        'Lassen Sie zuerst beim Anmeldedienst die Rolle wegnehmen. Sonst entsteht bei der nächsten Anmeldung ein neues Konto.',
      yes: 'Person entfernen',
      done: (name: string) => `${name} ist entfernt und kann sich nicht mehr anmelden.`,
    },
    errors: {
      unreachable:
        'Die Zentrale antwortet nicht. Vielleicht ist es trotzdem geschehen: Bitte versuchen Sie es gleich noch einmal.',
      'not-signed-in': 'Ihre Anmeldung ist nicht mehr gültig. Bitte melden Sie sich neu an.',
      'not-allowed': 'Dafür haben Sie keine Berechtigung.',
      'confirm-at-provider':
        'Dafür müssen Sie sich beim Anmeldedienst noch einmal anmelden. Wiederholen Sie danach Ihre Eingabe.',
      'account-of-provider':
        'Dieses Konto gehört zum Anmeldedienst: Passwort, Name und Rolle werden dort geändert.',
      'passwords-off':
        'Hier melden sich alle über den Anmeldedienst an: Ein Konto entsteht bei der ersten Anmeldung dort.',
      'too-many': 'Zu viele Versuche. Bitte warten Sie eine Minute.',
      busy: 'Gerade melden sich sehr viele gleichzeitig an. Bitte versuchen Sie es in ein paar Sekunden noch einmal.',
      'disk-full':
        'Die Zentrale kann nichts speichern, weil ihr Datenträger voll ist. Bitte sagen Sie es der Technik, und wiederholen Sie es danach. Abgemeldet ist die Person schon jetzt.',
      'not-writable':
        'Die Zentrale kann zurzeit nichts speichern. Bitte sagen Sie es der Technik, und wiederholen Sie es danach. Abgemeldet ist die Person schon jetzt.',
      'no-such-member': 'Diese Person gibt es hier nicht mehr. Vielleicht wurde sie gerade schon entfernt.',
      'own-account': 'Bei sich selbst geht das nicht. Das kann nur eine andere Person der Leitung.',
      'last-lead':
        'Diese Person ist die einzige Leitung und muss es bleiben. Fügen Sie zuerst eine andere Person als Leitung hinzu.',
      other: 'Das ist an einem Fehler gescheitert. Bitte versuchen Sie es noch einmal.',
    },
  },

  member: {
    heading: 'Person hinzufügen',
    name: 'Name',
    login: 'Benutzername',
    loginHint: 'Zum Anmelden, ohne Leerzeichen',
    passwordNote:
      'Danach sehen Sie ein Einmal-Passwort. Geben Sie es der Person persönlich weiter: Bei der ersten Anmeldung wählt sie ein eigenes, das nur sie kennt.',
    role: 'Rolle',
    /** In the place of the form where no password is kept here. */
    atProvider:
      'Hier melden sich alle über den Anmeldedienst der Stadt an. Dort liegen auch die Passwörter. Wer neu ist, bekommt dort eine Rolle dieser Dienststelle und steht nach der ersten Anmeldung im Team.',
    submit: 'Person hinzufügen',
    submitting: 'Wird angelegt …',
    done: (name: string) => `${name} kann sich jetzt anmelden.`,
  },

  /** The lead's own second factor. */
  secondFactor: {
    heading: 'Zweiter Faktor',
    off: 'Zum Anmelden genügt zurzeit Ihr Passwort. Mit einem zweiten Faktor braucht es auch einen Code aus einer App auf Ihrem Telefon: Wer nur das Passwort kennt, kommt nicht hinein.',
    needed: 'Ab Ihrer nächsten Anmeldung wird er hier verlangt.',
    on: 'Zum Anmelden brauchen Sie Ihr Passwort und einen Code aus der App.',
    codesLeft: (left: number) =>
      left === 0
        ? 'Wiederherstellungscodes haben Sie keine mehr: Entfernen Sie den zweiten Faktor und richten Sie ihn neu ein.'
        : plural(left, {
            one: '1 Wiederherstellungscode ist noch übrig.',
            other: `${left} Wiederherstellungscodes sind noch übrig.`,
          }),
    unknown: 'Die Zentrale antwortet nicht. Ob Sie einen zweiten Faktor haben, ist deshalb nicht bekannt.',
    no: 'Abbrechen',
    sending: 'Bitte warten …',
    setUp: {
      open: 'Zweiten Faktor einrichten',
      heading: 'Zweiten Faktor einrichten',
      text: 'Sie brauchen dafür eine App für Codes auf Ihrem Telefon. An allen anderen Computern werden Sie am Ende abgemeldet.',
      next: 'Weiter',
      confirm: 'Zweiten Faktor einschalten',
    },
    remove: {
      open: 'Zweiten Faktor entfernen',
      heading: 'Zweiten Faktor entfernen',
      text: 'Danach genügt zum Anmelden wieder Ihr Passwort. Auch die Wiederherstellungscodes gelten dann nicht mehr.',
      yes: 'Zweiten Faktor entfernen',
    },
    done: {
      set: 'Der zweite Faktor gilt ab jetzt. An allen anderen Computern sind Sie abgemeldet.',
      removed: 'Der zweite Faktor ist entfernt.',
    },
    errors: {
      'set-up-expired':
        'Das hat zu lange gedauert, oder in einem anderen Fenster wurde neu begonnen. Bitte brechen Sie ab und beginnen Sie noch einmal.',
      'second-factor-on': 'Ein zweiter Faktor ist schon eingerichtet. Bitte laden Sie die Seite neu.',
      'no-second-factor': 'Es ist kein zweiter Faktor eingerichtet. Bitte laden Sie die Seite neu.',
      'second-factor-unreadable':
        'Die Zentrale kann Ihren zweiten Faktor nicht lesen. Nehmen Sie einen Wiederherstellungscode, oder sagen Sie es der Technik.',
    },
  },

  /** A one-time password, shown once. */
  handOver: {
    heading: (name: string) => `Einmal-Passwort für ${name}`,
    text: (name: string) =>
      `Geben Sie es ${name} persönlich weiter. Sie sehen es nur jetzt: Danach kann es niemand mehr anzeigen. Es gilt für eine Anmeldung, dabei wählt ${name} ein eigenes Passwort.`,
    login: 'Benutzername',
    password: 'Einmal-Passwort',
    until: 'Gültig bis',
    untilTime: (date: string, time: string) => `${date}, ${time} Uhr`,
    copy: 'Kopieren',
    copied: 'Das Passwort ist kopiert.',
    linkText:
      'Sie können auch einen Link weitergeben, der beides schon einträgt. Wer sich damit zuerst anmeldet, bekommt das Konto: Geben Sie ihn nur dort weiter, wo niemand sonst mitliest.',
    copyLink: 'Link kopieren',
    linkCopied: 'Der Link ist kopiert.',
    copyFailed: 'Das Kopieren hat nicht geklappt. Bitte schreiben Sie das Passwort ab.',
    /** The link follows. */
    linkCopyFailed: 'Das Kopieren hat nicht geklappt. Bitte markieren und kopieren Sie den Link selbst:',
    print: 'Drucken',
    done: 'Fertig',
    /** On paper, for the colleague. */
    slip: {
      heading: 'Ihr Zugang zu Foyer',
      address: 'Melden Sie sich hier an:',
      then: 'Das Einmal-Passwort gilt für eine Anmeldung. Dabei wählen Sie ein eigenes Passwort. Danach können Sie diesen Zettel vernichten.',
    },
  },

  accountErrors: {
    'name-missing': 'Bitte geben Sie einen Namen ein.',
    'name-too-long': 'Der Name darf höchstens 80 Zeichen haben.',
    'name-malformed': 'Der Name enthält unsichtbare Zeichen. Bitte tippen Sie ihn noch einmal ein.',
    'name-mixed':
      'Ein Wort des Namens enthält Buchstaben aus verschiedenen Schriften, zum Beispiel ein kyrillisches а. Bitte tippen Sie ihn noch einmal ein.',
    'login-missing': 'Bitte geben Sie einen Benutzernamen ein.',
    'login-malformed':
      'Der Benutzername darf keine Leerzeichen, keine unsichtbaren Zeichen und höchstens 80 Zeichen haben.',
    'login-mixed':
      'Der Benutzername enthält Buchstaben aus verschiedenen Schriften, zum Beispiel ein kyrillisches а. Bitte tippen Sie ihn noch einmal ein.',
    'login-taken': 'Diesen Benutzernamen gibt es schon. Bitte wählen Sie einen anderen.',
    'login-look-alike':
      'Dieser Benutzername sieht einem anderen zum Verwechseln ähnlich. Bitte wählen Sie einen anderen.',
    'password-too-short': 'Das Passwort braucht mindestens 10 Zeichen.',
    'password-too-long': 'Das Passwort darf höchstens 200 Zeichen haben.',
    'password-guessable':
      'Dieses Passwort ist zu leicht zu erraten. Nehmen Sie zum Beispiel mehrere Wörter, die nichts mit Ihnen und der Dienststelle zu tun haben.',
    'password-unchanged': 'Das ist das bisherige Passwort. Bitte wählen Sie ein anderes.',
    'repeat-differs': 'Die beiden Passwörter stimmen nicht überein.',
    'own-password-missing': 'Bitte geben Sie Ihr eigenes Passwort ein.',
    'own-password-wrong': 'Ihr Passwort stimmt nicht. Bitte prüfen Sie es.',
  },

  first: {
    pageTitle: 'Konto der Leitung',
    heading: 'Konto der Leitung anlegen',
    lead: 'Mit diesem Konto richten Sie danach Geräte und das Team ein.',
    checking: 'Der Link wird geprüft …',
    name: 'Ihr Name',
    login: 'Benutzername',
    password: 'Passwort',
    passwordHint: 'Mindestens 10 Zeichen',
    repeat: 'Passwort wiederholen',
    submit: 'Konto anlegen',
    submitting: 'Wird angelegt …',
    usedHeading: 'Dieser Link gilt nicht mehr',
    used: 'Er wurde schon benutzt, ist abgelaufen oder unbekannt. Jeder Link gilt nur ein Mal.',
    noToken:
      'In der Adresse fehlt der Schlüssel. Bitte öffnen Sie den Link so, wie er auf dem Server angezeigt wurde.',
    toSignIn: 'Zur Anmeldung',
    again: 'Noch einmal versuchen',
  },

  /** B7 */
  mails: {
    heading: 'Nicht zugestellte E-Mails',
    lead: 'Diese E-Mails hat der Mailserver nicht angenommen. „Adresse ändern“ zeigt den Termin: Dort sehen Sie, an wen die E-Mail gehen sollte, und können unter „Kontakt“ die Adresse ändern. An die neue Adresse geht dann gleich eine E-Mail. Bei einer Absage rufen Sie bitte an.',
    none: 'Es gibt keine E-Mail, die der Mailserver abgelehnt hat.',
    notDone: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
    failed: 'Die Liste der nicht zugestellten E-Mails lässt sich gerade nicht laden.',
    kind: 'E-Mail',
    about: 'Termin',
    aboutOf: (number: string, date: string) => `${number}, ${date}`,
    at: 'Zuletzt versucht',
    problem: 'Grund',
    action: 'Aktion',
    open: 'Adresse ändern',
    openThis: (number: string) => `Adresse ändern: ${number}`,
    again: 'Noch einmal senden',
    againThis: (number: string) => `E-Mail zu ${number} noch einmal senden`,
    done: 'Erledigt',
    doneThis: (number: string) => `E-Mail zu ${number}: erledigt`,
    kinds: {
      activation: 'Bitte um Bestätigung',
      confirmation: 'Bestätigung',
      cancellation: 'Absage',
      moved: 'Verschiebung',
      offer: 'Angebot eines früheren Termins',
      reminder: 'Erinnerung',
    },
    problems: {
      'too-late': 'Sie wäre zu spät gekommen und wurde deshalb nicht mehr verschickt.',
      overtaken: 'Der Termin wurde vorher abgesagt oder verschoben. Darüber gibt es eine eigene E-Mail.',
      'smtp-550': 'Die Adresse gibt es nicht, oder sie nimmt keine E-Mails an.',
      unreadable: 'Sie ist im Speicher beschädigt und lässt sich nicht mehr lesen.',
    },
    refusedWith: (code: string) => `Der Mailserver hat sie nicht angenommen (${code}).`,
  },

  /** P5 */
  log: {
    heading: 'Protokoll',
    lead: 'Wer hat wann was geändert? Die Einträge bleiben so lange stehen wie die Tage mit ihren Terminen.',
    none: 'Noch steht nichts im Protokoll.',
    at: 'Wann',
    what: 'Was',
    by: 'Wer',
    operator: 'Technik, am Server',
    provider: 'Anmeldedienst',
    unknown: 'nicht mehr bekannt',
    more: 'Ältere Einträge zeigen',
    entries: {
      broughtBack: (date: string, entries: number, people: number) =>
        `Nach einer Wiederherstellung zurückgebracht, für den ${date}: ${counted([entries, { one: 'Eintrag', other: 'Einträge' }], [people, { one: 'Person', other: 'Personen' }]) || 'nichts'}.`,
      notTaken: (entries: number) => `Nicht übernommen: ${entries}.`,
      lostPlaces: (places: string) =>
        `Diese Termine waren bestätigt, ihr Platz ist aber inzwischen vergeben. Bitte rufen Sie an: ${places}.`,
      restoreReported: (date: string) =>
        `Hat Einträge für den ${date}, die der Zentrale fehlen. Sie wurden nicht übernommen.`,
      restoreConfirmed: 'Wiederherstellung bestätigt: Die Geräte dürfen zurückbringen, was verloren ging.',
      memberAdded: (name: string, role: string) => `${name} als ${role} hinzugefügt.`,
      memberRemoved: (name: string) => `${name} entfernt.`,
      memberRenamed: (was: string, to: string) => `${was} heißt jetzt ${to}.`,
      memberRole: (name: string, was: string, to: string) => `Rolle von ${name}: vorher ${was}, dann ${to}.`,
      memberLanes: (name: string, was: string, to: string) =>
        `Warteschlangen von ${name}: vorher ${was}, dann ${to}.`,
      noLanes: 'keine',
      ownPasswordSet: 'Das eigene Passwort geändert.',
      passwordSet: (name: string) => `Neues Passwort für ${name}.`,
      sessionsEnded: (name: string) => `${name} überall abgemeldet.`,
      factorSet: (name: string) => `Zweiten Faktor für ${name} eingerichtet.`,
      factorRemoved: (name: string) => `Zweiten Faktor von ${name} entfernt.`,
      devicePaired: (name: string) => `Gerät „${name}“ eingerichtet.`,
      deviceRevoked: (name: string) => `Gerät „${name}“ abgemeldet.`,
      exitPinSet: 'PIN für die Terminals gesetzt.',
      exitPinRemoved: 'PIN für die Terminals entfernt.',
      mailExempted: 'Eine E-Mail-Adresse von der Grenze ausgenommen.',
      mailLimited: 'Für eine E-Mail-Adresse gilt die Grenze wieder.',
      dateTold: (told: string) => `Hatte keine Verbindung; als Datum und Uhrzeit wurde eingetragen: ${told}.`,
      hoursChanged: (windows: number, closures: number, outside: number) =>
        `Öffnungszeiten geändert: ${counted([windows, { one: 'Zeit', other: 'Zeiten' }], [closures, { one: 'Schließung', other: 'Schließungen' }]) || 'keine Zeiten mehr'}.${outside === 0 ? '' : plural(outside, { one: ' 1 Termin liegt jetzt außerhalb.', other: ` ${outside} Termine liegen jetzt außerhalb.` })}`,
      officeChanged: (what: string, outside: number) =>
        `Dienststelle geändert: ${what}.${outside === 0 ? '' : plural(outside, { one: ' 1 Termin liegt jetzt außerhalb.', other: ` ${outside} Termine liegen jetzt außerhalb.` })}`,
      officeFromFile: (part: string, fits: boolean) =>
        `Aus der Datei der Dienststelle übernommen: ${part}. ${fits ? 'Die Datei wurde geändert' : 'Was hier geändert war, passte nicht mehr zur geänderten Datei'}.`,
      fileGone:
        'Die Datei der Dienststelle fehlt: Neue Termine und Änderungen an der Dienststelle sind nicht möglich.',
      fileBack: 'Die Datei der Dienststelle ist wieder da.',
      brakeOn: (bookings: number, usual: number) =>
        `${bookings} Online-Buchungen in einer Stunde, üblich ${plural(usual, { one: 'ist', other: 'sind' })} ${usual === 0 ? 'keine' : usual}: Bestätigung per E-Mail und Rechenaufgabe sind eingeschaltet.`,
      helpCalled: (counter: string) => `Notruf von ${counter}`,
      helpEnded: (counter: string) => `Notruf von ${counter} beendet`,
      countersTold: 'Nachricht an alle Schalter',
      walkInsStopped: (reason: string, until: string | null) =>
        `Keine Nummern am Terminal ${until === null ? 'bis Tagesende' : `bis ${until} Uhr`}: ${reason}.`,
      walkInsResumed: 'Am Terminal werden wieder Nummern ausgegeben.',
      mailDismissed: (number: string | null) =>
        number === null
          ? 'Eine nicht zugestellte E-Mail als erledigt vermerkt.'
          : `Die nicht zugestellte E-Mail zu ${number} als erledigt vermerkt.`,
      testMailSent: (kind: string) => `Test-E-Mail angefordert: ${kind}.`,
      bookingsCancelled: (appointments: number) =>
        `${counted([appointments, { one: 'Online-Termin', other: 'Online-Termine' }])} auf einmal abgesagt.`,
      imported: (taken: number, refused: number) =>
        `Termine eingelesen: ${counted([taken, { other: 'übernommen' }], [refused, { other: 'nicht übernommen' }]) || 'keine'}.`,
    },
    /** B6: far more online bookings than usual. */
    brake: {
      heading: (until: string) => `Ungewöhnlich viele Online-Buchungen: gebremst bis ${until} Uhr`,
      text: 'Bis dahin muss jede Online-Buchung innerhalb von 30 Minuten per E-Mail bestätigt werden, und das Gerät löst vorher eine Rechenaufgabe. Kommen weiter so viele, bleibt es dabei. Sehen Sie nach, ob ein Programm gebucht hat.',
    },
    /** M18: a device says that it holds more than the relay. */
    restore: {
      heading: 'Wurde die Zentrale aus einer Sicherung wiederhergestellt?',
      text: 'Ein Gerät hat Einträge, die der Zentrale fehlen. Das kommt nach einer Wiederherstellung vor. Fragen Sie bei der Technik nach. Nur wenn es so war, bestätigen Sie es hier: Dann dürfen die Geräte sieben Tage lang zurückbringen, was verloren ging.',
      yes: 'Ja, sie wurde wiederhergestellt',
      sending: 'Wird bestätigt …',
      failed: 'Das ist nicht angekommen. Bitte versuchen Sie es noch einmal.',
    },
  },
};
