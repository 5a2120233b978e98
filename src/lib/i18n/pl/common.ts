import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('pl-PL');

export const common: Messages['common'] = {
  product: 'Foyer',
  stages: {
    saving: 'trwa zapisywanie …',
    saved: 'zapisano na tym urządzeniu',
    'perhaps-arrived': 'zapisano na tym urządzeniu, być może już dotarło',
    sent: 'wysłano',
    confirmed: 'potwierdzono',
    refused: 'niemożliwe',
    withdrawn: 'wycofano',
    'not-saved': 'nie zapisano',
  },
  links: {
    connecting: 'Trwa łączenie …',
    live: 'Połączono',
    offline: 'Brak połączenia',
    closed: 'Połączenie zakończone',
  },
  closed: {
    malformed: 'To urządzenie i nasz system nie mogą się teraz porozumieć. Proszę ponownie załadować stronę.',
    'not-signed-in': 'Nastąpiło wylogowanie. Proszę zalogować się ponownie.',
    'not-allowed': 'To urządzenie nie ma do tego uprawnień.',
    'no-such-document': 'Tej strony już u nas nie ma.',
    restored: 'Nasz system musiał odtworzyć swoje dane. Proszę ponownie załadować stronę.',
    'past-retention': 'Te dane są zbyt dawne i zostały usunięte.',
    'too-large': 'Wysłano zbyt dużo danych naraz. Proszę ponownie załadować stronę.',
    'shutting-down': 'Nasz system właśnie uruchamia się ponownie. Połączenie wróci samo.',
    'too-slow': 'Połączenie jest bardzo wolne. Próbujemy dalej.',
    'too-many': 'Łączy się teraz bardzo wiele urządzeń. Próbujemy dalej.',
  },
  refusals: {
    malformed: 'Zapytanie było niepełne. Proszę sprawdzić wpisane dane.',
    'other-version': 'Ta strona jest nieaktualna. Proszę ją ponownie załadować i spróbować jeszcze raz.',
    'unknown-kind': 'Ta strona jest nieaktualna. Proszę ją ponownie załadować i spróbować jeszcze raz.',
    'not-allowed': 'Brak do tego uprawnień.',
    'no-such-office': 'Takiego urzędu tutaj nie ma.',
    'no-such-visit': 'Takiej wizyty nie ma lub już nie ma.',
    'code-needed': 'Kod e-mail jest nieprawidłowy. Proszę wpisać kod z najnowszego e-maila o tej wizycie.',
    'too-many-requests':
      'Z tego łącza lub z tym adresem e-mail nie można teraz umówić kolejnej wizyty. Proszę odwołać niepotrzebną wizytę, spróbować później lub do nas zadzwonić.',
    'id-taken': 'Takie zapytanie już wysłano. Proszę spróbować jeszcze raz.',
    'past-retention': 'Ten dzień był zbyt dawno.',
    'too-many-steps': 'W tej wizycie wprowadzono już zbyt wiele zmian. Proszę do nas zadzwonić.',
    'wrong-day': 'Data i godzina do siebie nie pasują. Proszę wybrać termin jeszcze raz.',
    'not-possible-now': 'Teraz nie jest to już możliwe.',
    'no-such-service': 'Jednej z wybranych spraw już u nas nie można załatwić.',
    'not-bookable': 'Dla jednej z wybranych spraw nie można tutaj umówić wizyty.',
    'too-many-services': 'To za dużo spraw na jedną wizytę.',
    'not-together': 'Tych spraw nie można załatwić podczas jednej wizyty. Proszę umówić osobne wizyty.',
    'no-such-variant':
      'Tych spraw nie można razem załatwić przez telefon ani wideo. Proszę wybrać formę wizyty.',
    'too-long': 'To trwa dłużej, niż może trwać jedna wizyta. Proszę do nas zadzwonić.',
    'no-common-lane': 'Tych spraw nie można załatwić przy jednym stanowisku. Proszę umówić osobne wizyty.',
    'bad-contact': 'Proszę sprawdzić dane osobowe.',
    'enquiry-resolved': 'Ta prośba o termin została już załatwiona.',
    'contact-changed-meanwhile': 'Dane osobowe zostały w międzyczasie zmienione.',
    'no-mail-address': 'Adres e-mail nie jest znany.',
    'bad-fields': 'Proszę sprawdzić odpowiedzi na pytania urzędu.',
    'fields-changed-meanwhile':
      'Ktoś inny zmienił w międzyczasie te dane. Proszę obejrzeć nowe dane, a potem wprowadzić zmianę jeszcze raz.',
    'not-yet-bookable': 'Na ten dzień nie można jeszcze umówić wizyty.',
    'too-soon': 'Ten termin jest zbyt bliski. Proszę wybrać późniejszą godzinę.',
    'place-gone': 'Ten termin zajął w międzyczasie ktoś inny.',
    'places-paused':
      'Nasz system właśnie odtwarza swoje dane i na razie nie przyznaje terminów. Proszę spróbować jeszcze raz za kilka minut.',
    'office-without-file':
      'Ten urząd obecnie nie przyjmuje tu nowych zapisów. Umówione już wizyty pozostają ważne. Proszę do nas zadzwonić.',
    'too-many-appointments':
      'Z tym adresem e-mail potwierdzono już największą możliwą liczbę wizyt. Proszę najpierw odwołać inną wizytę.',
    'proof-needed':
      'To urządzenie musi jeszcze rozwiązać krótkie zadanie obliczeniowe. Proszę spróbować jeszcze raz.',
    'day-full': 'Na ten dzień nie ma już wolnych terminów.',
    'no-waiting-list': 'Tutaj nie ma listy oczekujących.',
    'no-enquiries': 'Tutaj nie można zostawić prośby o termin.',
    'places-free': 'W międzyczasie zwolniły się terminy. Proszę wybrać jeden z nich.',
    'enquiries-full':
      'Na dziś jest już bardzo dużo próśb o termin. Proszę spróbować jutro lub zadzwonić do nas.',
    'hours-changed-meanwhile':
      'Ktoś inny zmienił w międzyczasie godziny otwarcia. Proszę obejrzeć nowe godziny, a potem wprowadzić zmianę jeszcze raz.',
    'hours-not-possible': 'Takie godziny otwarcia nie są możliwe. Proszę sprawdzić wskazane pole.',
    'office-changed-meanwhile': 'Dane urzędu zostały w międzyczasie zmienione.',
    'office-not-possible': 'Te dane urzędu nie są możliwe.',
    'service-in-use': 'Są jeszcze terminy dotyczące tej sprawy.',
    'lane-in-use': 'W tej kolejce są jeszcze terminy.',
    'counter-in-use': 'Przy tym stanowisku jest jeszcze ktoś obsługiwany.',
    'erases-days': 'Krótszy okres przechowywania usuwa minione dni.',
    'appointments-outside': 'Są wizyty poza nowymi godzinami. Proszę je najpierw przejrzeć.',
    'import-unreadable': 'W pliku brakuje kolumn date, time, services i name.',
    'activation-too-late': 'Potwierdzenie przyszło za późno. Nie mogliśmy dłużej trzymać tego terminu.',
    'activation-by-mail-only': 'Wizytę można potwierdzić tylko przez link w e-mailu.',
    'several-appointments': 'Dla tej daty urodzenia jest kilka wizyt. Proszę wybrać swoją godzinę.',
    'birth-date-unreadable': 'Nie udało się odczytać daty urodzenia. Proszę wpisać kod wizyty.',
    'not-found': 'Nie znaleźliśmy teraz pasującej wizyty.',
    'too-early': 'Na zgłoszenie przybycia jest jeszcze za wcześnie.',
    'not-on-site': 'Ta wizyta odbywa się przez telefon lub wideo.',
    'too-late': 'Czas na zgłoszenie przybycia już minął.',
    'no-restore-known':
      'Serwer centralny nic nie wie o odtworzeniu danych. Kierownictwo może je potwierdzić.',
    'no-longer-wanted': 'Nikt już na to nie czeka.',
    'number-taken': 'Ten numer został już wydany.',
    'no-number-left': 'Na dzisiaj nie ma już wolnych numerów.',
    'no-such-counter': 'Takiego stanowiska nie ma.',
    'counter-busy': 'Do tego stanowiska jest już wywołany inny numer.',
    'called-elsewhere': 'Ten numer został już wywołany do innego stanowiska.',
    'not-called-here': 'Ten numer nie jest wywołany do tego stanowiska.',
    'none-waiting': 'Nikt teraz nie czeka.',
    'undo-too-late': 'To było zbyt dawno, aby to cofnąć.',
    'lane-lacks-service': 'Nie wszystkie te sprawy można tam załatwić.',
    'no-such-call': 'Takiego wezwania pomocy dzisiaj nie ma.',
    'nothing-to-undo': 'Nie ma tu nic do cofnięcia.',
  },
  states: {
    reserved: 'termin zarezerwowany, jeszcze niepotwierdzony',
    booked: 'wizyta potwierdzona',
    arrived: 'przybycie zgłoszone, proszę czekać',
    called: 'wywołany do stanowiska',
    serving: 'w trakcie obsługi',
    finished: 'zakończono',
    cancelled: 'odwołano',
    lapsed: 'wygasło',
    missed: 'wywołano, nikt nie podszedł',
    parked: 'w trakcie załatwiania, proszę czekać',
    left: 'już nie w kolejce',
  },
  contactErrors: {
    name: {
      missing: 'Proszę wpisać imię i nazwisko.',
      malformed:
        'Proszę wpisać tylko imię i nazwisko, bez adresu strony lub e-mail. Po kropce musi być spacja, na przykład „J. Kowalska”. Najwyżej 60 znaków.',
      'not-asked': 'Imię i nazwisko nie są tu potrzebne.',
    },
    mail: {
      missing: 'Proszę wpisać adres e-mail.',
      malformed: 'Proszę wpisać prawidłowy adres e-mail, na przykład name@beispiel.de.',
      'not-asked': 'Adres e-mail nie jest tu potrzebny.',
    },
    birthDate: {
      missing: 'Proszę wpisać datę urodzenia.',
      malformed:
        'Ta data urodzenia nie może być prawidłowa. Proszę sprawdzić dzień, miesiąc i rok, na przykład 24 12 1950.',
      'not-asked': 'Data urodzenia nie jest tu potrzebna.',
    },
    phone: {
      missing: 'Proszę wpisać numer telefonu.',
      malformed: 'Proszę wpisać prawidłowy numer telefonu, na przykład 02362 123456.',
      'not-asked': 'Numer telefonu nie jest tu potrzebny.',
    },
  },
  strangeCharacter: (character) =>
    character.trim() === ''
      ? 'W tym miejscu nie może być spacji.'
      : `W tym miejscu nie może być znaku „${character}”.`,
  mayStayEmpty: 'To pole można też zostawić puste.',
  actions: {
    back: 'Wstecz',
    cancel: 'Anuluj',
    next: 'Dalej',
    close: 'Zamknij',
    change: 'Zmień',
    reload: 'Załaduj stronę ponownie',
    more: 'o jeden więcej',
    less: 'o jeden mniej',
  },
  showPassword: 'Pokaż hasło',
  language: 'Język',
  languageMissing:
    'Tego języka nie można teraz wczytać. Proszę wczytać stronę ponownie lub spróbować później.',
  unchecked: 'Tego tłumaczenia nie sprawdził jeszcze człowiek. Obowiązuje tekst niemiecki.',
  step: (at, of) => `Krok ${at} z ${of}`,
  optional: '(dobrowolnie)',
  fields: {
    required: '(wymagane)',
    noAnswer: 'Bez odpowiedzi',
    gone: (value) => `${value} (już niedostępne)`,
    left: (count) =>
      plural(count, {
        one: `Pozostał ${count} znak`,
        few: `Pozostały ${count} znaki`,
        many: `Pozostało ${count} znaków`,
        other: `Pozostało ${count} znaku`,
      }),
    tooMany: (count) =>
      plural(count, {
        one: `O ${count} znak za dużo`,
        few: `O ${count} znaki za dużo`,
        many: `O ${count} znaków za dużo`,
        other: `O ${count} znaku za dużo`,
      }),
    errors: {
      missing: (label) => `${label} Proszę tutaj odpowiedzieć.`,
      malformed: (label) =>
        `${label} Tekst zawiera znaki, których nie możemy zapisać. Proszę wpisać go jeszcze raz.`,
      noNumber: (label) => `${label} Proszę wpisać tylko cyfry.`,
      tooLong: (label, most) => `${label} Tekst jest za długi. Największa liczba znaków: ${most}.`,
      noSuchOption: (label) => `${label} Tej odpowiedzi nie można już wybrać. Proszę wybrać jeszcze raz.`,
    },
  },
  errorSummary: (count) =>
    plural(count, {
      one: `Proszę sprawdzić ${count} pole`,
      few: `Proszę sprawdzić ${count} pola`,
      many: `Proszę sprawdzić ${count} pól`,
      other: `Proszę sprawdzić ${count} pola`,
    }),
  skip: 'Przejdź do treści',
  loading: 'Trwa ładowanie …',
  slowDisk: {
    title: 'To urządzenie jeszcze odczytuje zapisane dane',
    text: 'Trwa to dłużej niż zwykle. Proszę chwilę poczekać: nic nie zginie.',
  },
  date: { day: 'Dzień', month: 'Miesiąc', year: 'Rok' },
  clock: (time) => `godz. ${time}`,
  besideDay: (day, beside) => `${day}, ${beside}`,
  hours: (spans) => spans.map(({ from, to }) => `${from}–${to}`).join(' i '),
  opensNewTab: '(otwiera nową stronę)',
  update: {
    title: 'Jest nowa wersja',
    text: 'Wpisane dane zostaną zachowane.',
    textForms: 'To, co wpisano do formularza i czego jeszcze nie wysłano, zginie.',
    apply: 'Zaktualizuj teraz',
    later: 'Później',
  },
  notFound: {
    title: 'Takiej strony nie ma',
    text: 'Być może w adresie jest błąd.',
  },
  pageMissing: {
    title: 'Nie udało się załadować strony',
    text: 'Proszę sprawdzić połączenie i spróbować jeszcze raz.',
    kept: 'Wpisane dane nie zginą.',
    again: 'Spróbuj jeszcze raz',
    still: 'Nadal brak połączenia.',
  },
  failure: {
    title: 'Niestety, nie udało się',
    text: 'Proszę ponownie załadować stronę. Wszystko, co to urządzenie już zapisało, pojawi się znowu.',
  },
  unreadable: {
    title: 'Nie można odczytać pamięci tego urządzenia',
    text: 'Proszę ponownie załadować stronę. Jeśli to nie pomoże, proszę zamknąć wszystkie okna przeglądarki i otworzyć ją od nowa.',
  },
  clockQuestion: {
    heading: 'Proszę sprawdzić datę i godzinę',
    'clock-behind': 'Zegar tego urządzenia się spóźnia: pokazuje czas, który już minął.',
    'new-day': 'To urządzenie nie ma połączenia i nie może samo sprawdzić, jaki jest dzisiaj dzień.',
    'stood-still':
      'To urządzenie nie ma połączenia i było w stanie uśpienia albo jego zegar został przestawiony. Nie może samo sprawdzić, która jest godzina.',
    staff:
      'Proszę poprosić kogoś z pracowników o wpisanie daty i godziny. Wpis znajdzie się w rejestrze kierownictwa.',
    counter: 'Do tego czasu to miejsce pracy nie wydaje numerów.',
    date: 'Dzisiejsza data',
    time: 'Która jest teraz godzina',
    invalid: 'Proszę wpisać pełną datę i godzinę.',
    confirm: 'Data i godzina są prawidłowe',
  },
  insecure: {
    title: 'Ta strona wymaga bezpiecznego połączenia',
    text: 'Otwarto ją bez https. Przeglądarka blokuje wtedy to, czego Foyer potrzebuje do logowania, umawiania wizyt i zapisywania. Proszę otworzyć adres z https.',
    open: 'Otwórz z https',
    admin: 'Do konfiguracji: bez https działa to tylko na samym komputerze, pod adresem localhost.',
  },
  toStart: 'Do strony startowej',
  toOwn: 'Moje wizyty',
};
