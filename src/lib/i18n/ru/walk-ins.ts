import type { walkIns as german } from '../de/walk-ins.ts';

export const walkIns: typeof german = {
  heading: 'Сейчас номера без записи не выдаются',
  reasons: {
    full: 'Уже ждёт очень много людей.',
    'few-staff': 'Сегодня работает меньше окон, чем обычно.',
    disruption: 'Произошёл технический сбой.',
    other: null,
  },
  again: (time) => `Номера снова будут выдавать с ${time}.`,
  notToday: 'Сегодня номера больше не выдаются.',
};
