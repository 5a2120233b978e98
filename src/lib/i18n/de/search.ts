import type { VisitState } from '../../domain/day/visit.ts';

/** B12: staff look for a visit. */
export const search = {
  open: 'Suchen',
  heading: 'Termin oder Person suchen',
  field: 'Name, Nummer, Code, Geburtsdatum, Telefon, E-Mail oder Angabe zum Besuch',
  /** `held`: cut off, what this laptop has on its disk. */
  hint: {
    'all-days':
      'Mehreres zusammen engt die Suche ein, zum Beispiel „Müller 12.08.1964“. Vergangene und spätere Tage werden bei der Zentrale abgefragt.',
    held: 'Ohne Verbindung wird nur durchsucht, was auf diesem Gerät gespeichert ist: heute und der nächste Öffnungstag.',
  },
  'too-short':
    'Bitte geben Sie etwas mehr ein: mindestens zwei Buchstaben, vier Ziffern oder ein ganzes Datum.',
  'too-long': 'Das ist zu viel auf einmal. Bitte suchen Sie mit höchstens acht Wörtern.',
  'other-office': 'Dieser Code gehört zu einem Termin bei einer anderen Dienststelle.',
  found: (count: number) => `${count} Treffer`,
  more: 'Es gibt noch mehr Treffer. Bitte geben Sie eine weitere Angabe dazu ein.',
  nothing: {
    'all-days': 'Kein Termin und kein Besuch passt dazu.',
    asking: 'Heute passt niemand dazu. Die anderen Tage werden noch durchsucht.',
    today: 'Heute passt niemand dazu. Andere Tage lassen sich nur mit Verbindung zur Zentrale durchsuchen.',
    'two-days':
      'Heute und am nächsten Öffnungstag passt niemand dazu. Andere Tage lassen sich nur mit Verbindung zur Zentrale durchsuchen.',
  },
  /** A QR code was typed whose appointment is not found. */
  nothingForPass:
    'Zu diesem Code gibt es keinen Termin mehr: Er ist verschoben, abgesagt oder schon gelöscht. Bitte suchen Sie mit dem Namen.',
  scope: {
    'all-days': 'An allen Tagen gesucht, die noch gespeichert sind.',
    asking: 'Die anderen Tage werden noch durchsucht.',
    today: 'Nur heute gesucht: Die Zentrale antwortet nicht.',
    'two-days': 'Nur heute und am nächsten Öffnungstag gesucht: Die Zentrale antwortet nicht.',
  },
  today: 'heute',
  noAppointment: 'ohne Termin',
  noName: 'Name nicht bekannt',
  born: (date: string) => `geboren ${date}`,
  code: (code: string) => `Code ${code}`,
  phone: (phone: string) => `Telefon ${phone}`,
  mail: (mail: string) => `E-Mail ${mail}`,
  minutes: (minutes: number) => `${minutes} Min. geplant`,
  arrived: (time: string) => `da seit ${time} Uhr`,
  finished: (time: string) => `fertig um ${time} Uhr`,
  at: (counter: string) => `zuletzt am ${counter}`,
  show: (who: string) => `${who} anzeigen`,
  close: 'Suche schließen',
  states: {
    reserved: 'reserviert, noch nicht bestätigt',
    booked: 'bestätigt, noch nicht da',
    arrived: 'wartet',
    called: 'aufgerufen',
    serving: 'wird bedient',
    finished: 'war da, abgeschlossen',
    cancelled: 'abgesagt',
    lapsed: 'verfallen, nicht gekommen',
    missed: 'aufgerufen, nicht erschienen',
    parked: 'unterbrochen',
    left: 'wieder gegangen',
  } satisfies Record<VisitState, string>,
  moved: 'verschoben',
  cancelledBecause: (reason: string) => `Grund der Absage: ${reason}`,
};
