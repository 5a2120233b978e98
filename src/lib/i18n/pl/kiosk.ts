import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';
import { minutesOf } from './minutes.ts';
import { walkIns } from './walk-ins.ts';

const plural = pluralIn('pl-PL');

export const kiosk: Messages['kiosk'] = {
  pageTitle: 'Zgłoszenie przybycia w foyer',

  pairing: {
    heading: 'To urządzenie nie jest jeszcze skonfigurowane',
    lead: 'Kierowniczka lub kierownik potwierdza to urządzenie we własnym miejscu pracy za pomocą tego kodu:',
    codeLabel: 'Kod tego urządzenia',
    words: 'Te same dwa słowa widzi kierownictwo:',
    steps: [
      'Proszę zalogować się w miejscu pracy na konto kierownictwa.',
      'Proszę otworzyć „Leitung” (kierownictwo), a tam „Gerät hinzufügen” (dodaj urządzenie).',
      'Proszę wpisać kod i nazwę dla tego urządzenia.',
    ],
    waiting: 'Gdy tylko kod zostanie potwierdzony, wszystko ruszy tu samo dalej.',
    fetching: 'Trwa pobieranie kodu …',
    unreachable:
      'Serwer centralny teraz nie odpowiada. Do konfiguracji jest potrzebny jeden raz. Kolejne próby następują automatycznie.',
    tooMany: 'Pobrano zbyt wiele kodów. Wkrótce nastąpi kolejna automatyczna próba.',
    revoked: 'Kierownictwo odłączyło to urządzenie. Można je skonfigurować na nowo.',
    noSuchOffice: 'Takiego urzędu tutaj nie ma. Proszę sprawdzić adres.',
  },

  trouble: {
    heading: 'Z tego urządzenia nie można teraz korzystać',
    help: 'Proszę zwrócić się do pracowników.',
    loading: 'Trwa ładowanie …',
    'no-data':
      'Na tym urządzeniu nie ma jeszcze danych urzędu. Gdy tylko pojawi się połączenie, można będzie kontynuować.',
    'not-readable': 'Nie można odczytać pamięci tego urządzenia.',
    ended: 'Nie ma już połączenia z urzędem i samo się nie połączy.',
  },

  link: {
    live: 'Połączono',
    connecting: 'Trwa łączenie',
    offline: 'Brak połączenia – zgłoszenie przybycia kodem i numery nadal działają',
    closed: 'Połączenie zakończone',
  },

  start: {
    heading: 'Witamy',
    question: 'Jak możemy pomóc?',
    with: 'Mam umówioną wizytę (Termin)',
    withHint: 'Zgłoszenie przybycia kodem QR, kodem lub datą urodzenia',
    withCodeHint: 'Zgłoszenie przybycia kodem QR lub kodem',
    without: 'Nie mam umówionej wizyty',
    withoutHint: 'Pobierz numer',
    hours: (hours) => `Dzisiaj otwarte: ${hours}`,
    closed: 'Teraz zamknięte',
    opens: (opens) => `Otwieramy znowu: ${opens}.`,
    opensAt: (date, time) => `${date}, o godz. ${time}`,
    opensToday: (time) => `dzisiaj o godz. ${time}`,
    withLate: 'Dla wizyt, które dzisiaj jeszcze się nie zaczęły',
  },

  stopped: walkIns,

  back: 'Wstecz',
  restart: 'Do początku',

  /** On the dark screen outside the hours. */
  wake: 'Pokaż więcej',

  /** Switched on by one visitor, and off again with the start page. */
  aids: {
    heading: 'Ułatwienia',
    large: 'Duże litery',
    contrast: 'Wysoki kontrast',
    low: 'Wszystko na dole (wózek inwalidzki)',
    read: 'Czytaj na głos',
  },

  ways: {
    heading: 'Jak chcą Państwo zgłosić przybycie?',
    qr: 'Kod QR',
    qrHint: 'Proszę przystawić kod QR z potwierdzenia do kamery',
    code: 'Wpisz kod',
    codeHint: 'Sześć cyfr z potwierdzenia',
    birthDate: 'Data urodzenia',
    birthDateHint: 'Gdy nie ma nic pod ręką',
  },

  scan: {
    heading: 'Proszę przystawić kod QR do kamery',
    hint: 'Proszę trzymać telefon lub wydruk około 15 centymetrów od kamery. Obraz nie jest zapisywany.',
    starting: 'Trwa włączanie kamery …',
    looking: 'Kamera szuka kodu QR …',
    picture: 'Obraz z kamery',
    noCamera: 'Kamera nie działa. Proszę zgłosić przybycie kodem lub datą urodzenia.',
    noCameraCode: 'Kamera nie działa. Proszę zgłosić przybycie kodem.',
  },

  code: {
    heading: 'Proszę wpisać kod',
    hint: 'Kod z sześciu cyfr jest w potwierdzeniu.',
    field: 'Kod',
    submit: 'Zgłoś przybycie',
    incomplete: 'Kod ma sześć cyfr.',
  },

  birthDate: {
    heading: 'Proszę wpisać datę urodzenia',
    hint: 'Dzień, miesiąc i rok, na przykład 07 03 1958. Jeśli dzień lub miesiąc nie jest znany, proszę wpisać tam 00.',
    day: 'Dzień',
    month: 'Miesiąc',
    year: 'Rok',
    dayShort: 'DD',
    monthShort: 'MM',
    yearShort: 'RRRR',
    submit: 'Zgłoś przybycie',
    incomplete: 'Proszę wpisać dzień, miesiąc i rok z czterech cyfr.',
    impossible: 'Takiej daty nie ma. Proszę sprawdzić, co zostało wpisane.',
    wrongYear: 'Proszę sprawdzić rok: ta data jest w przyszłości albo przed 1900 rokiem.',
    offline:
      'To urządzenie nie ma teraz połączenia i nie zna dat urodzenia. Kodem QR lub kodem można mimo to zgłosić przybycie.',
  },

  keypad: {
    label: 'Cyfry',
    erase: 'Usuń cyfrę',
    clear: 'Usuń wszystko',
  },

  which: {
    heading: 'O której godzinie jest wizyta?',
    hint: 'Do wpisanych danych pasuje kilka wizyt.',
    unchecked:
      'Proszę nacisnąć godzinę swojej wizyty. To urządzenie nie może teraz sprawdzić daty urodzenia, bo nie ma połączenia. Po godzinie znajdziemy wizytę później.',
    time: (time) => `godz. ${time}`,
    none: 'Żadna z tych godzin',
  },

  codeNeeded: {
    heading: 'Proszę zgłosić przybycie swoim kodem',
    text: 'O tej godzinie jest kilka wizyt z tą samą datą urodzenia. Tylko kod z potwierdzenia pokazuje, która wizyta jest właściwa.',
    help: 'Nie mają Państwo kodu przy sobie? Proszę zwrócić się do pracowników.',
    told: (time) =>
      `Nie mają Państwo kodu przy sobie? Proszę zwrócić się do pracowników i powiedzieć, że byli Państwo tutaj o godz. ${time}.`,
  },

  checking: {
    heading: 'Proszę chwilę poczekać',
    text: 'Szukamy wizyty …',
  },

  welcome: {
    heading: 'Przybycie zgłoszone',
    number: 'Państwa numer',
    due: (time) => `Wizyta jest o godz. ${time}.`,
    next: 'Proszę usiąść w poczekalni. Numer pojawi się na ekranie, gdy nadejdzie jego kolej.',
    unheard:
      'Proszę usiąść w poczekalni. To urządzenie nie ma teraz połączenia. Numer nie jest wywoływany? Proszę pokazać go przy dowolnym stanowisku.',
    remember: 'Proszę zapamiętać swój numer.',
    done: 'Gotowe',
  },

  stage: {
    saving: 'Trwa zapisywanie zgłoszenia przybycia …',
    saved:
      'Zapisano na tym urządzeniu. Zgłoszenie przybycia zostanie przekazane, gdy tylko wróci połączenie.',
    'perhaps-arrived':
      'Zapisano na tym urządzeniu. Zgłoszenie przybycia zostanie przekazane jeszcze raz, gdy tylko wróci połączenie.',
    sent: 'Przekazano. Za chwilę przyjdzie potwierdzenie.',
    confirmed: 'Potwierdzono.',
    refused: 'Niemożliwe.',
    withdrawn: 'Już nieważne. Proszę zwrócić się do pracowników.',
    'not-saved': 'Nie udało się zapisać.',
  },

  ticketStage: {
    saving: 'Trwa zapisywanie numeru …',
    saved:
      'Numer jest ważny. Jest zapisany na tym urządzeniu i zostanie przekazany, gdy tylko wróci połączenie.',
    'perhaps-arrived':
      'Numer jest ważny. Jest zapisany na tym urządzeniu i zostanie przekazany jeszcze raz, gdy tylko wróci połączenie.',
    sent: 'Numer jest ważny. Został przekazany, za chwilę przyjdzie potwierdzenie.',
    confirmed: 'Numer jest ważny. Jest potwierdzony.',
    refused: 'Niemożliwe.',
    withdrawn: 'Już nieważny. Proszę zwrócić się do pracowników.',
    'not-saved': 'Nie udało się zapisać.',
  },

  noted: {
    heading: 'Zanotowaliśmy, że Państwo przyszli',
    text: (time) =>
      `To urządzenie nie może teraz sprawdzić daty urodzenia, bo nie ma połączenia. Zapisało, że byli Państwo tutaj o godz. ${time}. Jeśli jest umówiona wizyta, liczy się ta godzina.`,
    help: 'Proszę teraz powiedzieć w recepcji lub przy dowolnym stanowisku, że są Państwo na miejscu. Albo proszę zgłosić przybycie kodem z potwierdzenia: wtedy od razu otrzymają Państwo numer.',
    code: 'Zgłoś przybycie kodem',
  },

  already: {
    waiting: 'Przybycie jest już zgłoszone',
    since: (time) => `Przybycie zgłoszono o godz. ${time}.`,
    'at-counter': 'To już Państwa kolej',
    atCounterText: 'Ekran pokazuje, do którego stanowiska proszę podejść.',
    done: 'Ta wizyta jest już zakończona',
    doneText: 'Jest jeszcze jakaś sprawa? Proszę pobrać numer.',
  },

  early: {
    heading: 'Jest jeszcze za wcześnie',
    start: (time) => `Wizyta jest dzisiaj o godz. ${time}.`,
    from: (time) => `Od godz. ${time} można tutaj zgłosić przybycie. Proszę wtedy wrócić do tego urządzenia.`,
  },

  late: {
    heading: 'Czas na zgłoszenie przybycia już minął',
    start: (time, until) =>
      `Wizyta była dzisiaj o godz. ${time}. Przybycie można było zgłosić do godz. ${until}.`,
    help: 'Proszę teraz pobrać numer. Albo zwrócić się do pracowników.',
  },

  notOnSite: {
    heading: 'Ta wizyta nie odbywa się tutaj',
    start: (time) => `Państwa rozmowa odbędzie się o godz. ${time} przez telefon lub wideo.`,
    help: 'Nie trzeba się tutaj meldować. W potwierdzeniu podano, jak przebiega rozmowa.',
  },

  otherDay: {
    heading: 'Ta wizyta nie jest dzisiaj',
    pass: (date) => `Ten kod QR jest na inny dzień: ${date}.`,
    newer: 'Wizyta została przełożona? Proszę użyć kodu QR z najnowszego potwierdzenia.',
    moved: (date) => `Wizytę przełożono, nowy dzień: ${date}.`,
    movedHelp: 'Proszę zgłosić przybycie tego dnia z nowym potwierdzeniem.',
  },

  otherOffice: {
    heading: 'Ta wizyta jest w innym miejscu',
    here: (name) => `Są Państwo tutaj: ${name}.`,
    there: 'Miejsce wizyty:',
    unnamed: 'Kod QR jest do innego urzędu. Adres jest w potwierdzeniu.',
    address: 'Adres jest w potwierdzeniu.',
  },

  foreign: {
    heading: 'To nie jest kod QR wizyty',
    text: 'Proszę przystawić do kamery kod QR z potwierdzenia. Albo wpisać kod z sześciu cyfr.',
  },

  unknown: {
    code: 'Takiego kodu dzisiaj tutaj nie ma',
    codeText: 'Proszę porównać sześć cyfr z potwierdzeniem. Tam są też podane dzień i miejsce wizyty.',
    scan: 'Do tego kodu QR nie ma dzisiaj tutaj wizyty',
    scanText: 'Proszę porównać dzień i miejsce w potwierdzeniu.',
    byMail: 'Czy link z e-maila został już otwarty? Dopiero wtedy wizyta jest ważna.',
    help: 'Można też zwrócić się do pracowników albo pobrać numer.',
    noted: (time) =>
      `To urządzenie nie ma teraz połączenia. Zapisało, że byli Państwo tutaj o godz. ${time}. Jeśli jest umówiona wizyta, liczy się ta godzina.`,
  },

  neutral: {
    heading: 'Z tymi danymi nie udało się zgłosić przybycia',
    text: 'Proszę zgłosić przybycie kodem QR lub kodem z potwierdzenia. Albo zwrócić się do pracowników.',
    again: 'Spróbuj jeszcze raz',
    ticket: 'Pobierz numer',
    pauseReason:
      'Kilka razy bezskutecznie próbowano tu zgłosić przybycie. Dla ochrony wszystkich to urządzenie robi krótką przerwę.',
    pause: (seconds) =>
      plural(seconds, {
        one: `Za ${seconds} sekundę można spróbować znowu.`,
        few: `Za ${seconds} sekundy można spróbować znowu.`,
        many: `Za ${seconds} sekund można spróbować znowu.`,
        other: `Za ${seconds} sekundy można spróbować znowu.`,
      }),
  },

  notSaved: {
    heading: 'Niestety, nie udało się',
    text: 'To urządzenie nie mogło zapisać wpisanych danych. Proszę zwrócić się do pracowników.',
  },

  service: {
    categoryHeading: 'Czego dotyczy sprawa?',
    favourites: 'Najczęstsze sprawy',
    all: 'Wszystkie sprawy',
    furtherHeading: 'Czego dotyczy kolejna sprawa?',
    serviceHeading: 'Jaką sprawę chcą Państwo załatwić?',
    minutes: (minutes) => `około ${minutes} min`,
    appointmentOnly: 'Tylko z umówioną wizytą',
    ownNumber: 'Na to potrzebny jest osobny numer',
  },

  search: {
    open: 'Szukaj sprawy',
    heading: 'Co chce Pani/Pan załatwić?',
    hint: 'Proszę wpisać słowo, na przykład paszport lub dowód.',
    field: 'Słowo',
    none: 'Nic nie znaleziono. Proszę spróbować innego słowa albo wrócić.',
    found: (count) => `Znalezione sprawy: ${count}`,
    keys: 'Litery',
    space: 'Spacja',
    erase: 'Usuń literę',
    letters: 'aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż',
  },

  summary: {
    heading: 'Wybrane sprawy',
    persons: 'Liczba',
    more: (name) => `${name}: o jeden więcej`,
    fewer: (name) => `${name}: o jeden mniej`,
    remove: (name) => `Usuń: ${name}`,
    add: 'Kolejna sprawa',
    take: 'Pobierz numer',
    takeInterval: 'Wybierz najbliższy wolny termin',
    taking: 'Chwileczkę …',
    pauseReason: 'Przed chwilą pobrano tu kilka numerów. Za parę sekund można pobrać następny.',
    pause: (seconds) =>
      plural(seconds, {
        one: `Jeszcze ${seconds} sekunda`,
        few: `Jeszcze ${seconds} sekundy`,
        many: `Jeszcze ${seconds} sekund`,
        other: `Jeszcze ${seconds} sekundy`,
      }),
    minutes: (minutes) => `Przy stanowisku potrwa to około ${minutesOf(minutes)}.`,
    bring: 'Co jest do tego potrzebne',
    bringNothing: 'Nie są do tego potrzebne żadne szczególne dokumenty.',
    bringHint: 'Czegoś brakuje? Proszę zapytać w recepcji, czy sprawę można dzisiaj załatwić.',
  },

  interval: {
    heading: (time) => `Wizyta jest dzisiaj o godz. ${time}`,
    code: 'Państwa kod',
    here: 'Przybycie jest już zgłoszone.',
    checkIn: (from) => `Proszę zgłosić tutaj przybycie tym kodem od godz. ${from}.`,
    remember: 'Proszę zapamiętać numer i kod.',
    confirmed: 'Wizyta jest potwierdzona.',
    takenAt: (date) => `Wizyta: ${date}`,
  },

  ticket: {
    follow: 'Sprawdzaj na telefonie, kiedy nadejdzie kolej',
    followCode: 'Kod QR: śledzenie numeru na telefonie',
    heading: 'Państwa numer',
    next: 'Proszę usiąść w poczekalni. Numer pojawi się na ekranie, gdy nadejdzie jego kolej.',
    unheard:
      'Proszę usiąść w poczekalni. Ten numer nie jest wywoływany? Proszę pokazać go przy dowolnym stanowisku.',
    wait: (from, to) => `Czas oczekiwania: około ${from}–${minutesOf(to)}.`,
    ahead: (count) =>
      count === 0
        ? 'Nikt przed Państwem nie czeka.'
        : plural(count, {
            one: `Przed Państwem czeka ${count} osoba.`,
            few: `Przed Państwem czekają ${count} osoby.`,
            many: `Przed Państwem czeka ${count} osób.`,
            other: `Przed Państwem czeka ${count} osoby.`,
          }),
    print: 'Wydrukuj numer',
    reprint: 'Wydrukuj jeszcze raz',
    printing: 'Drukowanie …',
    noSlip: 'Nie wyszła karteczka',
    noSlipText:
      'Dziękujemy, urząd zostanie powiadomiony. Numer jest ważny także bez karteczki. Proszę go zapamiętać lub sfotografować.',
    done: 'Gotowe',
    takenAt: (date, time) => `Numer pobrano: ${date}, godz. ${time}`,
  },

  assistance: {
    moreHelp: 'Potrzebuję więcej pomocy',
    told: 'Pracownicy zobaczą to, zanim wywołają Pani/Pana numer. Aby zmienić, proszę nacisnąć ponownie.',
    unheard:
      'Zapisano. To urządzenie nie ma teraz połączenia: proszę powiedzieć o tym także przy stanowisku.',
    failed: 'Nie udało się tego zapisać. Proszę powiedzieć o tym przy stanowisku.',
    priority: 'Potrzebuję pierwszeństwa',
    priorityTold: 'Pierwszeństwo zapisano',
    priorityHeading: 'Dlaczego potrzebuje Pani/Pan pierwszeństwa?',
    priorityHint: 'Widzą to tylko pracownicy, nie ma tego na żadnym monitorze. Mogą o to zapytać.',
    noPriority: 'Żaden z tych powodów',
  },

  noTicket: {
    heading: 'Teraz numery nie są wydawane',
    'not-open': (time) => `Numery będą dzisiaj znowu wydawane od godz. ${time}.`,
    closed: (opens) =>
      opens === null
        ? 'Urząd jest zamknięty.'
        : `Dzisiaj numery nie są już wydawane. Urząd otworzy się znowu: ${opens}.`,
    date: 'To urządzenie nie wie teraz na pewno, jaki jest dzisiaj dzień. Proszę zwrócić się do pracowników.',
    'no-number': 'To urządzenie nie ma teraz wolnych numerów. Proszę zwrócić się do pracowników.',
    'no-common-lane':
      'Te sprawy załatwia się przy różnych stanowiskach. Proszę pobrać do każdej osobny numer.',
    refused: 'Nie udało się wydać numeru. Proszę zwrócić się do pracowników.',
    withdrawn: (number) => `Niestety, numer ${number} nie jest ważny. Proszę zwrócić się do pracowników.`,
  },

  idle: {
    heading: 'Czy są Państwo jeszcze tutaj?',
    text: (seconds) =>
      plural(seconds, {
        one: `Za ${seconds} sekundę to urządzenie znowu pokaże stronę startową. Wpisanych tu danych nie będzie już widać. Umówiona wizyta pozostaje ważna.`,
        few: `Za ${seconds} sekundy to urządzenie znowu pokaże stronę startową. Wpisanych tu danych nie będzie już widać. Umówiona wizyta pozostaje ważna.`,
        many: `Za ${seconds} sekund to urządzenie znowu pokaże stronę startową. Wpisanych tu danych nie będzie już widać. Umówiona wizyta pozostaje ważna.`,
        other: `Za ${seconds} sekundy to urządzenie znowu pokaże stronę startową. Wpisanych tu danych nie będzie już widać. Umówiona wizyta pozostaje ważna.`,
      }),
    outcome: (seconds) =>
      plural(seconds, {
        one: `Za ${seconds} sekundę pojawi się strona startowa. Aby czytać dalej, proszę dotknąć ekranu.`,
        few: `Za ${seconds} sekundy pojawi się strona startowa. Aby czytać dalej, proszę dotknąć ekranu.`,
        many: `Za ${seconds} sekund pojawi się strona startowa. Aby czytać dalej, proszę dotknąć ekranu.`,
        other: `Za ${seconds} sekundy pojawi się strona startowa. Aby czytać dalej, proszę dotknąć ekranu.`,
      }),
    stay: 'Tak, dalej',
    leave: 'Nie, zakończ',
  },
};
