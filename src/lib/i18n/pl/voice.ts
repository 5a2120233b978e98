import type { VoiceWords } from '../voices.ts';

export const voice: VoiceWords = {
  number: 'Numer',
  to: 'proszę podejść',
  screen: 'Proszę spojrzeć na ekran',
  letters: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  places: {
    counter: 'okienko',
    expressCounter: 'szybkie okienko',
    room: 'pokój',
    hall: 'sala',
    desk: 'stanowisko',
    office: 'biuro',
    table: 'stolik',
    booth: 'kabina',
    window: 'okno',
    reception: 'recepcja',
    information: 'informacja',
    weddingRoom: 'sala ślubów',
  },
};
