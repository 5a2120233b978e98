import type { Messages } from '../de/index.ts';

export const embed: Messages['embed'] = {
  title: (service) => `Wolne terminy: ${service}`,
  day: (day, time) => `${day}, godz. ${time}`,
  all: 'Zobacz wszystkie wolne terminy',
  none: 'Teraz nie ma wolnych terminów.',
  noneText:
    'Nowe terminy pojawiają się na bieżąco, także po odwołanych wizytach. Proszę sprawdzić później lub zadzwonić do nas:',
  paused: 'Przez kilka minut nie można umówić wizyty. Proszę spróbować za chwilę.',
  away: 'Teraz nie można wczytać wolnych terminów. Proszę spróbować później.',
  notOnline: 'W tej sprawie nie można umówić się przez internet.',
  wrong: 'To okienko nie jest poprawnie ustawione. Mimo to można umówić wizytę:',
  book: 'Umów wizytę',
  toOffice: 'Do strony urzędu',
};
