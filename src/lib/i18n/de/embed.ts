/** On the website of the town: the next free times of a service. */
export const embed = {
  title: (service: string) => `Freie Termine: ${service}`,
  day: (day: string, time: string) => `${day}, ${time} Uhr`,
  all: 'Alle freien Termine ansehen',
  none: 'Zurzeit ist kein Termin frei.',
  noneText:
    'Neue Termine kommen laufend dazu, auch durch Absagen. Bitte schauen Sie später noch einmal nach, oder rufen Sie uns an:',
  paused: 'Für einige Minuten sind keine Termine buchbar. Bitte versuchen Sie es gleich noch einmal.',
  away: 'Die freien Termine lassen sich gerade nicht laden. Bitte versuchen Sie es später noch einmal.',
  notOnline: 'Dafür kann man online keinen Termin buchen.',
  wrong: 'Diese Anzeige ist nicht richtig eingerichtet. Sie können trotzdem buchen:',
  book: 'Termin buchen',
  toOffice: 'Zur Seite der Dienststelle',
};
