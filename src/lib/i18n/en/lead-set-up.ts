import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('en-GB');

export const leadSetUp: Messages['lead']['setUp'] = {
  heading: 'Set up the office',
  lead: 'Six steps, and your office can give appointments. You can skip any step and go on later: what is saved stays, and you change it at any time under “Office” and “Opening hours”.',
  offline: 'The central server does not answer. Saving is possible once the connection is back.',
  invite: {
    title: 'This office is not set up completely.',
    text: (missing) => `Missing: ${missing}.`,
    begin: 'Set up',
  },
  missing: {
    office: 'address or phone number',
    hours: 'opening hours',
    services: 'services',
  },
  stepsLabel: 'Steps',
  step: (at, all, name) => `Step ${at} of ${all}: ${name}`,
  steps: {
    office: 'Name and address',
    counters: 'Counters',
    hours: 'Opening hours',
    services: 'Services',
    devices: 'Devices',
    finish: 'Done',
  },
  save: 'Save and continue',
  saving: 'Saving …',
  progress: (done, all) => `${done} of ${all} saved`,
  next: 'Continue',
  skip: 'Skip',
  back: 'Back',
  notKept: 'This could not be saved on this device. Please try again.',
  stopped: 'Not everything is saved.',

  office: {
    lead: 'This is how people find and reach your office. Leave empty what you do not know yet.',
  },
  counters: {
    lead: 'People are served at this many counters. You change names and add more queues later under “Office”.',
    count: 'Number of counters',
    name: 'Designation',
    nameHint: 'For example counter, desk or room. The number follows it.',
    named: (name, number) => `${name} ${number}`,
    usual: 'Counter',
    now: (names) => `Now: ${names}`,
    wrong: (most) => `Please enter a whole number from 1 to ${most}.`,
    nameMissing: 'Please enter a designation of at most 30 characters.',
  },
  hours: {
    lead: 'A usual week looks like this. Public holidays, exceptions and single days follow later under “Opening hours”.',
    other: 'Your hours do not fit into this form. You change them under “Opening hours”.',
    toHours: 'To the opening hours',
    day: 'Day',
    first: 'Open',
    second: 'After the break',
    field: {
      from: (day) => `${day}, from`,
      to: (day) => `${day}, to`,
      from2: (day) => `${day}, after the break from`,
      to2: (day) => `${day}, after the break to`,
    },
    until: 'to',
    closed: 'Empty fields: closed.',
    online: 'Counters for appointments that are booked online',
    onlineHint: (all) =>
      `Of ${all}. The others stay for people without an appointment and for bookings by phone.`,
    onlineWrong: (all) => `Please enter a whole number from 0 to ${all}.`,
    wrong: 'Please check the marked times. The end comes after the start, for example 8:00 to 12:00.',
    empty: 'Please enter at least one day, or skip this step.',
  },
  services: {
    lead: 'Choose what your office offers. The minutes are a proposal; the statistics show later how long it really takes. Documents, hints and search words come along.',
    source: 'Take from',
    catalogue: 'Catalogue of usual services',
    loading: 'Loading …',
    notLoaded: 'The services of this office could not be loaded.',
    all: (category) => `All of “${category}”`,
    minutes: (service) => `Minutes for “${service}”`,
    minutesShort: 'Minutes',
    wrong: (most) => `Please enter 1 to ${most} minutes for the marked services.`,
    known: (count) =>
      plural(count, {
        one: 'One service is in your office already.',
        other: `${count} services are in your office already.`,
      }),
    allKnown: 'All services from here are in your office already.',
    none: 'Please choose at least one service, or skip this step.',
    picked: (count) => plural(count, { one: 'One service chosen', other: `${count} services chosen` }),
  },
  devices: {
    lead: 'Terminal and monitor open their address in the browser, and then show a code. You can start without devices.',
  },
  finish: {
    ready: 'Your office can give appointments.',
    lacks: 'Something is missing before appointments can be booked.',
    toStep: (step) => `To the step “${step}”`,
    links: 'Addresses',
    linkNames: {
      citizen: 'Appointments for citizens',
      counter: 'Counter',
      kiosk: 'Terminal',
      monitor: 'Monitor',
    },
    trial: 'Trial appointment',
    trialText:
      'An appointment is booked at the next free time, and cancelled at once. Nobody gets an e-mail.',
    try: 'Book a trial appointment',
    trying: 'Booking …',
    trialName: 'Trial by the lead',
    booked: (when, number) =>
      `It works: the appointment on ${when} got the number ${number} and is cancelled again.`,
    notTakenBack: (when, number) =>
      `The appointment on ${when} got the number ${number}, but could not be cancelled. Please cancel it at the counter.`,
    nothingFree: 'No time is free. Check the opening hours, and how many counters can be booked online.',
    notBookable: 'No service can be booked online.',
    unreachable: 'The central server does not answer. Please try again in a moment.',
    refused: (why) => `The trial appointment was not booked. ${why}`,
    more: 'To “Devices and team”',
  },
};
