import type { VoiceWords } from '../voices.ts';

export const voice: VoiceWords = {
  number: 'Number',
  to: 'please go to',
  screen: 'Please look at the screen',
  letters: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  places: {
    counter: 'counter',
    expressCounter: 'express counter',
    room: 'room',
    hall: 'room',
    desk: 'desk',
    office: 'office',
    table: 'table',
    booth: 'booth',
    window: 'window',
    reception: 'reception',
    information: 'information',
    weddingRoom: 'wedding room',
  },
};
