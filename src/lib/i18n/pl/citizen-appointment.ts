/** The page of a citizen's own appointment: its state, the day of it, the line, and a move. */
import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';
import { minutesOf } from './minutes.ts';

const plural = pluralIn('pl-PL');

export const citizenAppointment: Pick<Messages['citizen'], 'mine' | 'today' | 'line' | 'move'> = {
  mine: {
    title: 'Moje wizyty',
    text: 'Tutaj są wizyty umówione na tym urządzeniu lub otwarte przez link z e-maila.',
    none: 'Na tym urządzeniu nie zapisano żadnej wizyty',
    noneText:
      'Wizytę umówiono gdzie indziej? Proszę otworzyć na tym urządzeniu link z e-maila lub wpisać kod e-mail.',
    unreadable: 'To urządzenie nie może teraz odczytać zapisanych wizyt',
    unreadableText:
      'Zdarza się to na przykład w oknie prywatnym. Wizyty są mimo to ważne. Proszę ponownie załadować stronę lub otworzyć link z e-maila.',
    unkept: 'To urządzenie nie mogło tego jeszcze zapisać',
    unkeptText:
      'To, co tu widać, jest ważne. Ale po zamknięciu tej strony to urządzenie bez połączenia być może już tego nie pokaże, na przykład dlatego, że jego pamięć jest pełna. Proszę zapisać sobie najważniejsze rzeczy lub zrobić zrzut ekranu.',
    past: 'Wcześniejsze wizyty',
    pending: 'Rezerwacja jeszcze bez odpowiedzi',
    pendingOpen: 'Do rezerwacji',
    refused: 'Ta rezerwacja się nie udała',
    refusedOpen: 'Do rezerwacji',
    dismiss: 'Nie pokazuj więcej',
    offline: 'Brak połączenia',
    offlineText: 'Widać tu dane, które to urządzenie ostatnio znało.',
    offlinePass: 'Kod QR jest mimo to ważny.',
    qr: 'Kod QR do zgłoszenia przybycia na miejscu',
    qrText: 'Na miejscu proszę przystawić kod QR do terminala lub wpisać kod przybycia.',
    birthDate: 'Wystarczy też data urodzenia: wtedy nie jest potrzebny ani telefon, ani wydruk.',
    birthDateOptional: 'Przy umawianiu wizyty podano datę urodzenia? Wtedy wystarczy też ona.',
    checkIn: (from, until) => `Proszę zgłosić przybycie na terminalu między godz. ${from} a ${until}.`,
    code: 'Kod przybycia',
    number: 'Państwa numer',
    bring: 'Proszę zabrać ze sobą',
    calendar: 'Dodaj do kalendarza',
    calendarTitle: (office) => `Wizyta: ${office}`,
    print: 'Drukuj',
    cancel: 'Odwołaj wizytę',
    cancelTitle: 'Czy na pewno odwołać tę wizytę?',
    cancelText: 'Termin będzie wtedy wolny dla innych. Nie można tego cofnąć.',
    cancelCode:
      'Aby wizyty nie odwołał nikt inny: osiem znaków z e-maila, na przykład K7MP-9QRX. Są pod linkiem.',
    cancelYes: 'Tak, odwołaj wizytę',
    cancelNo: 'Nie, zachowaj',
    cancelUnderway: 'w trakcie odwoływania',
    cancelLabel: 'Odwołanie wizyty',
    cancelOffline:
      'Odwołanie jest zapisane na tym urządzeniu. Gdy tylko wróci połączenie, zostanie wysłane. Do tego czasu wizyta jest jeszcze ważna.',
    cancelPerhaps:
      'Odwołanie być może już do nas dotarło. Jest zapisane na tym urządzeniu. Gdy tylko wróci połączenie, będzie tu widać, czy wizyta jest odwołana.',
    cancelNotSaved:
      'To urządzenie nie mogło zapisać odwołania. Proszę nie zamykać tej strony, dopóki wizyta nie będzie odwołana. Do tego czasu jest jeszcze ważna.',
    cancelled: 'Wizyta jest odwołana',
    cancelledText: 'Termin będzie wolny dla innych. Wizyta jest jeszcze potrzebna? Proszę umówić nową.',
    cancelRefused: 'Nie udało się odwołać wizyty',
    lapsed: 'Ta wizyta wygasła',
    lapsedText:
      'Nie potwierdzono jej na czas albo minął czas na zgłoszenie przybycia. Można umówić nową wizytę.',
    lapsedUnconfirmed:
      'Nie potwierdzono jej na czas. Dlatego termin jest znowu wolny. Można umówić nową wizytę.',
    lapsedMissed:
      'Czas na zgłoszenie przybycia już minął. Proszę pobrać numer na terminalu lub umówić nową wizytę.',
    arrived: 'Przybycie jest zgłoszone. Proszę patrzeć na ekran w poczekalni.',
    called: (counter) => `Numer jest wywołany. Proszę podejść: ${counter}.`,
    calledPlain: 'Numer jest wywołany. Proszę patrzeć na ekran w poczekalni.',
    missed: 'Numer został wywołany, ale nikt nie podszedł',
    missedText:
      'Są Państwo jeszcze na miejscu? Proszę podać pracownikom swój numer. Zostanie wywołany jeszcze raz.',
    parked: 'Sprawa jest w trakcie załatwiania. Proszę czekać na ponowne wywołanie.',
    sharedDevice:
      'To nie jest Państwa własne urządzenie? Na koniec proszę usunąć wizytę z tego urządzenia i wyczyścić historię przeglądarki. To nie odwołuje wizyty.',
    forgetWhat:
      'Można usunąć wizytę z tego urządzenia. To jej nie odwołuje: nie będzie jej tylko widać na tym urządzeniu.',
    forget: 'Usuń z tego urządzenia',
    forgetTitle: 'Czy usunąć wizytę z tego urządzenia?',
    forgetText:
      'To nie odwołuje wizyty: pozostaje ona ważna. Na tym urządzeniu nie będzie jej już widać i można ją będzie znaleźć tylko przez link z e-maila.',
    forgetYes: 'Tak, usuń',
    forgetNo: 'Nie, zachowaj',
    name: 'Nadaj nazwę',
    rename: 'Zmień nazwę',
    nameTitle: 'Jak nazwać tę wizytę na tym urządzeniu?',
    nameLabel: 'Nazwa wizyty',
    nameText: 'Na przykład: tata. Nazwa jest tylko na tym urządzeniu. My jej nie dostajemy.',
    nameSave: 'Zapisz',
    nameUnsaved: 'To urządzenie nie mogło zapisać nazwy',
    reminderOn: 'Dzień wcześniej przypomnimy Państwu e-mailem.',
    reminderOff: 'O tej wizycie nie dostaną Państwo przypomnienia.',
    reminderDecline: 'Nie wysyłaj przypomnienia',
    reminderAsk: 'Przypomnij e-mailem',
    reminderLabel: 'Przypomnienie',
    reminderRefused: 'Przypomnienie nie zostało zmienione',
    bookNew: 'Umów nową wizytę',
    lost: 'Nie mamy już tej wizyty w systemie',
    lostText:
      'Przyczyną jest prawdopodobnie usterka po naszej stronie. Przepraszamy: wizyta nie jest już ważna. Proszę umówić nową wizytę lub do nas zadzwonić.',
    lostToday: (code) =>
      `Przyczyną jest prawdopodobnie usterka po naszej stronie. Przepraszamy: nie wiemy teraz, czy wizyta jest jeszcze ważna. Proszę do nas zadzwonić lub zapytać na miejscu i podać kod ${code}.`,
  },
  today: {
    opens: (from) => `Wizyta jest dzisiaj. Przybycie można zgłosić od godz. ${from}.`,
    opensText: (until) => `Proszę zgłosić przybycie na terminalu do godz. ${until}.`,
    open: 'Można teraz zgłosić przybycie na terminalu',
    openText: (until) => `Jest to możliwe do godz. ${until}. Potem wizyta wygasa.`,
    over: 'Czas na zgłoszenie przybycia już minął',
    overText: 'Proszę pobrać numer na terminalu, zwrócić się do pracowników na miejscu lub do nas zadzwonić.',
  },
  line: {
    title: (number) => `Państwa numer: ${number}`,
    ahead: (count) =>
      count === 0
        ? 'Przed Państwem nie czeka żaden inny numer.'
        : plural(count, {
            one: `Przed Państwem czeka ${count} numer.`,
            few: `Przed Państwem czekają ${count} numery.`,
            many: `Przed Państwem czeka ${count} numerów.`,
            other: `Przed Państwem czeka ${count} numeru.`,
          }),
    wait: (from, to) =>
      from === to
        ? `Do wywołania pozostało prawdopodobnie około ${minutesOf(to)}.`
        : `Do wywołania pozostało prawdopodobnie od ${from} do ${minutesOf(to)}.`,
    waitUnknown: 'Nie można teraz powiedzieć, jak długo to potrwa.',
    mayChange: 'Osoby z umówioną wizytą są wywoływane o swojej godzinie. Dlatego kolejność może się zmienić.',
    vibration:
      'Proszę raz dotknąć tej strony i jej nie zamykać: telefon zawibruje, gdy numer zostanie wywołany.',
    stay: 'Proszę nie zamykać tej strony: tutaj będzie widać, kiedy numer zostanie wywołany.',
    early: (time) => `Wizyta zaczyna się o godz. ${time}. Wtedy nadejdzie Państwa kolej.`,
    called: (counter) => `Numer jest wywoływany: ${counter}`,
    calledText: 'Proszę teraz tam podejść.',
    serving: (counter) => `Państwa kolej: ${counter}`,
    gone: 'Ten numer teraz nie czeka',
    goneMissed:
      'Numer został wywołany, ale nikt nie podszedł? Proszę podać pracownikom swój numer. Zostanie wywołany jeszcze raz. Jeśli sprawa jest już załatwiona, wszystko jest w porządku.',
    goneNew: 'Numer pobrano przed chwilą? Zaraz sam się tutaj pojawi.',
    otherDay: 'Ten numer nie jest z dzisiaj',
    otherDayText: (date) =>
      `Jest ważny tylko w tym dniu: ${date}. Na dzisiaj proszę pobrać nowy numer na terminalu.`,
    offline: 'Brak połączenia',
    offlineSince: (time) => `Brak połączenia: od godz. ${time} nie wiemy nic nowego`,
    offlineText: 'Proszę patrzeć na ekran w poczekalni.',
    screen: 'Obowiązuje to, co pokazuje ekran w poczekalni.',
  },
  move: {
    open: 'Przełóż wizytę',
    openUnderway: 'Do zmiany terminu',
    title: 'Zmiana terminu wizyty',
    steps: { day: 'Nowy dzień', time: 'Nowa godzina', check: 'Sprawdź i przełóż' },
    keeps: (when) => `Dotychczasowa wizyta (${when}) jest ważna, dopóki nie ma nowej.`,
    check: 'Czy tak przełożyć wizytę?',
    checkText: 'Potem nie trzeba jej jeszcze raz potwierdzać.',
    before: 'Dotychczas',
    after: 'Nowy termin',
    code: 'Aby wizyty nie przełożył nikt inny: osiem znaków z e-maila, na przykład K7MP-9QRX. Są pod linkiem.',
    submit: 'Tak, przełóż wizytę',
    no: 'Nie, zostaw bez zmian',
    label: 'Zmiana terminu',
    to: (when) => `Nowy termin: ${when}`,
    waiting: 'Chwileczkę, wpisujemy nowy termin …',
    offline: 'Aby przełożyć wizytę, potrzebne jest połączenie',
    offlineText:
      'Widać tu wolne terminy, które to urządzenie ostatnio znało. Wizytę można przełożyć, gdy tylko wróci połączenie. Do tego czasu ważna jest dotychczasowa wizyta.',
    savedText: (when) =>
      `Prośba jest zapisana na tym urządzeniu. Gdy tylko wróci połączenie, zostanie wysłana. Do tego czasu ważna jest dotychczasowa wizyta: ${when}.`,
    perhaps: 'Prośba być może już do nas dotarła',
    perhapsText:
      'Została wysłana, ale połączenie zostało przerwane, zanim przyszła odpowiedź. Gdy tylko to urządzenie znowu będzie miało połączenie, będzie tu widać, która wizyta jest ważna.',
    notSaved: 'Proszę nie zamykać tej strony',
    notSavedText: (when) =>
      `To urządzenie nie mogło zapisać prośby. Dopóki ta strona jest otwarta, nadal próbujemy ją wysłać. Do tego czasu ważna jest dotychczasowa wizyta: ${when}.`,
    withdraw: 'Jednak nie przekładaj',
    refused: 'Wizyta nie została przełożona',
    stands: (when) => `Dotychczasowa wizyta jest nadal ważna: ${when}.`,
    tooOften:
      'Teraz nie można przełożyć tej wizyty jeszcze raz. Proszę spróbować później lub do nas zadzwonić.',
    alternativesText: 'Proszę wybrać jeden z tych terminów. Zanim przełożymy wizytę, zapytamy jeszcze raz.',
    done: 'Wizyta została przełożona',
    doneText: 'Od teraz obowiązuje tylko nowy termin.',
    impossible: 'Tej wizyty nie można tutaj przełożyć',
    impossibleText:
      'Nie jest jeszcze potwierdzona, już minęła lub jest odwołana, albo przybycie jest już zgłoszone.',
    notOffered:
      'Dla jednej ze spraw nie można już umówić wizyty online. Wizyta jest nadal ważna. Proszę do nas zadzwonić.',
    nothing: 'Żadna wizyta nie jest tu teraz przekładana.',
    was: (when) => `Przełożono. Dotychczas: ${when}`,
    state: 'przełożono',
    away: 'Ta wizyta została przełożona',
    awaySameDay: 'Jest teraz w tym samym dniu o innej godzinie.',
    awayText: (date) => `Jest teraz w tym dniu: ${date}.`,
  },
};
