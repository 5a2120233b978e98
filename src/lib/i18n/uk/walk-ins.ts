import type { walkIns as german } from '../de/walk-ins.ts';

export const walkIns: typeof german = {
  heading: 'Зараз номерів без запису не видають',
  reasons: {
    full: 'Уже чекає дуже багато людей.',
    'few-staff': 'Сьогодні працює менше вікон, ніж зазвичай.',
    disruption: 'Сталася технічна несправність.',
    other: null,
  },
  again: (time) => `Номери знову видаватимуть з ${time}.`,
  notToday: 'Сьогодні номерів більше не видають.',
};
