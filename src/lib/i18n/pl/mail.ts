import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('pl-PL');

export const mail: Messages['mail'] = {
  greeting: (name) => `Dzień dobry, ${name}!`,
  greetingUnnamed: 'Dzień dobry!',
  closing: 'Z poważaniem',
  subject: {
    activation: 'proszę potwierdzić',
    confirmation: 'umówiona wizyta',
    cancellation: 'wizyta odwołana',
    moved: 'nowy termin',
    offer: 'jest wcześniejszy termin',
    reminder: 'przypomnienie',
  },
  title: {
    activation: (when) => `Proszę potwierdzić wizytę: ${when}`,
    confirmation: (when) => `Umówiona wizyta: ${when}`,
    cancellation: (when) => `Wizyta odwołana: ${when}`,
    moved: (when) => `Wizyta przełożona, nowy termin: ${when}`,
    offer: (when) => `Zwolnił się wcześniejszy termin (dotychczas: ${when})`,
    reminder: (when) => `Przypomnienie o wizycie: ${when}`,
  },
  intro: {
    activation:
      'Zarezerwowaliśmy dla Państwa termin. Proszę potwierdzić wizytę, w przeciwnym razie termin znowu będzie wolny.',
    confirmation: 'Wizyta jest potwierdzona.',
    cancellation: 'Ta wizyta jest odwołana. Nie trzeba już przychodzić.',
    moved: 'Wizyta została przełożona. Od teraz obowiązuje tylko nowy termin.',
    offer: 'Chcą Państwo przyjść wcześniej i zwolnił się termin.',
    reminder: 'Przypominamy o wizycie. Jeśli nie mogą Państwo przyjść, proszę ją odwołać.',
  },
  button: {
    activation: 'Do potwierdzenia',
    confirmation: 'Zobacz, przełóż lub odwołaj wizytę',
    cancellation: 'Umów nową wizytę',
    moved: 'Zobacz, przełóż lub odwołaj wizytę',
    offer: 'Zobacz propozycję',
    reminder: 'Zobacz, przełóż lub odwołaj wizytę',
  },
  activateBy: (time) => `Proszę potwierdzić wizytę najpóźniej do: ${time}.`,
  activateHow:
    'W tym celu proszę otworzyć link i nacisnąć na stronie „Potwierdź wizytę”. Dopiero wtedy wizyta jest umówiona.',
  movedFrom: (when) => `Dotychczas: ${when}`,
  offered: (when) => `Wcześniejszy termin: ${when}`,
  offerUntil: (time) => `Trzymamy go dla Państwa do: ${time}.`,
  offerStays: 'Dopóki go Państwo nie przyjmą, dotychczasowa wizyta pozostaje ważna.',
  what: 'Sprawa',
  when: 'Kiedy',
  where: 'Gdzie',
  way: 'Dojazd',
  onMap: 'Zobacz na mapie',
  number: 'Numer',
  code: 'Kod przybycia',
  at: (date, time) => `${date}, ${time}`,
  clock: (time) => `godz. ${time}`,
  duration: (minutes) =>
    plural(minutes, {
      one: `około ${minutes} minuty`,
      few: `około ${minutes} minut`,
      many: `około ${minutes} minut`,
      other: `około ${minutes} minuty`,
    }),
  times: (quantity) => `${quantity} ×`,
  haveReady: 'Proszę przygotować',
  how: 'Forma wizyty',
  byPhone: 'Telefonicznie',
  byVideo: 'Przez wideo',
  callsAt: (phone) => `Zadzwonimy pod numer ${phone}.`,
  calls: 'Zadzwonimy do Państwa.',
  videoLink: 'Otwórz rozmowę wideo',
  videoLinkText: 'Proszę otworzyć link o godzinie wizyty.',
  bring: 'Proszę zabrać ze sobą',
  forms: 'Formularze do wypełnienia',
  hints: 'Warto wiedzieć',
  checkIn: 'Zgłoszenie przybycia na miejscu',
  checkInWindow: (from, until) =>
    `Proszę zgłosić przybycie na terminalu między godz. ${from} a ${until}. W tym celu proszę przystawić do kamery kod QR z tego e-maila lub wpisać kod przybycia. Po godz. ${until} wizyta wygasa.`,
  birthDate: 'Wystarczy też data urodzenia: wtedy nie jest potrzebny ani telefon, ani wydruk.',
  qrAlt: (code) => `Kod QR do zgłoszenia przybycia, kod przybycia ${code}`,
  linkFallback: 'Jeśli przycisk nie działa, proszę otworzyć ten adres:',
  mailCode: (page, code) =>
    `Kod e-mail: ${code}. Nie działa on na terminalu. Jest potrzebny, aby przełożyć lub odwołać wizytę, oraz gdy link nie działa: wtedy proszę otworzyć ${page} i wpisać go tam.`,
  questions: 'Pytania? Proszę do nas zadzwonić:',
  mailboxFull:
    'Z tym adresem e-mail potwierdzono już największą możliwą liczbę przyszłych wizyt. Tę wizytę można potwierdzić dopiero po odwołaniu innej. Jeśli umówił ją ktoś inny, nie trzeba nic robić: wizyta wygaśnie.',
  declineReminder:
    'Nie chcą Państwo więcej przypomnień? Można z nich zrezygnować na stronie wizyty. Inne e-maile o wizycie będą nadal przychodzić.',
  notAsked:
    'Nie umawiali Państwo wizyty? Wtedy nie trzeba nic robić: bez potwierdzenia termin znowu będzie wolny.',
  calendarLink: 'Aby zobaczyć, przełożyć lub odwołać wizytę, proszę otworzyć link w e-mailu o tej wizycie.',
  calendarGone:
    'Czy wizyta jest w kalendarzu? Niektóre programy usuwają ją same. Jeśli nie, proszę ją usunąć.',
  calendarTitle: (office) => `Wizyta: ${office}`,
  calendarCancelled: (title) => `Odwołano: ${title}`,
  because: {
    asked: 'Zrobiliśmy to na Państwa prośbę.',
    'we-cannot': 'Musieliśmy go odwołać, ponieważ w tym czasie nie możemy Państwa przyjąć. Przepraszamy.',
    'booked-twice': 'Termin był zarezerwowany dwa razy. Drugi Państwa termin pozostaje aktualny.',
    'wrong-office': 'Tą sprawą zajmuje się inny urząd.',
  },
  proposals: 'Te terminy są obecnie wolne',
  bookAgain: 'Nowa rezerwacja',
  notHeld: 'Nie rezerwujemy dla Państwa tych terminów. Link otwiera rezerwację z wybranymi sprawami.',
  unanswered: {
    subject: (name) => `${name}: prośba czeka na odpowiedź`,
    title: 'Państwa prośba o termin czeka na odpowiedź',
    intro: (day) => `Poprosili nas Państwo o termin, ponieważ żaden nie był wolny. Data prośby: ${day}.`,
    erased: (day) => `Prośbę i Państwa dane usuniemy po dniu: ${day}.`,
    whatToDo:
      'Czy termin jest nadal potrzebny? Proszę sprawdzić, czy jest już wolny termin, lub do nas zadzwonić.',
    button: 'Zobacz wolne terminy',
    call: 'Nasz numer telefonu:',
    again: 'Jeśli nadal nie ma wolnego terminu, można tam wysłać nową prośbę.',
    alreadyTold: 'Czy już z Państwem rozmawialiśmy? Wtedy nie trzeba nic robić.',
    notAsked: 'Nie prosili Państwo o termin? Wtedy nie trzeba nic robić.',
  },
  test: {
    subject: (subject) => `Test: ${subject}`,
    notice: 'To jest wiadomość testowa. Taki termin nie istnieje.',
  },
  mailbox: {
    title: 'Skrzynka do wypróbowania',
    about:
      'Nie ustawiono tu serwera poczty. Dlatego ten system nie wysyła e-maili, tylko pokazuje je na tej stronie.',
    empty: 'Nie ma jeszcze e-maili.',
    to: 'Do',
    at: 'Napisano',
    link: 'Otwórz link z e-maila',
    content: 'Treść e-maila',
  },
};
