import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';
import { citizenAppointment } from './citizen-appointment.ts';
import { minutesOf } from './minutes.ts';

const plural = pluralIn('pl-PL');

const hoursOf = (count: number): string =>
  plural(count, {
    one: `${count} godziny`,
    few: `${count} godzin`,
    many: `${count} godzin`,
    other: `${count} godziny`,
  });

export const citizen: Messages['citizen'] = {
  offices: {
    title: 'Wizyty w urzędach Państwa miasta',
    choose: 'Proszę wybrać, gdzie potrzebna jest wizyta.',
    none: 'Teraz nie można tutaj umówić wizyty.',
    withoutScript:
      'W tej przeglądarce JavaScript jest wyłączony. Bez JavaScriptu nie można tutaj umówić wizyty. Proszę do nas zadzwonić: chętnie umówimy wizytę przez telefon.',
    unreachable: 'Brak połączenia',
    unreachableText: 'Nie udało się załadować listy. Gdy tylko wróci połączenie, spróbujemy jeszcze raz.',
  },
  start: {
    beingSetUp: 'Ten urząd jest właśnie uruchamiany. Nie ma tu jeszcze terminów.',
    lead: 'Tutaj można umówić wizytę. Zajmie to około minuty.',
    book: 'Umów wizytę',
    resume: 'Dokończ rozpoczętą rezerwację',
    anew: 'Zacznij od nowa',
    underway: 'Do trwającej rezerwacji',
    underwayText:
      'Jedna rezerwacja jest jeszcze w drodze. Gdy tylko nadejdzie odpowiedź, można będzie umówić kolejną wizytę.',
    refused: 'Do rezerwacji, która się nie udała',
    mine: 'Moje wizyty',
    ahead: (count) => (count === 1 ? 'Umówiona wizyta' : 'Umówione wizyty'),
    aheadText: 'Zobacz kod QR',
    hours: 'Godziny otwarcia',
    hoursText: 'Najbliższe siedem dni',
    closed: 'zamknięte',
    today: 'dzisiaj',
    address: 'Adres',
    phone: 'Telefon',
    phoneText: 'Wolą Państwo zadzwonić? Chętnie umówimy wizytę przez telefon.',
    call: (phone) => `Zadzwoń: ${phone}`,
    website: 'Strona internetowa',
    imprint: 'Nota prawna (Impressum)',
    privacy: 'Ochrona danych',
    accessibility: 'Dostępność',
  },
  office: {
    loading: 'Trwa ładowanie strony …',
    unknown: 'Takiego urzędu tutaj nie ma',
    unknownText: 'Proszę sprawdzić adres lub wybrać urząd z listy.',
    unreachable: 'Nie ma z nami teraz połączenia',
    unreachableText:
      'Nie ma połączenia, a na tym urządzeniu nic jeszcze nie zapisano. Gdy tylko pojawi się połączenie, można będzie tu kontynuować.',
    toOffices: 'Do listy urzędów',
  },
  steps: {
    services: 'Sprawy',
    documents: 'Dokumenty',
    day: 'Dzień',
    time: 'Godzina',
    contact: 'Dane',
    check: 'Sprawdź i umów',
  },
  services: {
    title: 'Co chcą Państwo załatwić?',
    text: 'Podczas jednej wizyty można załatwić kilka spraw.',
    search: 'Szukaj sprawy',
    searchHint: 'Na przykład: paszport (Reisepass) lub przeprowadzka (Umzug)',
    found: (count) =>
      plural(count, {
        one: `Znaleziono ${count} sprawę`,
        few: `Znaleziono ${count} sprawy`,
        many: `Znaleziono ${count} spraw`,
        other: `Znaleziono ${count} sprawy`,
      }),
    nothing: 'Nie znaleźliśmy takiej sprawy. Proszę spróbować innego słowa lub do nas zadzwonić.',
    elsewhere: 'Tę sprawę załatwia inny urząd',
    nothingHere: 'Tutaj nie załatwia się tej sprawy.',
    askingTown: 'Szukamy także w innych urzędach …',
    quantity: 'Liczba',
    quantityHint: 'Na przykład: ile osób lub dokumentów.',
    chosenIn: (count) => `Wybrano: ${count}`,
    sum: (count, minutes) =>
      plural(count, {
        one: `${count} sprawa, około ${minutesOf(minutes)}`,
        few: `${count} sprawy, około ${minutesOf(minutes)}`,
        many: `${count} spraw, około ${minutesOf(minutes)}`,
        other: `${count} sprawy, około ${minutesOf(minutes)}`,
      }),
    about: (minutes) => `około ${minutesOf(minutes)}`,
    further: (minutes) =>
      `Na każdą kolejną osobę, każdy kolejny dokument: jeszcze około ${minutesOf(minutes)}.`,
    dropped: 'Dla jednej z wybranych spraw nie można już umówić wizyty online',
    droppedText: 'Usunęliśmy ją z rezerwacji. Proszę sprawdzić swój wybór.',
    none: 'Proszę wybrać co najmniej jedną sprawę.',
    notOnline: 'Wizyty nie można umówić online. Proszę do nas zadzwonić lub przyjść bez umówienia.',
    onlyByPhone: 'Wizyty nie można umówić online. Proszę do nas zadzwonić.',
    notTogether: (name) => `Nie podczas jednej wizyty razem z: ${name}.`,
    mostServices: (most) =>
      most === 1
        ? 'Podczas jednej wizyty można załatwić jedną sprawę.'
        : `Podczas jednej wizyty można załatwić najwyżej tyle spraw: ${most}.`,
  },
  link: {
    opening: 'Otwieramy Państwa sprawę …',
    unknown: 'Tutaj nie ma takiej sprawy',
    unknownText: 'Link jest może stary albo niepełny. Prosimy wybrać sprawę z listy lub do nas zadzwonić.',
    notOnline: 'W tej sprawie nie można umówić się przez internet',
    notOnlineText: 'Prosimy zadzwonić lub przyjść bez terminu.',
    onlyByPhone: 'Prosimy zadzwonić. Bez terminu nie można tego załatwić.',
    unknownToo: 'Innej sprawy podanej w linku tutaj nie ma.',
    choose: 'Wybierz sprawę',
    rest: 'Dalej z pozostałymi sprawami',
  },
  variant: {
    title: 'Jak ma się odbyć wizyta?',
    name: 'Forma wizyty',
    onSite: 'Na miejscu',
    phone: 'Telefonicznie',
    video: 'Przez wideo',
    phoneText: 'Zadzwonimy do Państwa o wybranej godzinie.',
    videoText: 'Link do rozmowy otrzymają Państwo z potwierdzeniem.',
    ready: 'Proszę przygotować',
    readyText: 'Wtedy sprawę można załatwić podczas rozmowy.',
    callsAt: (phone) => `Zadzwonimy pod numer ${phone}.`,
    calls: 'Zadzwonimy do Państwa.',
    link: 'Otwórz rozmowę wideo',
    linkText: 'Proszę otworzyć link o godzinie wizyty.',
    now: {
      phone: 'Zaraz do Państwa zadzwonimy. Proszę mieć telefon pod ręką.',
      video: 'Proszę teraz otworzyć rozmowę wideo. Zaraz się Państwem zajmiemy.',
    },
    missed: 'Nie udało się nam z Państwem połączyć',
    missedText: 'Proszę do nas zadzwonić lub umówić nową wizytę.',
  },
  documents: {
    title: 'Proszę zabrać ze sobą',
    text: 'Jeśli brakuje dokumentu, często nie możemy załatwić sprawy do końca.',
    none: 'Do tej sprawy nie są potrzebne żadne szczególne dokumenty.',
    forms: 'Formularze',
    online: 'Można to załatwić także bez wizyty',
    onlineText: 'Tę sprawę można w całości załatwić przez internet:',
    hint: 'Wskazówka',
    noAppointment: 'Do tej sprawy nie trzeba umawiać wizyty',
    noAppointmentText:
      'Proszę przyjść w godzinach otwarcia i pobrać numer na terminalu. Dzięki niemu będzie wiadomo, kiedy nadejdzie kolej.',
    chosen: (when) => `Wybrany termin: ${when}`,
    gone: (when) => `${when}: ten termin nie jest już wolny. W następnym kroku proszę wybrać inną godzinę.`,
    nextChosen: 'Dalej',
    nextAnyway: 'Mimo to umów wizytę',
    next: 'Dalej do wyboru dnia',
  },
  day: {
    title: 'W jakim dniu chcą Państwo przyjść?',
    free: (count) =>
      plural(count, {
        one: `${count} wolny termin`,
        few: `${count} wolne terminy`,
        many: `${count} wolnych terminów`,
        other: `${count} wolnego terminu`,
      }),
    none: 'Teraz nie ma wolnych terminów',
    noneText:
      'Nowe terminy pojawiają się na bieżąco, także po odwołanych wizytach. Proszę zajrzeć później lub do nas zadzwonić.',
    earliest: 'Najbliższy wolny termin',
    days: 'Albo proszę wybrać dzień',
    asList: 'Pokaż jako listę',
    asMonth: 'Pokaż jako miesiąc',
    allDays: 'Wszystkie dni',
    monthBefore: 'Poprzedni miesiąc',
    monthAfter: 'Następny miesiąc',
    keys: 'Strzałkami można przejść z dnia na dzień, klawiszami Page Up i Page Down z miesiąca na miesiąc.',
    reasons: {
      full: 'brak wolnych terminów',
      closed: 'zamknięte',
      past: 'minęło',
      'not-offered': 'w tym dniu brak terminów dla Państwa sprawy',
      unknown: 'jeszcze nie wiadomo, co jest wolne',
    },
    releaseOn: (when) => `teraz brak wolnych terminów, kolejne od: ${when}`,
    holiday: (name) => `zamknięte, ${name}`,
    legend: {
      free: 'wolne',
      full: 'teraz brak wolnych terminów',
      closed: 'zamknięte lub nie można się umówić',
    },
    paused: 'Przez kilka minut nie można umówić wizyty',
    pausedText: (time, phone) =>
      `Nasz system właśnie odtwarza swoje dane. Około godz. ${time} będzie można tu kontynuować. Wpisane dane zostaną zachowane. W pilnej sprawie proszę do nas zadzwonić: ${phone}`,
    withoutFile: 'Obecnie brak nowych zapisów',
    opensAt: (when) => `wizytę można umówić od: ${when}`,
    releaseAt: (time) => `O godz. ${time} udostępnimy kolejne terminy na dzisiaj.`,
    stale: 'Teraz nie ma połączenia',
    staleText:
      'Widać tu wolne terminy, które to urządzenie ostatnio znało. Nic jeszcze nie jest zarezerwowane. Mimo to można kontynuować.',
    loading: 'Trwa ładowanie wolnych terminów …',
    notLoaded:
      'Na tym urządzeniu nie zapisano jeszcze, które terminy są wolne. Gdy tylko wróci połączenie, będą tu widoczne.',
  },
  time: {
    title: 'O której godzinie?',
    forenoon: 'Przed południem',
    afternoon: 'Po południu',
    duration: (minutes) => `Wizyta trwa około ${minutesOf(minutes)}.`,
    gone: 'W tym dniu nie ma już wolnych terminów',
    goneText: 'Proszę wybrać inny dzień.',
    otherDay: 'Wybierz inny dzień',
  },
  contact: {
    title: 'Kto przyjdzie na wizytę?',
    name: 'Imię i nazwisko',
    mail: 'Adres e-mail',
    mailHint: 'Na ten adres wyślemy potwierdzenie i link, aby przełożyć lub odwołać wizytę.',
    mailHintActivation:
      'Na ten adres wyślemy link. Proszę go otworzyć i nacisnąć na stronie „Potwierdź wizytę”: dopiero wtedy wizyta jest umówiona.',
    birthDate: 'Data urodzenia',
    birthDateHint:
      'Dzięki niej można zgłosić przybycie na miejscu także bez telefonu. Na przykład: 24 12 1950. Jeśli dzień lub miesiąc nie jest znany, proszę wpisać tam 00.',
    phone: 'Numer telefonu',
    phoneHint: 'Tylko na wypadek pytań o wizytę.',
    reminder: 'Proszę o przypomnienie e-mailem dzień wcześniej.',
    keep: 'Zapamiętaj moje dane na tym urządzeniu na następny termin',
    keepText:
      'Tylko jeśli to jest Państwa własne urządzenie. Jeśli usuną Państwo termin z tego urządzenia, usuniemy też dane, w przeciwnym razie 30 dni po terminie.',
    filled: 'Państwa dane są już wpisane',
    filledText:
      'Zapisali je Państwo na tym urządzeniu, gdy rezerwowali Państwo ostatni termin. Prosimy sprawdzić, czy nadal są aktualne.',
    empty: 'Usuń dane',
    privacy: (days) =>
      plural(days, {
        one: `Dane widzą tylko nasi pracownicy. ${days} dzień po wizycie dane zostaną usunięte.`,
        few: `Dane widzą tylko nasi pracownicy. ${days} dni po wizycie dane zostaną usunięte.`,
        many: `Dane widzą tylko nasi pracownicy. ${days} dni po wizycie dane zostaną usunięte.`,
        other: `Dane widzą tylko nasi pracownicy. ${days} dnia po wizycie dane zostaną usunięte.`,
      }),
    next: 'Dalej do podsumowania',
  },
  left: {
    title: 'Czy są Państwo jeszcze tutaj?',
    text: 'Od dziesięciu minut nic nie wpisano. Aby nikt inny nie przeczytał Państwa danych, za dwie minuty usuniemy z tej strony dane osobowe i odpowiedzi na nasze pytania.',
    stay: 'Tak, dalej',
    forget: 'Usuń teraz',
    forgot: 'Usunęliśmy Państwa dane osobowe',
    forgotText:
      'Przez pewien czas nic nie wpisano. Aby nikt inny przy tym urządzeniu nie przeczytał Państwa danych, nie ma ich już tutaj. Sprawy, dzień i godzina są zachowane.',
  },
  check: {
    title: 'Czy wszystko się zgadza?',
    services: 'Sprawy',
    when: 'Wizyta',
    who: 'Osoba',
    where: 'Miejsce',
    mail: 'E-mail',
    phone: 'Telefon',
    birthDate: 'Data urodzenia',
    reminder: 'Przypomnienie',
    reminderYes: 'e-mailem dzień wcześniej',
    change: (what) => `Zmień: ${what}`,
    submit: 'Umów wizytę',
    submitReserve: 'Zarezerwuj termin',
    activation: (duration) =>
      `Potem przyjdzie e-mail z linkiem. Proszę przez ten link potwierdzić wizytę w ciągu ${duration}, w przeciwnym razie termin znowu będzie wolny.`,
    activationUntil: (time) =>
      `Potem przyjdzie e-mail z linkiem. Proszę przez ten link potwierdzić wizytę do godz. ${time}, w przeciwnym razie termin znowu będzie wolny.`,
    hours: hoursOf,
    minutes: minutesOf,
    gone: 'Ta godzina jest już zajęta',
    goneText: 'Wpisane dane są zachowane. Proszę wybrać inną godzinę.',
    otherTime: 'Wybierz inną godzinę',
    times: (count, name) => `${count} × ${name}`,
  },
  sent: {
    title: 'Rezerwacja wizyty',
    label: 'Rezerwacja',
    saving: 'Trwa zapisywanie rezerwacji na tym urządzeniu …',
    offline: 'Termin nie jest jeszcze przyznany',
    offlineText:
      'Rezerwacja jest zapisana na tym urządzeniu. Gdy tylko wróci połączenie, zostanie wysłana; nie trzeba nic robić. Proszę nie zamykać tej strony lub otworzyć ją później jeszcze raz: odpowiedź będzie tutaj i w części „Moje wizyty”.',
    saved: 'Rezerwacja jest zapisana i zaraz zostanie wysłana. Termin nie jest jeszcze przyznany.',
    perhaps: 'Rezerwacja być może już do nas dotarła',
    perhapsText:
      'Została wysłana, ale połączenie zostało przerwane, zanim przyszła odpowiedź. Być może termin jest już dla Państwa zarezerwowany, a być może nie. Rezerwacja jest zapisana na tym urządzeniu. Gdy tylko wróci połączenie, odpowiedź będzie tutaj i w części „Moje wizyty”. Do tego czasu proszę nie umawiać wizyty jeszcze raz.',
    waiting: 'Rezerwacja została wysłana. Odpowiedź zaraz nadejdzie …',
    notSaved: 'Proszę nie zamykać tej strony',
    notSavedText:
      'To urządzenie nie mogło zapisać rezerwacji, na przykład dlatego, że pamięć jest pełna. Termin nie jest jeszcze przyznany. Dopóki ta strona jest otwarta, nadal próbujemy wysłać rezerwację.',
    refused: 'Niestety, nie udało się',
    notSent: 'Wpisane dane są zachowane. Proszę spróbować jeszcze raz lub do nas zadzwonić.',
    kept: 'Wszystkie wpisane dane są zachowane.',
    alternatives: 'Te terminy są wolne',
    alternativesText: 'Proszę wybrać jeden z tych terminów. Zanim umówimy wizytę, zapytamy jeszcze raz.',
    noAlternatives: 'Teraz nie ma innych wolnych terminów.',
    otherDay: 'Wybierz inny dzień',
    edit: 'Zmień dane',
    tryAgain: 'Spróbuj jeszcze raz',
    reserved: 'Termin jest zarezerwowany',
    reservedUntil: (time) => `Zarezerwowano do godz. ${time}`,
    openMail:
      'Wysłaliśmy e-mail. Proszę otworzyć link z e-maila i nacisnąć na stronie „Potwierdź wizytę”. Dopiero wtedy wizyta jest umówiona.',
    mailSentTo: (mail) => `E-mail wysyłamy na adres ${mail}.`,
    noMail: 'E-mail nie dotarł? Proszę sprawdzić także folder „Spam”.',
    confirmed: 'Wizyta jest potwierdzona',
    over: 'Ta wizyta nie jest już ważna',
    bookAnother: 'Umów kolejną wizytę',
    toAppointments: 'Do moich wizyt',
    nothing: 'Żadna rezerwacja nie jest teraz w drodze.',
    proving:
      'To urządzenie rozwiązuje krótkie zadanie obliczeniowe. Chroni to terminy przed automatami. Nie trzeba nic robić.',
    withdraw: 'Wycofaj rezerwację',
    withdrawn: 'Rezerwacja jest wycofana',
    withdrawnText: 'Nic nie wysłano. Wpisane dane są zachowane, gdyby były jeszcze potrzebne.',
    withdrawnMine: 'Nic nie wysłano.',
    review: 'Zobacz dane',
    tooLateToWithdraw: 'Na wycofanie rezerwacji jest za późno',
    tooLateToWithdrawText:
      'Rezerwacja być może już do nas dotarła. Gdy tylko nadejdzie odpowiedź, można będzie tutaj odwołać wizytę.',
    unknown: 'Nie wiemy, co się stało z tą rezerwacją',
    unknownMine:
      'Na tym urządzeniu nie zapisano, czy termin został przyznany. Gdy tylko będzie połączenie, będzie to tu widać. Proszę sprawdzić także swoją pocztę e-mail.',
    unknownText:
      'Nie jest już zapisana na tym urządzeniu. Proszę sprawdzić swoją pocztę e-mail lub do nas zadzwonić.',
  },
  ...citizenAppointment,
  waiting: {
    title: 'Chcą Państwo przyjść wcześniej?',
    offered: {
      required:
        'Jeśli zwolni się wcześniejszy termin, zaproponujemy go Państwu: e-mailem i tutaj na tej stronie.',
      optional:
        'Jeśli zwolni się wcześniejszy termin, zaproponujemy go Państwu tutaj na tej stronie, a także e-mailem, jeśli mamy adres. W przeciwnym razie proszę często tu zaglądać.',
      off: 'Jeśli zwolni się wcześniejszy termin, zaproponujemy go Państwu tutaj na tej stronie. Proszę często tu zaglądać.',
    },
    stands: 'Umówiona wizyta jest ważna, dopóki nie przyjmą Państwo nowego terminu.',
    held: (minutes) =>
      minutes % 60 === 0
        ? `Odpowiedzieć trzeba będzie w ciągu ${hoursOf(minutes / 60)}.`
        : `Odpowiedzieć trzeba będzie w ciągu ${minutesOf(minutes)}.`,
    ask: 'Wpisz na listę oczekujących',
    askTitle: 'Lista oczekujących na wcześniejszy termin',
    keeps: 'Wizyta pozostaje ważna, także jeśli nie zwolni się żaden wcześniejszy termin.',
    from: 'Od kiedy mogą Państwo przyjść?',
    anyDay: 'Jak najszybciej',
    yes: 'Wpisz na listę oczekujących',
    no: 'Anuluj',
    on: 'Są Państwo na liście oczekujących',
    onFrom: (date) => `Podano, od kiedy mogą Państwo przyjść: ${date}.`,
    change: 'Zmień dzień',
    end: 'Skreśl z listy oczekujących',
    endTitle: 'Czy skreślić Państwa z listy oczekujących?',
    endText: 'Wizyta pozostaje ważna. Nie będziemy już proponować wcześniejszych terminów.',
    endYes: 'Tak, skreśl z listy',
    endNo: 'Nie, zostaw na liście',
    code: 'Aby nie zmienił tego nikt inny: osiem znaków z e-maila, na przykład K7MP-9QRX. Są pod linkiem.',
    label: 'Lista oczekujących',
    offline: 'Prośba jest zapisana na tym urządzeniu. Gdy tylko wróci połączenie, zostanie wysłana.',
    notSaved:
      'To urządzenie nie mogło zapisać prośby. Proszę nie zamykać tej strony, dopóki prośba do nas nie dotrze.',
    refused: 'Lista oczekujących nie została zmieniona',
    offer: 'Jest dla Państwa wcześniejszy termin',
    offerText: (until) =>
      `Trzymamy go dla Państwa do: ${until}. Dopóki go Państwo nie przyjmą, ważna jest dotychczasowa wizyta.`,
    take: 'Przyjmij ten termin',
    decline: 'Odrzuć',
    declineTitle: 'Czy odrzucić ten termin?',
    declineText: 'Otrzyma go wtedy inna osoba. Umówiona wizyta pozostaje ważna bez zmian.',
    declineOne: 'Odrzuć, zostaw na liście',
    declineAll: 'Odrzuć, skreśl z listy',
    declineNo: 'Anuluj',
    heldUntil: (until) => `Ten termin trzymamy dla Państwa do: ${until}.`,
    beside:
      'Żaden termin nie pasuje? Proszę umówić wizytę na później, a potem wpisać się na listę oczekujących: jeśli zwolni się wcześniejszy termin, zaproponujemy go Państwu.',
    besideMove: 'Żaden nie pasuje? Na stronie wizyty można wpisać się na listę oczekujących.',
  },
  enquiry: {
    offer: 'Zostaw prośbę o termin',
    offerText: 'Można też zostawić nam prośbę o termin. Odezwiemy się do Państwa.',
    title: 'Prośba o termin',
    text: 'Teraz nie ma wolnych terminów. Proszę napisać, co chcą Państwo załatwić i kiedy mogą przyjść: odezwiemy się do Państwa. To jeszcze nie jest umówiona wizyta.',
    days: 'W które dni mogą Państwo przyjść?',
    daysMissing: 'Proszę wybrać co najmniej jeden dzień.',
    reach: 'Jak możemy się z Państwem skontaktować?',
    reachText: 'Adres e-mail lub numer telefonu: wystarczy jedno z nich.',
    reachMissing: 'Proszę podać, jak możemy się z Państwem skontaktować.',
    mailHint: 'Na ten adres do Państwa napiszemy.',
    phoneHint: 'Pod ten numer do Państwa zadzwonimy.',
    privacy: (days) =>
      plural(days, {
        one: `Dane widzą tylko nasi pracownicy. ${days} dzień po wysłaniu prośby dane zostaną usunięte.`,
        few: `Dane widzą tylko nasi pracownicy. ${days} dni po wysłaniu prośby dane zostaną usunięte.`,
        many: `Dane widzą tylko nasi pracownicy. ${days} dni po wysłaniu prośby dane zostaną usunięte.`,
        other: `Dane widzą tylko nasi pracownicy. ${days} dnia po wysłaniu prośby dane zostaną usunięte.`,
      }),
    submit: 'Wyślij prośbę',
    sending: 'Prośba jest wysyłana. Proszę nie zamykać tej strony …',
    done: 'Otrzymaliśmy Państwa prośbę',
    doneText: 'Odezwiemy się do Państwa. Wizyta nie jest jeszcze umówiona.',
    notSent: 'Prośba nie została wysłana',
    notSentText:
      'Nie ma teraz połączenia. Wpisane dane są nadal tutaj. Proszę spróbować później lub do nas zadzwonić.',
    perhaps: 'Być może mamy już Państwa prośbę',
    perhapsText:
      'Połączenie zostało przerwane, zanim nadeszła odpowiedź. Proszę nie wysyłać prośby jeszcze raz. Aby mieć pewność, proszę do nas zadzwonić.',
    toFree: 'Do wolnych terminów',
    again: 'Spróbuj jeszcze raz',
  },
  push: {
    start: 'Wyślij wiadomość na telefon, gdy nadejdzie moja kolej',
    stop: 'Nie wysyłaj wiadomości',
    text: 'Wiadomość przyjdzie także wtedy, gdy ta strona jest zamknięta. Podaje numer i stanowisko, nie nazwisko.',
    on: 'Wiadomość przyjdzie, gdy numer zostanie wywołany. Proszę mimo to patrzeć na ekran: wiadomość może się spóźnić.',
    denied: 'Ta przeglądarka nie pozwala tutaj na wiadomości. Można to zmienić w jej ustawieniach.',
    failed: 'To się nie udało. Proszę patrzeć na ekran w poczekalni lub pozostawić tę stronę otwartą.',
    install:
      'iPhone lub iPad otrzyma wiadomość tylko wtedy, gdy ta strona zostanie dodana do ekranu początkowego i stamtąd otwarta.',
  },
  mailCorrection: {
    title: 'E-mail nie dotarł albo adres jest błędny?',
    hint: 'Proszę sprawdzić adres. Wyślemy na niego jeszcze raz link i kod e-mail. Termin pozostaje zarezerwowany.',
    submit: 'Wyślij e-mail jeszcze raz',
    label: 'Nowy e-mail',
    sent: 'E-mail jest w drodze',
    refused: 'Nie udało się wysłać e-maila jeszcze raz',
  },
  mailQuestion: {
    title: 'Czy adres e-mail jest prawidłowy?',
    typed: 'Wpisano:',
    meant: 'Może chodziło o:',
    take: 'Tak, ten jest prawidłowy',
    keep: 'Nie, wpisany adres jest prawidłowy',
  },
  mailCode: {
    title: 'Otwórz wizytę z e-maila',
    text: 'Nie ma tu wizyty albo link z e-maila prowadzi tylko na tę stronę? Być może program pocztowy usunął część linku. Proszę wpisać kod e-mail.',
    afterLink:
      'Link jest już otwarty, a mimo to widać tę stronę? To znaczy, że program pocztowy usunął część linku albo link otworzył się w innej przeglądarce. Wtedy proszę wpisać tutaj kod e-mail.',
    label: 'Kod e-mail',
    hint: 'Osiem znaków, na przykład K7MP-9QRX. Jest w e-mailu pod linkiem.',
    submit: 'Otwórz wizytę',
    busy: 'Chwileczkę …',
    problems: {
      missing: 'Proszę wpisać kod e-mail.',
      malformed: 'Kod e-mail ma osiem liter i cyfr. Proszę go sprawdzić.',
      'check-in-code':
        'To jest kod przybycia: służy do zgłoszenia przybycia na miejscu. Kod e-mail ma osiem znaków i jest pod linkiem.',
      unknown: 'Do tego kodu e-mail nie ma wizyty. Proszę jeszcze raz porównać go z najnowszym e-mailem.',
      'too-many': 'Było zbyt wiele prób. Proszę spróbować jeszcze raz za godzinę.',
      unreachable: 'Nie ma z nami teraz połączenia. Proszę spróbować za chwilę jeszcze raz.',
    },
  },
  activate: {
    text: 'Termin jest zarezerwowany, ale wizyta nie jest jeszcze potwierdzona. Proszę nacisnąć przycisk.',
    until: (time) => `Jest to możliwe do godz. ${time}.`,
    submit: 'Potwierdź wizytę',
    label: 'Potwierdzenie',
    offline:
      'Potwierdzenie jest zapisane na tym urządzeniu. Gdy tylko wróci połączenie, zostanie wysłane. Liczy się chwila naciśnięcia przycisku, jeśli termin będzie wtedy jeszcze wolny.',
    notSaved:
      'To urządzenie nie mogło zapisać potwierdzenia. Proszę nie zamykać tej strony, dopóki wizyta nie będzie potwierdzona.',
    alternativesText:
      'Proszę nacisnąć termin, aby umówić wizytę. Dane trzeba będzie wtedy wpisać jeszcze raz.',
    refused: 'Nie udało się potwierdzić wizyty',
    loading: 'Trwa ładowanie wizyty …',
    badLink: 'Ten link jest niepełny',
    badLinkText:
      'Proszę otworzyć link z e-maila jeszcze raz lub skopiować go w całości. Wizyta nie jest jeszcze potwierdzona? Wtedy wygaśnie o godzinie podanej w e-mailu.',
    badLinkWays:
      'Jeśli wizyta jest już potwierdzona, link nie jest potrzebny do zgłoszenia przybycia na miejscu: wystarczy tam data urodzenia lub sześciocyfrowy kod z e-maila.',
    unknown: 'Do tego linku nie ma już wizyty',
    unknownText:
      'Wizyta już się odbyła? W takim razie usunęliśmy jej dane i wszystko jest w porządku. Wizyta miała się dopiero odbyć? W takim razie prawdopodobnie zginęła przez usterkę po naszej stronie i nie jest już ważna. Proszę wtedy umówić nową wizytę lub do nas zadzwonić.',
    waitOffline: 'Ta wizyta nie jest jeszcze załadowana',
    waitOfflineText: 'Gdy tylko wróci połączenie, sama się tutaj pojawi.',
  },
};
