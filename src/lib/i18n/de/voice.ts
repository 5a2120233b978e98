/** What the recorded voice says; each text becomes one clip of sound (`scripts/voices.mjs`). */
export const voice = {
  number: 'Nummer',
  /** A whole sentence: the counter is said after a pause, and no case or article can be wrong. */
  to: 'Bitte kommen Sie',
  /** In the place of a counter whose name the voice does not know. */
  screen: 'Bitte sehen Sie auf den Bildschirm',
  /** The names of the letters A to Z. */
  letters: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  /** Words that names of counters begin with; in the language of the office's file, found by them. */
  places: {
    counter: 'Schalter',
    expressCounter: 'Schnellschalter',
    room: 'Zimmer',
    hall: 'Raum',
    desk: 'Platz',
    office: 'Büro',
    table: 'Tisch',
    booth: 'Kabine',
    window: 'Fenster',
    reception: 'Empfang',
    information: 'Information',
    weddingRoom: 'Trauzimmer',
  },
};
