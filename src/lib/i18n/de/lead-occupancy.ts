/** The lead's page of how full the days are (C12). */
export const leadOccupancy = {
  heading: 'Belegung',
  lead: 'So voll sind die Tage. Gezählt werden Stunden der Schalter: Zwei Schalter, die eine Stunde geöffnet sind, ergeben zwei Stunden. Belegt sind sie nur durch Termine; wer ohne Termin kommt, ist nicht mitgezählt.',
  change:
    'Ein Klick auf einen Tag zeigt seine Zeiten, und wen es trifft, wenn Sie ihn schließen. „Ein Schalter weniger“ sperrt einen Schalter für diesen Tag. Gespeichert wird erst mit dem zweiten Klick.',
  offline: 'Die Zentrale antwortet nicht. Sie sehen, was auf diesem Computer zuletzt bekannt war.',
  missing:
    'Die Zentrale antwortet nicht, und dieser Computer weiß noch nicht, was belegt ist. Die Belegung erscheint, sobald die Verbindung steht.',
  kind: 'Ansicht',
  kinds: { week: 'Woche', month: 'Monat' },
  earlier: { week: 'Woche davor', month: 'Monat davor' },
  later: { week: 'Woche danach', month: 'Monat danach' },
  week: (from: string, to: string) => `Woche vom ${from} bis ${to}`,
  table: (span: string) => `Belegung, ${span}`,
  office: 'Dienststelle',
  rows: 'Dienststelle und Warteschlange',
  percent: (percent: string) => `${percent} %`,
  taken: (percent: string) => `${percent} % belegt`,
  free: (hours: string) => `${hours} Std. frei`,
  /** After the hours that are free. */
  online: (hours: string) => `davon ${hours} online`,
  opens: (day: string, time: string) => `Online buchbar ab ${day}, ${time} Uhr`,
  releases: (day: string, time: string) => `Weitere Plätze online ab ${day}, ${time} Uhr`,
  past: 'vorbei',
  unknown: 'noch nicht bekannt',
  /** A lane without a counter on a day. */
  none: 'kein Schalter',
  weekClosed: 'In dieser Woche hat keine Dienststelle geöffnet.',
  /** After the day, in the name of a link. */
  toDay: 'Zeiten ansehen und ändern',
  /** Below an office: opens the hours of this day there. */
  open: 'Zeiten ansehen',
  openThis: (open: string, office: string, day: string) => `${open}: ${office}, ${day}`,
  lockThis: (fewer: string, lane: string, day: string) => `${fewer}: ${lane}, ${day}`,
};
