import type { walkIns as german } from '../de/walk-ins.ts';

export const walkIns: typeof german = {
  heading: 'Şu anda randevusuz sıra numarası verilmiyor',
  reasons: {
    full: 'Şu anda çok fazla kişi bekliyor.',
    'few-staff': 'Bugün her zamankinden daha az gişe açık.',
    disruption: 'Teknik bir arıza var.',
    other: null,
  },
  again: (time) => `Sıra numaraları yeniden şu saatten itibaren verilecek: ${time}.`,
  notToday: 'Bugün artık sıra numarası verilmiyor.',
};
