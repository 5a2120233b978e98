import type { Messages } from '../de/index.ts';
import { walkIns } from './walk-ins.ts';

export const monitor: Messages['monitor'] = {
  stopped: walkIns,
  title: (office: string) => `Çağrılar – ${office}`,
  come: 'Lütfen gişeye gelin',
  last: 'Son çağrı',
  newest: 'Şu anki çağrı',
  toCounter: (number: string, counter: string) => `Numara ${number}, lütfen şuraya gidin: ${counter}`,
  spoken: (number: string, counter: string) => `Numara ${number}, lütfen şuraya gidin: ${counter}.`,
  others: 'Diğer çağrılar',
  noOthers: 'Başka çağrı yok',
  idle: 'Şu anda çağrı yok',
  idleHint: 'Sıranız gelince numaranız burada görünür.',
  closed: 'Şu anda kapalı',
  opens: (day, time) => `Yeniden açılış: ${day}, saat ${time}.`,
  waiting: 'Bekleyenler',
  waitingIn: (lane: string, count: number) => `${lane}: ${count}`,
  wait: (from: number, to: number) => (from === to ? `yaklaşık ${to} dk` : `yaklaşık ${from}–${to} dk`),
  noWait: 'bekleme yok',
  unstaffed: 'şu anda açık gişe yok',
  loading: 'Çağrılar yükleniyor …',

  old: (time: string) => `Ekran güncel değil – son bilgi: saat ${time}.`,
  oldUnknown: 'Ekran güncel değil – bağlantı yok.',
  oldHint: 'Lütfen gişelerdeki çağrılara dikkat edin.',
  ended: {
    malformed: 'Ekran ile merkez sunucu arasında bir iletişim hatası var.',
    'not-signed-in': 'Ekranın oturumu kapandı.',
    'not-allowed': 'Ekranın yetkisi yok.',
    'no-such-document': 'Bu daire merkez sunucuda artık yok.',
    restored: 'Merkez sunucu verilerini geri yükledi.',
    'past-retention': 'Bu çağrılar silindi.',
    'too-large': 'Merkez sunucu ekranın bir mesajını reddetti.',
    'shutting-down': 'Merkez sunucu yeniden başlatılıyor.',
    'too-slow': 'Bağlantı çok yavaş.',
    'too-many': 'Merkez sunucu aşırı yüklü.',
  },

  soundOff: 'Ses kapalı',
  soundOn: 'Sesi aç',
  soundHint: 'Herhangi bir tuşa basmak yeterli.',

  pairing: {
    heading: 'Bu ekranda oturum açın',
    revoked: 'Bu ekranın oturumu kapatıldı. Yeniden oturum açılınca çağrıları tekrar gösterir.',
    steps: [
      'Bir çalışma yerinde yönetim hesabıyla oturum açın.',
      'Orada “Gerät hinzufügen” (cihaz ekle) bölümüne bu kodu girin.',
      'Ekrana bir ad verin. Ekran daha sonra çağrıları kendiliğinden gösterir.',
    ],
    code: 'Bu ekranın kodu',
    words: 'Yönetim de aynı iki kelimeyi görür:',
    fetching: 'Kod alınıyor …',
    waiting: 'Yönetimin onayı bekleniyor.',
    unreachable: 'Merkez sunucu şu anda cevap vermiyor. Kendiliğinden yeniden denenecek.',
    tooMany: 'Az önce çok fazla kod alındı. Lütfen biraz bekleyin.',
    failed: 'Merkez sunucu kod veremedi. Kendiliğinden yeniden denenecek.',
  },

  choose: {
    heading: 'Bu ekran hangi daireyi göstersin?',
    unknown: (address: string) => `Burada “${address}” adında bir daire yok.`,
    none: 'Bu merkez sunucuda henüz bir daire kurulmadı.',
  },
};
