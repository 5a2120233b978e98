import { walkIns } from './walk-ins.ts';

/** What the call monitor says. It hangs in the foyer: short, calm, to be read from 8 m. */
export const monitor = {
  title: (office: string) => `Aufrufe – ${office}`,
  /** The newest call, while it is called and once its visitor is at the counter. */
  come: 'Bitte kommen Sie',
  last: 'Zuletzt aufgerufen',
  newest: 'Aktueller Aufruf',
  toCounter: (number: string, counter: string) => `Nummer ${number}, bitte kommen Sie: ${counter}`,
  spoken: (number: string, counter: string) => `Nummer ${number}, bitte kommen Sie: ${counter}.`,
  others: 'Weitere Aufrufe',
  noOthers: 'Keine weiteren Aufrufe',
  idle: 'Zurzeit wird niemand aufgerufen',
  idleHint: 'Ihre Nummer erscheint hier, sobald Sie an der Reihe sind.',
  /** C2: outside the hours. */
  closed: 'Zurzeit geschlossen',
  opens: (day: string, time: string) => `Wir öffnen wieder am ${day} um ${time} Uhr.`,
  /** Heads of the columns, where all calls stand in a table. */
  table: { number: 'Nummer', places: { counter: 'Schalter', room: 'Zimmer', desk: 'Platz' } },
  /** When no number has been called for long. */
  help: { hours: 'Heute geöffnet', bring: 'Bitte mitbringen', wifi: 'WLAN' },
  waiting: 'Es warten',
  waitingIn: (lane: string, count: number) => `${lane}: ${count}`,
  /** Q8, in minutes; set small below the lane, where `min` needs no second language. */
  wait: (from: number, to: number) => (from === to ? `etwa ${to} min` : `etwa ${from}–${to} min`),
  noWait: 'ohne Wartezeit',
  unstaffed: 'zurzeit kein Schalter besetzt',
  /** Where the office has another word than counter. */
  unstaffedElse: 'zurzeit nicht besetzt',
  stopped: walkIns,
  loading: 'Die Aufrufe werden geladen …',

  /** The freshness of what is shown. */
  old: (time: string) => `Anzeige nicht aktuell – letzter Stand ${time} Uhr.`,
  oldUnknown: 'Anzeige nicht aktuell – keine Verbindung.',
  oldHint: 'Bitte achten Sie auf Aufrufe an den Schaltern.',
  oldHintElse: 'Bitte achten Sie auf mündliche Aufrufe.',
  /**
   * Why the connection ended for good, keyed by the wire's close reasons; for the people who look after the monitor.
   */
  ended: {
    malformed: 'Monitor und Zentrale verstehen sich nicht.',
    'not-signed-in': 'Der Monitor ist nicht mehr angemeldet.',
    'not-allowed': 'Dem Monitor fehlt die Berechtigung.',
    'no-such-document': 'Diese Dienststelle gibt es in der Zentrale nicht mehr.',
    restored: 'Die Zentrale hat ihre Daten wiederhergestellt.',
    'past-retention': 'Diese Aufrufe wurden gelöscht.',
    'too-large': 'Die Zentrale hat eine Nachricht des Monitors abgelehnt.',
    'shutting-down': 'Die Zentrale startet neu.',
    'too-slow': 'Die Verbindung ist zu langsam.',
    'too-many': 'Die Zentrale ist überlastet.',
  },

  soundOff: 'Der Ton ist aus',
  soundOn: 'Ton einschalten',
  soundHint: 'Eine beliebige Taste genügt.',

  pairing: {
    heading: 'Diesen Monitor anmelden',
    revoked: 'Dieser Monitor wurde abgemeldet. Er zeigt wieder Aufrufe, sobald er neu angemeldet ist.',
    steps: [
      'Melden Sie sich an einem Arbeitsplatz mit einem Konto der Leitung an.',
      'Geben Sie dort unter „Gerät hinzufügen“ diesen Code ein.',
      'Geben Sie dem Monitor einen Namen. Er zeigt dann von selbst die Aufrufe.',
    ],
    code: 'Code dieses Monitors',
    words: 'Dieselben zwei Wörter sieht die Leitung:',
    fetching: 'Der Code wird geholt …',
    waiting: 'Wartet auf die Bestätigung durch die Leitung.',
    unreachable: 'Die Zentrale antwortet zurzeit nicht. Es wird von selbst weiter versucht.',
    tooMany: 'Es wurden gerade zu viele Codes geholt. Bitte einen Augenblick Geduld.',
    failed: 'Die Zentrale konnte keinen Code ausgeben. Es wird von selbst weiter versucht.',
  },

  choose: {
    heading: 'Welche Dienststelle zeigt dieser Monitor?',
    unknown: (address: string) => `Eine Dienststelle „${address}“ gibt es hier nicht.`,
    none: 'In dieser Zentrale ist noch keine Dienststelle eingerichtet.',
  },
};
