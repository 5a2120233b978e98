import type { walkIns as german } from '../de/walk-ins.ts';

export const walkIns: typeof german = {
  heading: 'Teraz nie wydajemy numerów bez umówionej wizyty',
  reasons: {
    full: 'Czeka już bardzo wiele osób.',
    'few-staff': 'Dzisiaj czynnych jest mniej stanowisk niż zwykle.',
    disruption: 'Wystąpiła usterka techniczna.',
    other: null,
  },
  again: (time) => `Numery będą znowu wydawane od godz. ${time}.`,
  notToday: 'Dzisiaj numery nie są już wydawane.',
};
