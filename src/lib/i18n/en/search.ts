import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('en-GB');

export const search: Messages['search'] = {
  open: 'Search',
  heading: 'Find an appointment or a person',
  field: 'Name, number, code, date of birth, phone, e-mail or detail of the visit',
  hint: {
    'all-days':
      'More than one narrows the search, for example “Müller 12.08.1964”. Past and later days are looked up at the central server.',
    held: 'Without a connection only what is stored on this device is searched: today and the next opening day.',
  },
  'too-short': 'Please enter a little more: at least two letters, four digits or a whole date.',
  'too-long': 'That is too much at once. Please search with eight words at most.',
  'other-office': 'This code belongs to an appointment at another office.',
  found: (count) => plural(count, { one: '1 result', other: `${count} results` }),
  more: 'There are more results. Please enter one more detail.',
  nothing: {
    'all-days': 'No appointment and no visit fits.',
    asking: 'No visit of today fits. The other days are still being searched.',
    today: 'No visit of today fits. Other days can be searched only with a connection to the central server.',
    'two-days':
      'No visit of today or of the next opening day fits. Other days can be searched only with a connection to the central server.',
  },
  nothingForPass:
    'There is no appointment for this code any more: it was moved, cancelled or is erased already. Please search for the name.',
  scope: {
    'all-days': 'All days that are still kept were searched.',
    asking: 'The other days are still being searched.',
    today: 'Only today was searched: the central server does not answer.',
    'two-days': 'Only today and the next opening day were searched: the central server does not answer.',
  },
  today: 'today',
  noAppointment: 'without appointment',
  noName: 'name not known',
  born: (date) => `born ${date}`,
  code: (code) => `code ${code}`,
  phone: (phone) => `phone ${phone}`,
  mail: (mail) => `e-mail ${mail}`,
  minutes: (minutes) => `${minutes} min. planned`,
  arrived: (time) => `here since ${time}`,
  finished: (time) => `done at ${time}`,
  at: (counter) => `last at ${counter}`,
  show: (who) => `Show ${who}`,
  close: 'Close search',
  states: {
    reserved: 'reserved, not confirmed yet',
    booked: 'confirmed, not here yet',
    arrived: 'waiting',
    called: 'called',
    serving: 'being served',
    finished: 'was here, finished',
    cancelled: 'cancelled',
    lapsed: 'lapsed, did not come',
    missed: 'called, did not appear',
    parked: 'interrupted',
    left: 'left again',
  },
  moved: 'moved',
  cancelledBecause: (reason) => `Reason of the cancellation: ${reason}`,
};
