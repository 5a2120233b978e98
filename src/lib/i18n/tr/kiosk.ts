import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';
import { walkIns } from './walk-ins.ts';

const plural = pluralIn('tr-TR');

export const kiosk: Messages['kiosk'] = {
  stopped: walkIns,
  pageTitle: 'Girişte geliş kaydı',

  pairing: {
    heading: 'Bu cihaz henüz kurulmadı',
    lead: 'Yönetim bu cihazı kendi çalışma yerinde şu kodla onaylar:',
    codeLabel: 'Bu cihazın kodu',
    words: 'Yönetim de aynı iki kelimeyi görür:',
    steps: [
      'Bir çalışma yerinde yönetim hesabıyla oturum açın.',
      '“Leitung” (yönetim) bölümünü ve orada “Gerät hinzufügen” (cihaz ekle) bölümünü açın.',
      'Kodu ve bu cihaz için bir ad girin.',
    ],
    waiting: 'Kod onaylanınca burası kendiliğinden devam eder.',
    fetching: 'Kod alınıyor …',
    unreachable:
      'Merkez sunucu şu anda cevap vermiyor. Kurulum için bir kez gereklidir. Kendiliğinden yeniden denenecek.',
    tooMany: 'Çok fazla kod istendi. Kısa süre sonra kendiliğinden yeniden denenecek.',
    revoked: 'Yönetim bu cihazın oturumunu kapattı. Cihaz yeniden kurulabilir.',
    noSuchOffice: 'Burada böyle bir daire yok. Lütfen adresi kontrol edin.',
  },

  trouble: {
    heading: 'Bu cihaz şu anda kullanılamıyor',
    help: 'Lütfen bir görevliye başvurun.',
    loading: 'Yükleniyor …',
    'no-data': 'Dairenin bilgileri henüz bu cihazda yok. Bağlantı kurulunca devam edilir.',
    'not-readable': 'Bu cihazın belleği okunamıyor.',
    ended: 'Cihaz artık daireye bağlı değil ve kendiliğinden bağlanmıyor.',
  },

  link: {
    live: 'Bağlı',
    connecting: 'Bağlantı kuruluyor',
    offline: 'Bağlı değil – kodla geliş kaydı ve sıra numaraları çalışmaya devam ediyor',
    closed: 'Bağlantı sona erdi',
  },

  start: {
    heading: 'Hoş geldiniz',
    question: 'Size nasıl yardımcı olabiliriz?',
    with: 'Randevum var',
    withHint: 'QR kod, kod veya doğum tarihi ile geliş kaydı',
    withCodeHint: 'QR kod veya kod ile geliş kaydı',
    without: 'Randevum yok',
    withoutHint: 'Sıra numarası al',
    hours: (hours: string) => `Bugün açık: ${hours}`,
    closed: 'Şu anda kapalı',
    opens: (opens) => `Yeniden açılış: ${opens}.`,
    opensAt: (date, time) => `${date}, saat ${time}`,
    opensToday: (time) => `bugün saat ${time}`,
    withLate: 'Bugün daha sonra başlayan randevular için',
  },

  back: 'Geri',
  restart: 'Başa dön',

  /** On the dark screen outside the hours. */
  wake: 'Daha fazlasını göster',

  /** Switched on by one visitor, and off again with the start page. */
  aids: {
    heading: 'Kolaylıklar',
    large: 'Büyük yazı',
    contrast: 'Yüksek kontrast',
    low: 'Her şey aşağıda (tekerlekli sandalye)',
    read: 'Sesli oku',
  },

  ways: {
    heading: 'Geliş kaydınızı nasıl yapmak istersiniz?',
    qr: 'QR kod',
    qrHint: 'Randevu onayınızdaki QR kodu kameraya tutun',
    code: 'Kodu gir',
    codeHint: 'Randevu onayınızdaki altı rakam',
    birthDate: 'Doğum tarihi',
    birthDateHint: 'Yanınızda hiçbir şey yoksa',
  },

  scan: {
    heading: 'QR kodu kameraya tutun',
    hint: 'Telefonu veya çıktıyı kameranın yaklaşık 15 santimetre önünde tutun. Görüntü kaydedilmez.',
    starting: 'Kamera açılıyor …',
    looking: 'Kamera QR kodunuzu arıyor …',
    picture: 'Kamera görüntüsü',
    noCamera: 'Kamera kullanılamıyor. Lütfen geliş kaydınızı kodla veya doğum tarihiyle yapın.',
    noCameraCode: 'Kamera kullanılamıyor. Lütfen geliş kaydınızı kodla yapın.',
  },

  code: {
    heading: 'Lütfen kodunuzu girin',
    hint: 'Altı rakamlı kod randevu onayınızda yazar.',
    field: 'Kod',
    submit: 'Geliş kaydı yap',
    incomplete: 'Kod altı rakamdan oluşur.',
  },

  birthDate: {
    heading: 'Lütfen doğum tarihinizi girin',
    hint: 'Gün, ay ve yıl, örneğin 07 03 1958. Gün veya ay bilinmiyorsa oraya 00 girin.',
    day: 'Gün',
    month: 'Ay',
    year: 'Yıl',
    dayShort: 'GG',
    monthShort: 'AA',
    yearShort: 'YYYY',
    submit: 'Geliş kaydı yap',
    incomplete: 'Lütfen günü, ayı ve yılı (dört rakam) girin.',
    impossible: 'Böyle bir tarih yok. Lütfen girdiğiniz tarihi kontrol edin.',
    wrongYear: 'Lütfen yılı kontrol edin: Bu tarih gelecekte veya 1900 yılından önce.',
    offline: 'Bu cihaz şu anda bağlı değil ve doğum tarihlerini bilmiyor. QR kod veya kod yine de çalışır.',
  },

  keypad: {
    label: 'Rakamlar',
    erase: 'Rakamı sil',
    clear: 'Hepsini sil',
  },

  which: {
    heading: 'Randevunuz saat kaçta?',
    hint: 'Girdiğiniz bilgiye uyan birden fazla randevu var.',
    unchecked:
      'Lütfen randevunuzun saatine dokunun. Bu cihaz bağlı olmadığı için doğum tarihinizi şu anda kontrol edemiyor. Saat ile randevunuzu daha sonra buluruz.',
    time: (time: string) => time,
    none: 'Bu saatlerden hiçbiri',
  },

  codeNeeded: {
    heading: 'Lütfen geliş kaydınızı kodunuzla yapın',
    text: 'Bu saatte aynı doğum tarihiyle birden fazla randevu var. Hangisinin sizin randevunuz olduğunu yalnızca randevu onayınızdaki kod gösterir.',
    help: 'Kod yanınızda değil mi? O zaman lütfen bir görevliye başvurun.',
    told: (time: string) =>
      `Kod yanınızda değil mi? O zaman lütfen bir görevliye başvurun. Şu saatte burada olduğunuzu söyleyin: ${time}.`,
  },

  checking: {
    heading: 'Bir dakika lütfen',
    text: 'Randevunuz aranıyor …',
  },

  welcome: {
    heading: 'Geliş kaydınız yapıldı',
    number: 'Numaranız',
    due: (time: string) => `Randevunuzun saati: ${time}.`,
    next: 'Lütfen bekleme alanında oturun. Sıranız gelince numaranız ekranda görünür.',
    unheard:
      'Lütfen bekleme alanında oturun. Bu cihaz şu anda bağlı değil. Çağrılmıyor musunuz? O zaman lütfen numaranızı bir gişede gösterin.',
    remember: 'Lütfen numaranızı aklınızda tutun.',
    done: 'Tamam',
  },

  stage: {
    saving: 'Geliş kaydınız kaydediliyor …',
    saved: 'Bu cihaza kaydedildi. Geliş kaydınız, bağlantı geri gelince iletilir.',
    'perhaps-arrived': 'Bu cihaza kaydedildi. Geliş kaydınız, bağlantı geri gelince bir kez daha iletilir.',
    sent: 'İletildi. Onay birazdan gelir.',
    confirmed: 'Onaylandı.',
    refused: 'Mümkün değil.',
    withdrawn: 'Artık geçerli değil. Lütfen bir görevliye başvurun.',
    'not-saved': 'Kaydedilemedi.',
  },

  ticketStage: {
    saving: 'Numaranız kaydediliyor …',
    saved: 'Numaranız geçerli. Bu cihaza kaydedildi ve bağlantı geri gelince iletilir.',
    'perhaps-arrived':
      'Numaranız geçerli. Bu cihaza kaydedildi ve bağlantı geri gelince bir kez daha iletilir.',
    sent: 'Numaranız geçerli. İletildi, onay birazdan gelir.',
    confirmed: 'Numaranız geçerli ve onaylandı.',
    refused: 'Mümkün değil.',
    withdrawn: 'Artık geçerli değil. Lütfen bir görevliye başvurun.',
    'not-saved': 'Kaydedilemedi.',
  },

  noted: {
    heading: 'Geldiğiniz not edildi',
    text: (time: string) =>
      `Bu cihaz bağlı olmadığı için doğum tarihinizi şu anda kontrol edemiyor. Burada olduğunuz saati kaydetti: ${time}. Randevunuz varsa bu saat geçerlidir.`,
    help: 'Lütfen şimdi danışmada veya bir gişede geldiğinizi söyleyin. Ya da geliş kaydınızı randevu onayınızdaki kodla yapın: O zaman numaranızı hemen alırsınız.',
    code: 'Kodla geliş kaydı yap',
  },

  already: {
    waiting: 'Geliş kaydınız zaten yapıldı',
    since: (time) => `Geliş kaydınızın saati: ${time}.`,
    'at-counter': 'Sıranız zaten geldi',
    atCounterText: 'Hangi gişeye gideceğiniz ekranda yazıyor.',
    done: 'Bu randevu zaten tamamlandı',
    doneText: 'Başka bir işleminiz var mı? O zaman lütfen sıra numarası alın.',
  },

  early: {
    heading: 'Henüz çok erken',
    start: (time) => `Randevunuz bugün saat ${time}.`,
    from: (time) =>
      `Geliş kaydınızı saat ${time} itibarıyla burada yapabilirsiniz. Lütfen o zaman bu cihaza yeniden gelin.`,
  },

  late: {
    heading: 'Geliş kaydı için süre doldu',
    start: (time, until) => `Randevunuzun saati bugün ${time} idi. Geliş kaydı için son saat ${until} idi.`,
    help: 'Lütfen şimdi bir sıra numarası alın. Ya da bir görevliye başvurun.',
  },

  notOnSite: {
    heading: 'Bu randevu burada değil',
    start: (time) => `Randevunuz saat ${time} için; telefonla veya görüntülü görüşmeyle yapılacak.`,
    help: 'Burada giriş yapmanıza gerek yok. Nasıl olacağı onay mesajınızda yazıyor.',
  },

  otherDay: {
    heading: 'Bu randevu bugün değil',
    pass: (date) => `Bu QR kod başka bir gün için: ${date}.`,
    newer:
      'Randevunun zamanını değiştirdiniz mi? O zaman lütfen en yeni randevu onayınızdaki QR kodu kullanın.',
    moved: (date) => `Randevunun yeni günü: ${date}.`,
    movedHelp: 'Lütfen o gün geliş kaydınızı yeni randevu onayınızla yapın.',
  },

  otherOffice: {
    heading: 'Bu randevu başka bir yerde',
    here: (name) => `Bulunduğunuz yer: ${name}.`,
    there: 'Randevunun yeri:',
    unnamed: 'Bu QR kod başka bir daire için. Adres randevu onayınızda yazar.',
    address: 'Adres randevu onayınızda yazar.',
  },

  foreign: {
    heading: 'Bu bir randevunun QR kodu değil',
    text: 'Lütfen randevu onayınızdaki QR kodu kameraya tutun. Ya da altı rakamlı kodu girin.',
  },

  unknown: {
    code: 'Bu kod bugün burada yok',
    codeText:
      'Lütfen altı rakamı randevu onayınızla karşılaştırın. Orada randevunuzun günü ve yeri de yazar.',
    scan: 'Bu QR kod için bugün burada randevu yok',
    scanText: 'Lütfen randevu onayınızdaki günü ve yeri kontrol edin.',
    byMail: 'E-postadaki bağlantıyı açtınız mı? Randevu ancak o zaman geçerli olur.',
    help: 'Bir görevliye de sorabilir veya sıra numarası alabilirsiniz.',
    noted: (time) =>
      `Bu cihaz şu anda bağlı değil. Burada olduğunuz saati kaydetti: ${time}. Randevunuz varsa bu saat geçerlidir.`,
  },

  neutral: {
    heading: 'Geliş kaydınızı bununla yapamadık',
    text: 'Lütfen geliş kaydınızı randevu onayınızdaki QR kodla veya kodla yapın. Ya da bir görevliye başvurun.',
    again: 'Tekrar dene',
    ticket: 'Sıra numarası al',
    pauseReason:
      'Burada birkaç kez geliş kaydı denendi ama olmadı. Herkesin güvenliği için bu cihaz kısa bir ara veriyor.',
    pause: (seconds: number) =>
      plural(seconds, {
        one: '1 saniye sonra tekrar deneyebilirsiniz.',
        other: `${seconds} saniye sonra tekrar deneyebilirsiniz.`,
      }),
  },

  notSaved: {
    heading: 'Maalesef olmadı',
    text: 'Bu cihaz girdiğiniz bilgiyi kaydedemedi. Lütfen bir görevliye başvurun.',
  },

  service: {
    categoryHeading: 'Konu nedir?',
    favourites: 'Sık istenen hizmetler',
    all: 'Tüm hizmetler',
    furtherHeading: 'Başka hangi konu var?',
    serviceHeading: 'Hangi işlem için geldiniz?',
    minutes: (minutes: number) => `yaklaşık ${minutes} dk.`,
    appointmentOnly: 'Yalnızca randevuyla',
    ownNumber: 'Bunun için ayrı bir numara gerekir',
  },

  search: {
    open: 'Hizmet ara',
    heading: 'Ne yapmak istiyorsunuz?',
    hint: 'Bir kelime yazın, örneğin kimlik veya pasaport.',
    field: 'Kelimeniz',
    none: 'Bununla ilgili bir şey bulunamadı. Başka bir kelime deneyin veya geri dönün.',
    found: (count: number) => `${count} hizmet bulundu`,
    keys: 'Harfler',
    space: 'Boşluk',
    erase: 'Harfi sil',
    letters: 'abcçdefgğhıijklmnoöprsştuüvyzqwx',
  },

  summary: {
    heading: 'İşlemleriniz',
    persons: 'Sayı',
    more: (name: string) => `${name}: bir artır`,
    fewer: (name: string) => `${name}: bir azalt`,
    remove: (name: string) => `Çıkar: ${name}`,
    add: 'Başka bir işlem',
    take: 'Sıra numarası al',
    takeInterval: 'İlk boş saati al',
    taking: 'Bir dakika …',
    pauseReason: 'Burada az önce birkaç numara alındı. Numaranızı birkaç saniye sonra alabilirsiniz.',
    pause: (seconds: number) => plural(seconds, { one: '1 saniye kaldı', other: `${seconds} saniye kaldı` }),
    minutes: (minutes: number) => `Gişede yaklaşık ${minutes} dakika sürer.`,
    bring: 'Bunun için gerekenler',
    bringNothing: 'Bunun için özel bir belge gerekmiyor.',
    bringHint:
      'Eksik bir şey mi var? O zaman lütfen işleminizin bugün mümkün olup olmadığını danışmaya sorun.',
  },

  interval: {
    heading: (time: string) => `Randevunuz bugün saat ${time}`,
    code: 'Kodunuz',
    here: 'Geliş kaydınız zaten yapıldı.',
    checkIn: (from: string) => `Lütfen saat ${from} itibarıyla burada bu kodla geliş kaydınızı yapın.`,
    remember: 'Lütfen numaranızı ve kodunuzu aklınızda tutun.',
    confirmed: 'Randevunuz onaylandı.',
    takenAt: (date: string) => `Randevu tarihi: ${date}`,
  },

  ticket: {
    follow: 'Sıranızın ne zaman geleceğini telefondan takip edin',
    followCode: 'QR kod: numaranızı telefondan takip edin',
    heading: 'Sıra numaranız',
    next: 'Lütfen bekleme alanında oturun. Sıranız gelince numaranız ekranda görünür.',
    unheard:
      'Lütfen bekleme alanında oturun. Bu numara çağrılmıyor mu? O zaman lütfen numarayı bir gişede gösterin.',
    wait: (from: number, to: number) => `Bekleme süresi yaklaşık ${from}–${to} dakika.`,
    ahead: (count: number) =>
      count === 0
        ? 'Önünüzde bekleyen yok.'
        : plural(count, { one: 'Önünüzde 1 kişi bekliyor.', other: `Önünüzde ${count} kişi bekliyor.` }),
    print: 'Numarayı yazdır',
    reprint: 'Tekrar yazdır',
    printing: 'Yazdırılıyor …',
    noSlip: 'Fiş çıkmadı',
    noSlipText:
      'Teşekkürler, kuruma bildirilecek. Numaranız fiş olmadan da geçerlidir. Lütfen aklınızda tutun veya fotoğrafını çekin.',
    done: 'Tamam',
    takenAt: (date: string, time: string) => `Alındığı zaman: ${date}, saat ${time}`,
  },

  assistance: {
    moreHelp: 'Daha fazla yardıma ihtiyacım var',
    told: 'Görevliler bunu sizi çağırmadan önce görür. Değiştirmek için tekrar basın.',
    unheard: 'Bu not edildi. Bu cihaz şu anda bağlı değil: Lütfen bunu gişede de söyleyin.',
    failed: 'Bu not edilemedi. Lütfen bunu gişede söyleyin.',
    priority: 'Önceliğe ihtiyacım var',
    priorityTold: 'Öncelik not edildi',
    priorityHeading: 'Neden önceliğe ihtiyacınız var?',
    priorityHint: 'Bunu yalnızca görevliler görür, hiçbir ekranda görünmez. Size bunu sorabilirler.',
    noPriority: 'Bu nedenlerden hiçbiri',
  },

  noTicket: {
    heading: 'Şu anda sıra numarası verilmiyor',
    'not-open': (time) => `Sıra numaraları bugün saat ${time} itibarıyla yeniden verilir.`,
    closed: (opens) =>
      opens === null
        ? 'Daire kapalı.'
        : `Bugün artık sıra numarası verilmiyor. Dairenin yeniden açılışı: ${opens}.`,
    date: 'Bu cihaz şu anda bugünün hangi gün olduğundan emin değil. Lütfen bir görevliye başvurun.',
    'no-number': 'Bu cihazda şu anda boş numara yok. Lütfen bir görevliye başvurun.',
    'no-common-lane':
      'Bu işlemler farklı gişelerde yapılıyor. Lütfen her biri için ayrı bir sıra numarası alın.',
    refused: 'Sıra numarası verilemedi. Lütfen bir görevliye başvurun.',
    withdrawn: (number: string) =>
      `${number} numarası maalesef geçerli değil. Lütfen bir görevliye başvurun.`,
  },

  idle: {
    heading: 'Hâlâ orada mısınız?',
    text: (seconds: number) =>
      plural(seconds, {
        one: 'Bu cihaz 1 saniye sonra yeniden başlangıç sayfasını gösterir. Burada girdikleriniz o zaman artık görünmez. Alınmış bir randevu olduğu gibi kalır.',
        other: `Bu cihaz ${seconds} saniye sonra yeniden başlangıç sayfasını gösterir. Burada girdikleriniz o zaman artık görünmez. Alınmış bir randevu olduğu gibi kalır.`,
      }),
    outcome: (seconds: number) =>
      plural(seconds, {
        one: '1 saniye sonra başlangıç sayfası görünür. Okumaya devam etmek ister misiniz? O zaman ekrana dokunun.',
        other: `${seconds} saniye sonra başlangıç sayfası görünür. Okumaya devam etmek ister misiniz? O zaman ekrana dokunun.`,
      }),
    stay: 'Evet, devam',
    leave: 'Hayır, bitir',
  },
};
