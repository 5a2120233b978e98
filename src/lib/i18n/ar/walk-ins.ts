import type { walkIns as german } from '../de/walk-ins.ts';

export const walkIns: typeof german = {
  heading: 'لا تُعطى حاليًا أرقام انتظار لمن ليس لديهم موعد',
  reasons: {
    full: 'ينتظر حاليًا عدد كبير جدًا من الناس.',
    'few-staff': 'عدد الشبابيك المفتوحة اليوم أقل من المعتاد.',
    disruption: 'يوجد عطل تقني.',
    other: null,
  },
  again: (time) => `تتوفر الأرقام مجددًا ابتداءً من الساعة ${time}.`,
  notToday: 'لن تُعطى أرقام أخرى اليوم.',
};
