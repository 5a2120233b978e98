import type { Messages } from '../de/index.ts';

export const embed: Messages['embed'] = {
  title: (service) => `Boş randevular: ${service}`,
  day: (day, time) => `${day}, saat ${time}`,
  all: 'Tüm boş randevuları göster',
  none: 'Şu anda boş randevu yok.',
  noneText:
    'İptaller sayesinde de sürekli yeni randevular açılıyor. Lütfen daha sonra tekrar bakın veya bizi arayın:',
  paused: 'Birkaç dakika boyunca randevu alınamıyor. Lütfen biraz sonra tekrar deneyin.',
  away: 'Boş randevular şu anda yüklenemiyor. Lütfen daha sonra tekrar deneyin.',
  notOnline: 'Bu işlem için internetten randevu alınamıyor.',
  wrong: 'Bu bölüm doğru ayarlanmamış. Yine de randevu alabilirsiniz:',
  book: 'Randevu al',
  toOffice: 'Dairenin sayfasına git',
};
