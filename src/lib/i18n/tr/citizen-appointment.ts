/** The page of a citizen's own appointment: its state, the day of it, the line, and a move. */
import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('tr-TR');

export const citizenAppointment: Pick<Messages['citizen'], 'mine' | 'today' | 'line' | 'move'> = {
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
    calendar: 'Takvime ekle',
    calendarTitle: (office) => `Randevu: ${office}`,
    print: 'Yazdır',
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
    name: 'Ad ver',
    rename: 'Adı değiştir',
    nameTitle: 'Bu randevunun adı burada ne olsun?',
    nameLabel: 'Randevunun adı',
    nameText: 'Örneğin: Babam. Bu ad yalnızca bu cihazda kalır. Bize ulaşmaz.',
    nameSave: 'Kaydet',
    nameUnsaved: 'Bu cihaz adı kaydedemedi',
    reminderOn: 'Bir gün önce size e-posta ile hatırlatırız.',
    reminderOff: 'Bu randevu için hatırlatma almayacaksınız.',
    reminderDecline: 'Hatırlatma gönderme',
    reminderAsk: 'E-posta ile hatırlat',
    reminderLabel: 'Hatırlatma',
    reminderRefused: 'Hatırlatma değiştirilmedi',
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
};
