import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('tr-TR');

// Values carry no endings: those would have to follow the sound of a name or number.
export const mail: Messages['mail'] = {
  greeting: (name) => `Sayın ${name},`,
  greetingUnnamed: 'İyi günler,',
  closing: 'Saygılarımızla',
  subject: {
    activation: 'lütfen onaylayın',
    confirmation: 'randevunuz',
    cancellation: 'randevu iptal edildi',
    moved: 'yeni randevu zamanınız',
    offer: 'daha erken bir randevu var',
    reminder: 'hatırlatma',
  },
  title: {
    activation: (when) => `Lütfen randevunuzu onaylayın: ${when}`,
    confirmation: (when) => `Randevunuz: ${when}`,
    cancellation: (when) => `Randevunuz iptal edildi: ${when}`,
    moved: (when) => `Randevunuzun yeni zamanı: ${when}`,
    offer: (when) => `Daha erken bir randevu boşaldı (şimdiki randevunuz: ${when})`,
    reminder: (when) => `Hatırlatma: Randevunuz ${when}`,
  },
  intro: {
    activation:
      'Sizin için bir randevu ayırdık. Lütfen randevuyu onaylayın, yoksa randevu başkalarına verilir.',
    confirmation: 'Randevunuz onaylandı.',
    cancellation: 'Bu randevu iptal edildi. Artık gelmeniz gerekmiyor.',
    moved: 'Randevunuzun zamanı değiştirildi. Artık yalnızca yeni zaman geçerlidir.',
    offer: 'Daha erken gelmek istiyordunuz; daha erken bir randevu boşaldı.',
    reminder: 'Randevunuzu hatırlatırız. Gelemeyecekseniz lütfen randevuyu iptal edin.',
  },
  button: {
    activation: 'Onay sayfasına git',
    confirmation: 'Randevuyu gör, zamanını değiştir veya iptal et',
    cancellation: 'Yeni randevu al',
    moved: 'Randevuyu gör, zamanını değiştir veya iptal et',
    offer: 'Erken randevuyu gör',
    reminder: 'Randevuyu gör, zamanını değiştir veya iptal et',
  },
  activateBy: (time) => `Onay için son zaman: ${time}.`,
  activateHow:
    'Bunun için bağlantıyı açın ve sayfada “Randevuyu onayla” düğmesine basın. Randevu ancak o zaman kesinleşir.',
  movedFrom: (when) => `Önceki zaman: ${when}`,
  offered: (when) => `Daha erken randevu: ${when}`,
  offerUntil: (time) => `Bu randevuyu sizin için şu zamana kadar tutuyoruz: ${time}.`,
  offerStays: 'Siz kabul edene kadar şimdiki randevunuz geçerlidir.',
  what: 'İşlem',
  when: 'Zaman',
  where: 'Yer',
  way: 'Yol tarifi',
  onMap: 'Haritada gör',
  number: 'Numaranız',
  code: 'Geliş kodunuz',
  at: (date, time) => `${date}, saat ${time}`,
  // The word for the hour stands in `at`.
  clock: (time) => time,
  duration: (minutes) => plural(minutes, { one: 'yaklaşık 1 dakika', other: `yaklaşık ${minutes} dakika` }),
  times: (quantity) => `${quantity} ×`,
  haveReady: 'Lütfen hazır bulundurun',
  how: 'Randevu türü',
  byPhone: 'Telefonla',
  byVideo: 'Görüntülü görüşmeyle',
  callsAt: (phone) => `Sizi şu numaradan ararız: ${phone}.`,
  calls: 'Sizi ararız.',
  videoLink: 'Görüntülü görüşmeyi aç',
  videoLinkText: 'Lütfen bağlantıyı randevu saatinde açın.',
  bring: 'Lütfen yanınızda getirin',
  forms: 'Doldurulacak formlar',
  hints: 'Bilmeniz gerekenler',
  checkIn: 'Dairede geliş kaydı',
  checkInWindow: (from, until) =>
    `Lütfen saat ${from} ile ${until} arasında terminalde geliş kaydınızı yapın. Bunun için bu e-postadaki QR kodu kameraya tutun veya geliş kodunu girin. Son saat ${until}. Daha sonra randevu geçerliliğini yitirir.`,
  birthDate: 'Doğum tarihiniz de yeterlidir: O zaman ne telefona ne de çıktıya ihtiyacınız olur.',
  qrAlt: (code) => `Dairede geliş kaydı için QR kod, geliş kodu ${code}`,
  linkFallback: 'Düğme çalışmazsa lütfen bu adresi açın:',
  mailCode: (page, code) =>
    `E-posta kodunuz: ${code}. Bu kod terminalde geçerli değildir. Randevunun zamanını değiştirmek veya randevuyu iptal etmek için ve bağlantı çalışmazsa gerekir: O zaman ${page} adresini açın ve kodu oraya girin.`,
  questions: 'Sorularınız mı var? Bizi arayın:',
  mailboxFull:
    'Bu e-posta adresiyle onaylanabilecek açık randevu sayısına ulaşıldı. Bu randevuyu ancak başka bir randevuyu iptal ettikten sonra onaylayabilirsiniz. Randevuyu siz almadıysanız bir şey yapmanız gerekmiyor: Randevu geçerliliğini yitirir.',
  declineReminder:
    'Artık hatırlatma istemiyor musunuz? Randevunuzun sayfasında hatırlatmayı kapatabilirsiniz. Randevunuzla ilgili diğer e-postalar gelmeye devam eder.',
  notAsked:
    'Randevu almadınız mı? O zaman bir şey yapmanız gerekmiyor: Onaylanmayan randevu başkalarına verilir.',
  calendarLink:
    'Randevuyu görmek, zamanını değiştirmek veya iptal etmek için lütfen bu randevuyla ilgili e-postadaki bağlantıyı açın.',
  calendarGone:
    'Randevu takviminizde kayıtlı mı? Bazı programlar onu kendiliğinden siler. Silinmediyse lütfen siz silin.',
  calendarTitle: (office) => `Randevu: ${office}`,
  calendarCancelled: (title) => `İptal edildi: ${title}`,
  because: {
    asked: 'Bunu siz istemiştiniz.',
    'we-cannot':
      'O saatte sizinle ilgilenemeyeceğimiz için randevuyu iptal etmek zorunda kaldık. Özür dileriz.',
    'booked-twice': 'Randevu iki kez alınmıştı. Diğer randevunuz geçerli kalıyor.',
    'wrong-office': 'İşleminizden başka bir daire sorumludur.',
  },
  proposals: 'Şu anda boş olan saatler',
  bookAgain: 'Yeniden randevu alma',
  notHeld: 'Bu saatleri sizin için ayırmıyoruz. Bağlantı, randevu sayfasını seçtiğiniz işlemlerle açar.',
  unanswered: {
    subject: (name) => `${name}: talebiniz henüz yanıtlanmadı`,
    title: 'Randevu talebiniz henüz yanıtlanmadı',
    intro: (day) => `Boş randevu olmadığı için bizden randevu istediniz. Talebinizin tarihi: ${day}.`,
    erased: (day) => `Talebinizi ve bilgilerinizi şu tarihten sonra sileriz: ${day}.`,
    whatToDo: 'Hâlâ randevuya ihtiyacınız var mı? Lütfen boş randevu olup olmadığına bakın veya bizi arayın.',
    button: 'Boş randevuları göster',
    call: 'Telefon numaramız:',
    again: 'Hâlâ boş randevu yoksa oradan bize yeni bir talep gönderebilirsiniz.',
    alreadyTold: 'Sizinle daha önce konuştuk mu? O zaman bir şey yapmanız gerekmiyor.',
    notAsked: 'Randevu istemediniz mi? O zaman bir şey yapmanız gerekmiyor.',
  },
  test: {
    subject: (subject) => `Deneme: ${subject}`,
    notice: 'Bu bir deneme e-postasıdır. Böyle bir randevu yok.',
  },
  mailbox: {
    title: 'Deneme posta kutusu',
    about:
      'Burada bir e-posta sunucusu ayarlı değil. Bu yüzden sistem e-posta göndermiyor, e-postaları bu sayfada gösteriyor.',
    empty: 'Henüz e-posta yok.',
    to: 'Kime',
    at: 'Yazılma zamanı',
    link: 'E-postadaki bağlantıyı aç',
    content: 'E-postanın içeriği',
  },
};
