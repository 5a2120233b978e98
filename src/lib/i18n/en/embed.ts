import type { Messages } from '../de/index.ts';

export const embed: Messages['embed'] = {
  title: (service) => `Free appointments: ${service}`,
  day: (day, time) => `${day}, ${time}`,
  all: 'See all free appointments',
  none: 'There are no free appointments right now.',
  noneText: 'New ones are added all the time, also when others cancel. Please look again later, or call us:',
  paused: 'No appointments can be booked for a few minutes. Please try again shortly.',
  away: 'The free appointments cannot be loaded right now. Please try again later.',
  notOnline: 'You cannot book this online.',
  wrong: 'This display is not set up correctly. You can book all the same:',
  book: 'Book an appointment',
  toOffice: 'Go to the page of the office',
};
