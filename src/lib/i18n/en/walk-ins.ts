import type { walkIns as german } from '../de/walk-ins.ts';

export const walkIns: typeof german = {
  heading: 'No numbers without an appointment at the moment',
  reasons: {
    full: 'A great many people are waiting already.',
    'few-staff': 'Fewer counters than usual are staffed today.',
    disruption: 'There is a technical fault.',
    other: null,
  },
  again: (time) => `Numbers are given out again from ${time}.`,
  notToday: 'There are no more numbers today.',
};
