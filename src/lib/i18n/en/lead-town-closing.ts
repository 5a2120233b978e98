/** An authority's lead closes days at several offices (P12, C3). */
import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('en-GB');

export const leadTownClosing: Messages['lead']['townClosing'] = {
  heading: 'Close days',
  lead: 'Closes whole days at one or several offices. First you see whom that hits.',
  from: 'On, or from',
  until: 'Until',
  untilHint: 'Empty: only this day',
  offices: 'Offices',
  reason: 'Reason, as everyone reads it',
  wrong: {
    from: 'Please choose a day.',
    until: 'Please choose a day that is not before it, and at most 92 days later.',
    offices: 'Please choose at least one office.',
  },
  look: 'See whom it hits',
  looking: 'Looking …',
  preview: 'This is what it would mean',
  nothing: 'has no hours in this time',
  days: (count) => plural(count, { one: '1 day closed', other: `${count} days closed` }),
  hit: (count, withMail) =>
    count === 0
      ? 'no appointment hit'
      : `${plural(count, { one: '1 appointment hit', other: `${count} appointments hit` })}, ${withMail} of them with a mail address`,
  places: (count) => plural(count, { one: '1 place fewer', other: `${count} places fewer` }),
  list: (count) => plural(count, { one: 'Show the appointment', other: `Show the ${count} appointments` }),
  appointment: (number, day, time) => `${number}: ${day}, ${time}`,
  then: 'The appointments that are hit stay until they are cancelled or moved. They stand with names at the office under “To do”.',
  close: 'Close these days',
  closing: 'Saving …',
  closed: 'closed',
  refusals: {
    'booked-meanwhile': 'not closed: an appointment was booked just now. Please look again.',
    'nothing-to-close': 'has no hours in this time',
    'not-possible': 'not closed: it has too many closed days already, or its hours could not be changed.',
    'not-ready': 'not closed: the office cannot be reached at the moment. Please try again.',
  },
};
