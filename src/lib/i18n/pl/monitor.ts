import type { Messages } from '../de/index.ts';
import { walkIns } from './walk-ins.ts';

export const monitor: Messages['monitor'] = {
  title: (office) => `Wywołania – ${office}`,
  come: 'Zapraszamy',
  last: 'Ostatnie wywołanie',
  newest: 'Aktualne wywołanie',
  toCounter: (number, counter) => `Numer ${number}, proszę podejść: ${counter}`,
  spoken: (number, counter) => `Numer ${number}, proszę podejść: ${counter}.`,
  others: 'Inne wywołania',
  noOthers: 'Brak innych wywołań',
  idle: 'Teraz żaden numer nie jest wywoływany',
  idleHint: 'Numer pojawi się tutaj, gdy nadejdzie jego kolej.',
  closed: 'Teraz zamknięte',
  opens: (day, time) => `Otwieramy znowu: ${day}, godz. ${time}.`,
  stopped: walkIns,
  waiting: 'Czekają',
  waitingIn: (lane, count) => `${lane}: ${count}`,
  wait: (from, to) => (from === to ? `około ${to} min` : `około ${from}–${to} min`),
  noWait: 'bez czekania',
  unstaffed: 'żadne stanowisko nie jest teraz czynne',
  loading: 'Trwa ładowanie wywołań …',

  old: (time) => `Ekran nie jest aktualny – ostatnia aktualizacja o godz. ${time}.`,
  oldUnknown: 'Ekran nie jest aktualny – brak połączenia.',
  oldHint: 'Proszę zwracać uwagę na wywołania przy stanowiskach.',
  ended: {
    malformed: 'Ekran i serwer centralny nie mogą się porozumieć.',
    'not-signed-in': 'Ekran nie jest już podłączony.',
    'not-allowed': 'Ekran nie ma uprawnień.',
    'no-such-document': 'Tego urzędu nie ma już na serwerze centralnym.',
    restored: 'Serwer centralny odtworzył swoje dane.',
    'past-retention': 'Te wywołania zostały usunięte.',
    'too-large': 'Serwer centralny odrzucił wiadomość ekranu.',
    'shutting-down': 'Serwer centralny uruchamia się ponownie.',
    'too-slow': 'Połączenie jest zbyt wolne.',
    'too-many': 'Serwer centralny jest przeciążony.',
  },

  soundOff: 'Dźwięk jest wyłączony',
  soundOn: 'Włącz dźwięk',
  soundHint: 'Wystarczy dowolny klawisz.',

  pairing: {
    heading: 'Podłączenie tego ekranu',
    revoked: 'Ten ekran odłączono. Będzie znowu pokazywać wywołania, gdy zostanie podłączony na nowo.',
    steps: [
      'Proszę zalogować się w miejscu pracy na konto kierownictwa.',
      'Proszę wpisać tam ten kod w części „Gerät hinzufügen” (dodaj urządzenie).',
      'Proszę nadać ekranowi nazwę. Potem sam pokaże wywołania.',
    ],
    code: 'Kod tego ekranu',
    words: 'Te same dwa słowa widzi kierownictwo:',
    fetching: 'Trwa pobieranie kodu …',
    waiting: 'Czekamy na potwierdzenie przez kierownictwo.',
    unreachable: 'Serwer centralny teraz nie odpowiada. Kolejne próby następują automatycznie.',
    tooMany: 'Pobrano właśnie zbyt wiele kodów. Proszę o chwilę cierpliwości.',
    failed: 'Serwer centralny nie mógł wydać kodu. Kolejne próby następują automatycznie.',
  },

  choose: {
    heading: 'Który urząd pokazuje ten ekran?',
    unknown: (address) => `Urzędu „${address}” tutaj nie ma.`,
    none: 'Na tym serwerze centralnym nie skonfigurowano jeszcze żadnego urzędu.',
  },
};
