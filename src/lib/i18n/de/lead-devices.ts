/** The lead's page of devices and people: how devices are let in, and how they are. */
export const leadDevices = {
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
    layout: 'Anzeige',
    layoutThis: (name: string) => `Anzeige von ${name} einstellen`,
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

  /** Q14 */
  monitor: {
    heading: (name: string) => `Anzeige von „${name}“`,
    layout: 'Aufteilung',
    layouts: {
      full: 'Neuester Aufruf groß, weitere daneben',
      table: 'Alle Aufrufe in einer Tabelle',
      split: 'Aufrufe neben Seiten der Dienststelle',
    },
    splitHint:
      'Die Seiten schreiben Sie unter „Dienststelle“. Ohne Seite zu dieser Stunde haben die Aufrufe den ganzen Platz.',
    lanes: 'Warteschlangen',
    lanesHint: 'Dieser Monitor zeigt und spricht nur Aufrufe dieser Warteschlangen. Ohne Auswahl: alle.',
    save: 'Speichern',
    saving: 'Wird gespeichert …',
    no: 'Abbrechen',
    done: (name: string) =>
      `Die Anzeige von „${name}“ ist eingestellt. Der Monitor übernimmt sie innerhalb von zwei Minuten.`,
    gone: 'Dieser Monitor ist abgemeldet.',
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
};
