import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('tr-TR');

const minutesOf = (count: number): string => plural(count, { one: '1 dakika', other: `${count} dakika` });

// Values carry no endings: those would have to follow the sound of a name or number.
export const citizen: Messages['citizen'] = {
  offices: {
    title: 'Şehrinizde randevu',
    choose: 'Lütfen nerede randevuya ihtiyacınız olduğunu seçin.',
    none: 'Şu anda buradan randevu alınamıyor.',
    withoutScript:
      'Bu tarayıcıda JavaScript kapalı. JavaScript olmadan buradan randevu alamazsınız. Lütfen bizi arayın: Randevunuzu memnuniyetle biz alırız.',
    unreachable: 'Bağlantı yok',
    unreachableText: 'Liste yüklenemedi. Bağlantınız geri gelince tekrar deneriz.',
  },
  pageMissing: {
    title: 'Sayfa yüklenemedi',
    text: 'Lütfen bağlantınızı kontrol edin ve sayfayı yeniden yükleyin.',
  },
  start: {
    lead: 'Buradan randevu alırsınız. Bu yaklaşık bir dakika sürer.',
    book: 'Randevu al',
    resume: 'Başladığınız randevu talebine devam et',
    anew: 'Baştan başla',
    underway: 'Süren randevu talebine git',
    underwayText: 'Bir randevu talebi hâlâ yolda. Cevap gelince başka bir randevu alabilirsiniz.',
    refused: 'Sonuç vermeyen randevu talebine git',
    mine: 'Randevularım',
    ahead: (count) => plural(count, { one: 'Randevunuz', other: 'Randevularınız' }),
    aheadText: 'QR kodu gör',
    hours: 'Çalışma saatleri',
    hoursText: 'Önümüzdeki yedi gün',
    closed: 'kapalı',
    today: 'bugün',
    address: 'Adres',
    phone: 'Telefon',
    phoneText: 'Aramayı mı tercih edersiniz? Sizin için memnuniyetle randevu alırız.',
    call: (phone) => `Ara: ${phone}`,
    website: 'İnternet sitesi',
    imprint: 'Künye (Impressum)',
    privacy: 'Kişisel verilerin korunması',
    accessibility: 'Erişilebilirlik',
  },
  office: {
    loading: 'Sayfa yükleniyor …',
    unknown: 'Burada böyle bir daire yok',
    unknownText: 'Lütfen adresi kontrol edin veya listeden bir daire seçin.',
    unreachable: 'Şu anda bize ulaşılamıyor',
    unreachableText:
      'Bağlantınız yok ve bu cihazda henüz kayıtlı bir şey yok. Bağlantı gelince buradan devam edilir.',
    toOffices: 'Daireler listesine git',
  },
  steps: {
    services: 'İşlemler',
    documents: 'Belgeler',
    day: 'Gün',
    time: 'Saat',
    contact: 'Bilgileriniz',
    check: 'Kontrol et ve al',
  },
  services: {
    title: 'Ne yaptırmak istiyorsunuz?',
    text: 'Bir randevuda birden fazla işlem yaptırabilirsiniz.',
    search: 'İşlem ara',
    searchHint: 'Örneğin: pasaport veya taşınma',
    found: (count) => plural(count, { one: '1 işlem bulundu', other: `${count} işlem bulundu` }),
    nothing: 'Buna uyan bir işlem bulamadık. Lütfen başka bir kelime deneyin veya bizi arayın.',
    quantity: 'Sayı',
    quantityHint: 'Örneğin: kaç kişi veya kaç belge.',
    chosenIn: (count) => `${count} seçildi`,
    sum: (count, minutes) =>
      `${plural(count, { one: '1 işlem', other: `${count} işlem` })}, yaklaşık ${minutesOf(minutes)}`,
    about: (minutes) => `yaklaşık ${minutesOf(minutes)}`,
    further: (minutes) => `Her ek kişi veya ek belge: yaklaşık ${minutesOf(minutes)} daha.`,
    dropped: 'Seçilen bir işlem için artık internetten randevu alınamıyor',
    droppedText: 'Bu işlemi randevu talebinizden çıkardık. Lütfen seçiminizi kontrol edin.',
    none: 'Lütfen en az bir işlem seçin.',
    notOnline: 'İnternetten randevu alınamıyor. Lütfen bizi arayın veya randevusuz gelin.',
  },
  documents: {
    title: 'Lütfen yanınızda getirin',
    text: 'Bir belge eksikse işleminizi çoğu zaman tamamlayamayız.',
    none: 'Bu işlem için özel bir belge gerekmiyor.',
    forms: 'Formlar',
    online: 'Bu, randevusuz da yapılabilir',
    onlineText: 'Bu işlemi tamamen internetten yapabilirsiniz:',
    hint: 'Not',
    noAppointment: 'Bunun için randevu gerekmiyor',
    noAppointmentText:
      'Çalışma saatlerinde gelin ve terminalden bir sıra numarası alın. Sıranızın ne zaman geleceğini bu numarayla öğrenirsiniz.',
    nextAnyway: 'Yine de randevu al',
    next: 'Gün seçimine geç',
  },
  day: {
    title: 'Hangi gün gelmek istersiniz?',
    free: (count) => plural(count, { one: '1 boş saat', other: `${count} boş saat` }),
    none: 'Şu anda boş randevu yok',
    noneText:
      'Sürekli yeni randevular ekleniyor, iptal edilenler de yeniden boşalıyor. Lütfen daha sonra tekrar bakın veya bizi arayın.',
    earliest: 'En erken randevu',
    days: 'Veya bir gün seçin',
    paused: 'Birkaç dakika boyunca randevu alınamıyor',
    pausedText: (time, phone) =>
      `Sistemimiz şu anda verilerini geri yüklüyor. Yaklaşık saat ${time} itibarıyla buradan devam edebilirsiniz. Girdiğiniz bilgiler korunur. Aceleniz varsa bizi arayın: ${phone}`,
    opensAt: (when) => `randevu alınabilecek ilk zaman: ${when}`,
    releaseAt: (time) => `Bugün için yeni randevuların açılacağı saat: ${time}.`,
    stale: 'Şu anda bağlantınız yok',
    staleText:
      'Bu cihazın en son bildiği boş randevuları görüyorsunuz. Henüz hiçbir şey ayrılmadı. Yine de devam edebilirsiniz.',
    loading: 'Boş randevular yükleniyor …',
    notLoaded: 'Boş randevular henüz bu cihaza kaydedilmedi. Bağlantınız geri gelince burada görürsünüz.',
  },
  time: {
    title: 'Saat kaçta?',
    forenoon: 'Öğleden önce',
    afternoon: 'Öğleden sonra',
    duration: (minutes) => `Randevunuz yaklaşık ${minutesOf(minutes)} sürer.`,
    gone: 'Bu günde artık boş saat yok',
    goneText: 'Lütfen başka bir gün seçin.',
    otherDay: 'Başka gün seç',
  },
  contact: {
    title: 'Randevuya kim gelecek?',
    name: 'Ad ve soyad',
    mail: 'E-posta adresi',
    mailHint:
      'Onayı ve randevunun zamanını değiştirmek veya randevuyu iptal etmek için gereken bağlantıyı bu adrese göndeririz.',
    mailHintActivation:
      'Bu adrese bir bağlantı göndeririz. Bağlantıyı açın ve sayfada “Randevuyu onayla” düğmesine basın: Randevu ancak o zaman kesinleşir.',
    birthDate: 'Doğum tarihi',
    birthDateHint:
      'Bununla dairede telefonsuz da geliş kaydı yapabilirsiniz. Örneğin: 24 12 1950. Gün veya ay bilinmiyorsa oraya 00 girin.',
    phone: 'Telefon numarası',
    phoneHint: 'Yalnızca randevunuzla ilgili sorular için.',
    reminder: 'Lütfen bir gün önce bana e-postayla hatırlatın.',
    privacy: (days) =>
      `Bilgilerinizi yalnızca çalışanlarımız görür. Bilgiler randevudan ${plural(days, { one: 'bir gün', other: `${days} gün` })} sonra silinir.`,
    next: 'Özete geç',
  },
  left: {
    title: 'Hâlâ orada mısınız?',
    text: 'On dakikadır bir şey girmediniz. Bilgilerinizi başka biri okumasın diye kişisel bilgilerinizi ve sorularımıza verdiğiniz yanıtları iki dakika sonra bu sayfadan sileriz.',
    stay: 'Evet, devam',
    forget: 'Şimdi sil',
    forgot: 'Kişisel bilgilerinizi sildik',
    forgotText:
      'Bir süre bir şey girmediniz. Bu cihazda bilgilerinizi başka biri okumasın diye bilgiler artık burada yok. İşlemler, gün ve saat duruyor.',
  },
  check: {
    title: 'Her şey doğru mu?',
    services: 'İşlemler',
    when: 'Randevu',
    who: 'Kişi',
    where: 'Yer',
    mail: 'E-posta',
    phone: 'Telefon',
    birthDate: 'Doğum tarihi',
    reminder: 'Hatırlatma',
    reminderYes: 'bir gün önce e-postayla',
    change: (what) => `Değiştir: ${what}`,
    submit: 'Randevuyu kesin olarak al',
    submitReserve: 'Randevuyu ayır',
    activation: (duration) =>
      `Daha sonra içinde bağlantı olan bir e-posta alırsınız. Lütfen randevuyu bu bağlantıyla ${duration} içinde onaylayın, yoksa randevu başkalarına verilir.`,
    activationUntil: (time) =>
      `Daha sonra içinde bağlantı olan bir e-posta alırsınız. Lütfen randevuyu bu bağlantıyla en geç şu saate kadar onaylayın: ${time}. Yoksa randevu başkalarına verilir.`,
    hours: (count) => plural(count, { one: 'bir saat', other: `${count} saat` }),
    minutes: minutesOf,
    gone: 'Bu saat artık boş değil',
    goneText: 'Bilgileriniz duruyor. Lütfen başka bir saat seçin.',
    otherTime: 'Başka saat seç',
    times: (count, name) => `${count} × ${name}`,
  },
  sent: {
    title: 'Randevu talebiniz',
    label: 'Randevu talebi',
    saving: 'Randevu talebiniz bu cihaza kaydediliyor …',
    offline: 'Henüz hiçbir şey ayrılmadı',
    offlineText:
      'Randevu talebiniz bu cihaza kaydedildi. Bağlantı geri gelince gönderilir; bir şey yapmanız gerekmiyor. Lütfen bu sayfayı açık bırakın veya daha sonra yeniden açın: Cevap burada ve “Randevularım” altında görünür.',
    saved: 'Randevu talebiniz kaydedildi ve birazdan gönderilecek. Henüz hiçbir şey ayrılmadı.',
    perhaps: 'Randevu talebiniz bize ulaşmış olabilir',
    perhapsText:
      'Talep gönderildi, ama cevap gelmeden bağlantı koptu. Randevu sizin için ayrılmış da olabilir, ayrılmamış da. Talep bu cihaza kaydedildi. Bağlantı geri gelince cevap burada ve “Randevularım” altında görünür. Lütfen o zamana kadar yeniden randevu almayın.',
    waiting: 'Randevu talebiniz gönderildi. Cevap birazdan gelir …',
    notSaved: 'Lütfen bu sayfayı açık bırakın',
    notSavedText:
      'Bu cihaz randevu talebinizi kaydedemedi, örneğin belleği dolu olduğu için. Henüz size verilmiş bir randevu yok. Bu sayfa açık olduğu sürece talebi göndermeyi denemeye devam ederiz.',
    refused: 'Maalesef olmadı',
    notSent: 'Bilgileriniz duruyor. Lütfen tekrar deneyin veya bizi arayın.',
    kept: 'Girdiğiniz her şey duruyor.',
    alternatives: 'Bu randevular boş',
    alternativesText: 'Bu randevulardan birini seçin. Randevu alınmadan önce size bir kez daha sorarız.',
    noAlternatives: 'Şu anda başka boş randevu yok.',
    otherDay: 'Başka gün seç',
    edit: 'Bilgileri değiştir',
    tryAgain: 'Tekrar dene',
    reserved: 'Randevunuz ayrıldı',
    reservedUntil: (time) => `Ayrıldı, son saat: ${time}`,
    openMail:
      'Size bir e-posta gönderdik. Lütfen e-postadaki bağlantıyı açın ve sayfada “Randevuyu onayla” düğmesine basın. Randevu ancak o zaman kesinleşir.',
    mailSentTo: (mail) => `E-postanın gönderildiği adres: ${mail}.`,
    noMail: 'E-posta gelmedi mi? Lütfen istenmeyen e-posta (spam) klasörüne de bakın.',
    confirmed: 'Randevunuz onaylandı',
    over: 'Bu randevu artık geçerli değil',
    bookAnother: 'Başka bir randevu al',
    toAppointments: 'Randevularıma git',
    nothing: 'Burada şu anda süren bir randevu talebi yok.',
    proving:
      'Cihazınız kısa bir hesap yapıyor. Bu, randevuları otomatik programlara karşı korur. Bir şey yapmanız gerekmiyor.',
    withdraw: 'Randevu talebini geri çek',
    withdrawn: 'Randevu talebiniz geri çekildi',
    withdrawnText: 'Hiçbir şey gönderilmedi. Fikrinizi değiştirirseniz bilgileriniz duruyor.',
    withdrawnMine: 'Hiçbir şey gönderilmedi.',
    review: 'Bilgilere bak',
    tooLateToWithdraw: 'Geri çekmek için çok geç',
    tooLateToWithdrawText:
      'Randevu talebiniz bize ulaşmış olabilir. Cevap gelince randevuyu burada iptal edebilirsiniz.',
    unknown: 'Bu randevu talebinin sonucunu bilmiyoruz',
    unknownMine:
      'Randevuyu alıp almadığınız bu cihazda kayıtlı değil. Bağlantı gelince burada görürsünüz. Lütfen e-postalarınıza da bakın.',
    unknownText: 'Talep artık bu cihazda kayıtlı değil. Lütfen e-postalarınıza bakın veya bizi arayın.',
  },
  mine: {
    title: 'Randevularım',
    text: 'Burada, bu cihazla aldığınız veya e-postadaki bağlantıyla açtığınız randevular yer alır.',
    none: 'Bu cihazda kayıtlı randevu yok',
    noneText:
      'Randevuyu başka bir yerden mi aldınız? O zaman lütfen e-postanızdaki bağlantıyı bu cihazda açın veya e-posta kodunu girin.',
    unreadable: 'Bu cihaz kayıtlı randevularını şu anda okuyamıyor',
    unreadableText:
      'Bu, örneğin gizli pencerede olabilir. Randevularınız yine de geçerlidir. Lütfen sayfayı yeniden yükleyin veya e-postanızdaki bağlantıyı açın.',
    unkept: 'Bu cihaz bunu henüz kaydedemedi',
    unkeptText:
      'Burada yazanlar geçerlidir. Ama bu sayfayı kapatırsanız cihaz bunu bağlantı olmadan gösteremeyebilir, örneğin belleği dolu olduğu için. Lütfen en önemli bilgileri not edin veya ekran görüntüsü alın.',
    past: 'Geçmiş randevular',
    pending: 'Henüz cevaplanmayan randevu talebi',
    pendingOpen: 'Randevu talebine git',
    refused: 'Bu randevu talebi sonuç vermedi',
    refusedOpen: 'Randevu talebine git',
    dismiss: 'Artık gösterme',
    offline: 'Bağlantı yok',
    offlineText: 'Bu cihazın en son bildiklerini görüyorsunuz.',
    offlinePass: 'QR kodunuz yine de geçerlidir.',
    qr: 'Dairede geliş kaydı için QR kod',
    qrText: 'Dairede QR kodu terminale tutun veya geliş kodunu girin.',
    birthDate: 'Doğum tarihiniz de yeterlidir: O zaman ne telefona ne de çıktıya ihtiyacınız olur.',
    birthDateOptional: 'Randevu alırken doğum tarihinizi girdiniz mi? O zaman bu da yeterlidir.',
    checkIn: (from, until) => `Lütfen saat ${from} ile ${until} arasında terminalde geliş kaydınızı yapın.`,
    code: 'Geliş kodu',
    number: 'Numaranız',
    bring: 'Lütfen yanınızda getirin',
    calendar: 'Takvim kaydını e-postanın ekinde bulursunuz.',
    cancel: 'Randevuyu iptal et',
    cancelTitle: 'Bu randevuyu gerçekten iptal etmek istiyor musunuz?',
    cancelText: 'Randevu o zaman başkalarına verilebilir. Bu geri alınamaz.',
    cancelCode:
      'Randevuyu başka biri iptal etmesin diye: e-postadaki sekiz karakter, örneğin K7MP-9QRX. Bağlantının altında yazar.',
    cancelYes: 'Evet, randevuyu iptal et',
    cancelNo: 'Hayır, kalsın',
    cancelUnderway: 'iptal ediliyor',
    cancelLabel: 'İptal',
    cancelOffline:
      'İptal talebiniz bu cihaza kaydedildi. Bağlantı geri gelince gönderilir. O zamana kadar randevu geçerlidir.',
    cancelPerhaps:
      'İptal talebiniz bize ulaşmış olabilir. Talep bu cihaza kaydedildi. Bağlantı geri gelince randevunun iptal edilip edilmediğini burada görürsünüz.',
    cancelNotSaved:
      'Bu cihaz iptal talebinizi kaydedemedi. Lütfen randevu iptal edilene kadar bu sayfayı açık bırakın. O zamana kadar randevu geçerlidir.',
    cancelled: 'Randevu iptal edildi',
    cancelledText:
      'Randevu artık başkalarına verilebilir. Hâlâ randevuya ihtiyacınız var mı? O zaman lütfen yeni bir randevu alın.',
    cancelRefused: 'İptal mümkün olmadı',
    lapsed: 'Bu randevu geçerliliğini yitirdi',
    lapsedText: 'Zamanında onaylanmadı veya geliş kaydı için süre doldu. Yeni bir randevu alabilirsiniz.',
    lapsedUnconfirmed:
      'Zamanında onaylanmadı. Bu yüzden randevu yeniden boşaldı. Yeni bir randevu alabilirsiniz.',
    lapsedMissed:
      'Geliş kaydı için süre doldu. Lütfen terminalden bir sıra numarası alın veya yeni bir randevu alın.',
    arrived: 'Geliş kaydınız yapıldı. Lütfen bekleme alanındaki ekranı takip edin.',
    called: (counter) => `Çağrıldınız. Lütfen şuraya gidin: ${counter}.`,
    calledPlain: 'Çağrıldınız. Lütfen bekleme alanındaki ekranı takip edin.',
    missed: 'Çağrıldınız ama orada değildiniz',
    missedText:
      'Hâlâ burada mısınız? O zaman lütfen bir görevliye numaranızı söyleyin. Bir kez daha çağrılırsınız.',
    parked: 'İşleminiz yapılıyor. Lütfen yeniden çağrılana kadar bekleyin.',
    sharedDevice:
      'Bu kendi cihazınız değil mi? O zaman lütfen en sonunda randevuyu bu cihazdan kaldırın ve tarayıcı geçmişini silin. Bununla randevuyu iptal etmiş olmazsınız.',
    forgetWhat:
      'Randevuyu bu cihazdan kaldırabilirsiniz. Bununla randevuyu iptal etmiş olmazsınız: Randevu yalnızca bu cihazda artık görünmez.',
    forget: 'Bu cihazdan kaldır',
    forgetTitle: 'Randevuyu bu cihazdan kaldırmak istiyor musunuz?',
    forgetText:
      'Bununla randevuyu iptal etmiş olmazsınız: Randevu geçerli kalır. Ama bu cihazda artık görünmez ve onu yalnızca e-postanızdaki bağlantıyla bulursunuz.',
    forgetYes: 'Evet, kaldır',
    forgetNo: 'Hayır, kalsın',
    bookNew: 'Yeni randevu al',
    lost: 'Bu randevu artık bizde kayıtlı değil',
    lostText:
      'Bunun nedeni büyük olasılıkla bizdeki bir arızadır. Özür dileriz: Randevu artık geçerli değil. Lütfen yeni bir randevu alın veya bizi arayın.',
    lostToday: (code) =>
      `Bunun nedeni büyük olasılıkla bizdeki bir arızadır. Özür dileriz: Randevunun hâlâ geçerli olup olmadığını şu anda bilmiyoruz. Lütfen bizi arayın veya dairede sorun ve şu kodu söyleyin: ${code}.`,
  },
  today: {
    opens: (from) => `Randevunuz bugün. Geliş kaydınızı saat ${from} itibarıyla yapabilirsiniz.`,
    opensText: (until) => `Lütfen terminalde geliş kaydınızı yapın. Son saat: ${until}.`,
    open: 'Şimdi terminalde geliş kaydınızı yapabilirsiniz',
    openText: (until) => `Bunun için son saat: ${until}. Daha sonra randevu geçerliliğini yitirir.`,
    over: 'Geliş kaydı için süre doldu',
    overText: 'Lütfen terminalden bir sıra numarası alın, dairede birine sorun veya bizi arayın.',
  },
  line: {
    title: (number) => `Numaranız: ${number}`,
    ahead: (count) =>
      count === 0
        ? 'Önünüzde bekleyen başka numara yok.'
        : plural(count, {
            one: 'Önünüzde bir numara bekliyor.',
            other: `Önünüzde ${count} numara bekliyor.`,
          }),
    wait: (from, to) =>
      `Çağrılmanıza kadar geçecek tahmini süre: ${from === to ? `yaklaşık ${to}` : `${from}–${to}`} dakika.`,
    waitUnknown: 'Ne kadar süreceği şu anda söylenemiyor.',
    mayChange: 'Randevulu kişiler kendi saatlerinde çağrılır. Bu yüzden sıra değişebilir.',
    vibration: 'Bu sayfaya bir kez dokunun ve sayfayı açık bırakın: Çağrıldığınızda telefon titrer.',
    stay: 'Bu sayfayı açık bırakın: Çağrıldığınızda burada yazar.',
    early: (time) => `Randevunuzun saati: ${time}. Sıranız o zaman gelir.`,
    called: (counter) => `Çağrılıyorsunuz: ${counter}`,
    calledText: 'Lütfen şimdi oraya gidin.',
    serving: (counter) => `Sıra sizde: ${counter}`,
    gone: 'Bu numara şu anda beklemiyor',
    goneMissed:
      'Çağrıldınız ama orada değil miydiniz? O zaman lütfen bir görevliye numaranızı söyleyin. Bir kez daha çağrılırsınız. İşleminiz yapıldıysa her şey tamam.',
    goneNew: 'Numarayı az önce mi aldınız? O zaman birazdan kendiliğinden burada görünür.',
    otherDay: 'Bu numara bugüne ait değil',
    otherDayText: (date) =>
      `Yalnızca şu gün geçerlidir: ${date}. Bugün için lütfen terminalden yeni bir sıra numarası alın.`,
    offline: 'Bağlantı yok',
    offlineSince: (time) => `Bağlantı yok: Son bilgi saat ${time}`,
    offlineText: 'Lütfen bekleme alanındaki ekranı takip edin.',
    screen: 'Bekleme alanındaki ekranda yazan geçerlidir.',
  },
  move: {
    open: 'Randevunun zamanını değiştir',
    openUnderway: 'Zaman değişikliğine git',
    title: 'Randevunun zamanını değiştir',
    steps: { day: 'Yeni gün', time: 'Yeni saat', check: 'Kontrol et ve değiştir' },
    keeps: (when) => `Yenisini alana kadar şimdiki randevunuz (${when}) geçerlidir.`,
    check: 'Randevunun zamanını böyle değiştirmek istiyor musunuz?',
    checkText: 'Daha sonra yeniden onaylamanız gerekmiyor.',
    before: 'Önceki',
    after: 'Yeni',
    code: 'Randevunun zamanını başka biri değiştirmesin diye: e-postadaki sekiz karakter, örneğin K7MP-9QRX. Bağlantının altında yazar.',
    submit: 'Evet, zamanı değiştir',
    no: 'Hayır, böyle kalsın',
    label: 'Zaman değişikliği',
    to: (when) => `Yeni zaman: ${when}`,
    waiting: 'Bir dakika, yeni zamanı kaydediyoruz …',
    offline: 'Zamanı değiştirmek için bağlantı gerekiyor',
    offlineText:
      'Bu cihazın en son bildiği boş saatleri görüyorsunuz. Bağlantı geri gelince zamanı değiştirebilirsiniz. O zamana kadar şimdiki randevunuz geçerlidir.',
    savedText: (when) =>
      `Talebiniz bu cihaza kaydedildi. Bağlantı geri gelince gönderilir. O zamana kadar şimdiki randevunuz geçerlidir: ${when}.`,
    perhaps: 'Talebiniz bize ulaşmış olabilir',
    perhapsText:
      'Talep gönderildi, ama cevap gelmeden bağlantı koptu. Bu cihazın bağlantısı geri gelince hangi randevunun geçerli olduğunu burada görürsünüz.',
    notSaved: 'Lütfen bu sayfayı açık bırakın',
    notSavedText: (when) =>
      `Bu cihaz talebinizi kaydedemedi. Bu sayfa açık olduğu sürece göndermeyi denemeye devam ederiz. O zamana kadar şimdiki randevunuz geçerlidir: ${when}.`,
    withdraw: 'Değiştirmekten vazgeç',
    refused: 'Randevunun zamanı değiştirilmedi',
    stands: (when) => `Şimdiki randevunuz geçerli kalır: ${when}.`,
    tooOften:
      'Bu randevunun zamanı şu anda bir kez daha değiştirilemiyor. Lütfen daha sonra tekrar deneyin veya bizi arayın.',
    alternativesText: 'Bu saatlerden birini seçin. Değiştirmeden önce size bir kez daha sorarız.',
    done: 'Randevunuzun zamanı değiştirildi',
    doneText: 'Artık yalnızca yeni zaman geçerlidir.',
    impossible: 'Bu randevunun zamanı buradan değiştirilemiyor',
    impossibleText: 'Randevu henüz onaylanmadı, geçti veya iptal edildi ya da geliş kaydınız zaten yapıldı.',
    notOffered:
      'Bu randevudaki bir işlem artık internetten sunulmuyor. Randevunuz geçerli kalır. Lütfen bizi arayın.',
    nothing: 'Burada şu anda zamanı değiştirilen bir randevu yok.',
    was: (when) => `Zamanı değiştirildi. Önceki: ${when}`,
    state: 'zamanı değiştirildi',
    away: 'Bu randevunun zamanı değiştirildi',
    awaySameDay: 'Randevu artık aynı gün başka bir saatte.',
    awayText: (date) => `Randevunun yeni günü: ${date}.`,
  },
  waiting: {
    title: 'Daha erken gelmek ister misiniz?',
    offered: {
      required: 'Daha erken bir randevu boşalırsa onu size öneririz: e-postayla ve bu sayfada.',
      optional:
        'Daha erken bir randevu boşalırsa onu size bu sayfada öneririz, adresiniz bizde varsa e-postayla da. Yoksa lütfen bu sayfaya sık sık bakın.',
      off: 'Daha erken bir randevu boşalırsa onu size bu sayfada öneririz. Lütfen bu sayfaya sık sık bakın.',
    },
    stands: 'Siz kabul edene kadar şimdiki randevunuz geçerlidir.',
    held: (minutes: number) =>
      `O zaman cevap vermek için süreniz: ${
        minutes % 60 === 0
          ? plural(minutes / 60, { one: 'bir saat', other: `${minutes / 60} saat` })
          : minutesOf(minutes)
      }.`,
    ask: 'Bekleme listesine gir',
    askTitle: 'Daha erken bir randevu için bekleme listesi',
    keeps: 'Daha erken bir randevu boşalmasa da randevunuz geçerli kalır.',
    from: 'En erken hangi gün gelebilirsiniz?',
    anyDay: 'Mümkün olduğunca erken',
    yes: 'Bekleme listesine gir',
    no: 'Vazgeç',
    on: 'Bekleme listesindesiniz',
    onFrom: (date: string) => `Belirttiğiniz en erken gün: ${date}.`,
    change: 'Günü değiştir',
    end: 'Bekleme listesinden çık',
    endTitle: 'Bekleme listesinden çıkmak istiyor musunuz?',
    endText: 'Randevunuz geçerli kalır. Size artık daha erken randevu önermeyiz.',
    endYes: 'Evet, listeden çık',
    endNo: 'Hayır, listede kal',
    code: 'Bunu sizin adınıza başka biri değiştirmesin diye: e-postadaki sekiz karakter, örneğin K7MP-9QRX. Bağlantının altında yazar.',
    label: 'Bekleme listesi',
    offline: 'Talebiniz bu cihaza kaydedildi. Bağlantı geri gelince gönderilir.',
    notSaved: 'Bu cihaz talebinizi kaydedemedi. Lütfen talep bize ulaşana kadar bu sayfayı açık bırakın.',
    refused: 'Bekleme listesi değiştirilmedi',
    offer: 'Sizin için daha erken bir randevu var',
    offerText: (until: string) =>
      `Bu randevuyu sizin için şu zamana kadar tutuyoruz: ${until}. Siz kabul edene kadar şimdiki randevunuz geçerlidir.`,
    take: 'Bu randevuyu kabul et',
    decline: 'Reddet',
    declineTitle: 'Bu randevuyu reddetmek istiyor musunuz?',
    declineText: 'O zaman bu randevu başka birine verilir. Sizin randevunuz olduğu gibi geçerli kalır.',
    declineOne: 'Reddet, listede kal',
    declineAll: 'Reddet, listeden çık',
    declineNo: 'Vazgeç',
    heldUntil: (until: string) => `Bu randevu sizin için şu zamana kadar ayrıldı: ${until}.`,
    beside:
      'Uygun randevu yok mu? Daha geç bir randevu alın ve sonra bekleme listesine girin: Daha erken bir randevu boşalırsa onu size öneririz.',
    besideMove: 'Hiçbiri uygun değil mi? Randevunuzun sayfasında bekleme listesine girebilirsiniz.',
  },
  mailCorrection: {
    title: 'E-posta gelmedi mi veya adres yanlış mı?',
    hint: 'Lütfen adresi kontrol edin. Bağlantıyı ve e-posta kodunu bu adrese bir kez daha göndeririz. Randevunuz ayrılmış kalır.',
    submit: 'E-postayı yeniden gönder',
    label: 'Yeni e-posta',
    sent: 'E-posta yolda',
    refused: 'E-posta yeniden gönderilemedi',
  },
  mailQuestion: {
    title: 'E-posta adresi doğru mu?',
    typed: 'Girdiğiniz adres:',
    meant: 'Belki bunu yazmak istediniz:',
    take: 'Evet, doğrusu bu',
    keep: 'Hayır, girdiğim doğru',
  },
  mailCode: {
    title: 'E-postadaki randevuyu aç',
    text: 'Randevunuz burada yok mu veya e-postadaki bağlantı yalnızca bu sayfaya mı getiriyor? O zaman e-posta programınız bağlantının bir bölümünü silmiş olabilir. Lütfen e-posta kodunu girin.',
    afterLink:
      'Bağlantıyı açtınız ve yine de bu sayfayı mı görüyorsunuz? O zaman e-posta programınız bağlantının bir bölümünü silmiştir veya bağlantı başka bir tarayıcıda açılmıştır. Bu durumda lütfen e-posta kodunu buraya girin.',
    label: 'E-posta kodu',
    hint: 'Sekiz karakter, örneğin K7MP-9QRX. E-postada bağlantının altında yazar.',
    submit: 'Randevuyu aç',
    busy: 'Bir dakika …',
    problems: {
      missing: 'Lütfen e-posta kodunu girin.',
      malformed: 'E-posta kodu sekiz harf ve rakamdan oluşur. Lütfen kodu kontrol edin.',
      'check-in-code':
        'Bu, dairede geliş kaydı için olan koddur. E-posta kodu sekiz karakterdir ve bağlantının altında yazar.',
      unknown:
        'Bu e-posta koduyla bir randevu yok. Lütfen kodu en yeni e-postayla bir kez daha karşılaştırın.',
      'too-many': 'Çok fazla deneme yapıldı. Lütfen bir saat sonra tekrar deneyin.',
      unreachable: 'Şu anda bize ulaşılamıyor. Lütfen birazdan tekrar deneyin.',
    },
  },
  activate: {
    text: 'Randevunuz ayrıldı, ama henüz onaylanmadı. Lütfen düğmeye basın.',
    until: (time) => `Bunun için son saat: ${time}.`,
    submit: 'Randevuyu onayla',
    label: 'Onay',
    offline:
      'Onayınız bu cihaza kaydedildi. Bağlantı geri gelince gönderilir. Düğmeye bastığınız zaman geçerlidir, yeter ki randevu o sırada hâlâ boş olsun.',
    notSaved: 'Bu cihaz onayınızı kaydedemedi. Lütfen randevu onaylanana kadar bu sayfayı açık bırakın.',
    alternativesText: 'Almak için bir randevuya basın. O zaman bilgilerinizi bir kez daha isteriz.',
    refused: 'Onay mümkün olmadı',
    loading: 'Randevunuz yükleniyor …',
    badLink: 'Bu bağlantı eksik',
    badLinkText:
      'Lütfen e-postadaki bağlantıyı yeniden açın veya tamamını kopyalayın. Randevunuz henüz onaylanmadı mı? O zaman e-postada yazan zamanda geçerliliğini yitirir.',
    badLinkWays:
      'Randevunuz onaylandıysa dairede geliş kaydı için bağlantıya ihtiyacınız yok: Orada doğum tarihiniz veya e-postadaki altı rakamlı kod yeterlidir.',
    unknown: 'Bu bağlantıyla artık bir randevu yok',
    unknownText:
      'Randevunuz geçti mi? O zaman bilgilerini sildik ve her şey yolunda. Randevunuzun zamanı henüz gelmedi mi? O zaman büyük olasılıkla bizdeki bir arıza yüzünden kayboldu ve artık geçerli değil. Bu durumda lütfen yeni bir randevu alın veya bizi arayın.',
    waitOffline: 'Bu randevu henüz yüklenmedi',
    waitOfflineText: 'Bağlantınız geri gelince burada kendiliğinden görünür.',
  },
};
