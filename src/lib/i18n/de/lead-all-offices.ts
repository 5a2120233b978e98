/** The page of an authority's lead: all offices of the town beside each other (P12). */
export const leadAllOffices = {
  heading: 'Alle Dienststellen',
  lead: 'Ihre Dienststellen nebeneinander. Zum Schreibtisch einer anderen wechseln Sie ohne neue Anmeldung; danach arbeiten Sie dort.',
  offline: 'Die Zentrale antwortet nicht. Sie sehen den letzten bekannten Stand.',
  now: 'Jetzt',
  office: 'Dienststelle',
  waiting: 'Wartende',
  longest: 'Längste Wartezeit',
  /** Minutes, and what they mean. */
  wait: (minutes: number, level: string) => `${minutes} Min., ${level}`,
  nobody: 'niemand wartet',
  counters: 'Schalter offen',
  countersOf: (open: number, all: number) => `${open} von ${all}`,
  toDos: 'Zu erledigen',
  toDosNote:
    'Zu erledigen ist, was auf der gleichnamigen Seite der Dienststelle steht, ohne Störungen von Geräten.',
  unknown: 'zurzeit nicht bekannt',
  action: 'Schreibtisch',
  open: 'Schreibtisch öffnen',
  openThis: (office: string) => `Schreibtisch öffnen: ${office}`,
  opening: 'Wird geöffnet …',
  here: 'Sie sind hier',
  week: 'Diese und weitere Wochen',
};
