import type { VoiceWords } from '../voices.ts';

export const voice: VoiceWords = {
  number: 'Numara',
  to: 'lütfen şuraya gidin',
  screen: 'Lütfen ekrana bakın',
  letters: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  places: {
    counter: 'gişe',
    expressCounter: 'hızlı gişe',
    room: 'oda',
    hall: 'salon',
    desk: 'masa',
    office: 'ofis',
    table: 'masa',
    booth: 'kabin',
    window: 'pencere',
    reception: 'resepsiyon',
    information: 'danışma',
    weddingRoom: 'nikâh salonu',
  },
};
