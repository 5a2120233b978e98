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
    hit: (count) =>
      `${plural(count, { one: 'One appointment lies', other: `${count} appointments lie` })} on a day that would be off. So change the state under “Office”: there you see who is hit.`,
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
    lead: 'A usual week looks like this. Exceptions and single days follow later under “Opening hours”, public holidays under “Office”.',
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
    file: {
      option: 'Catalogue from a file (XZuFi 2.2)',
      field: 'File with the catalogue',
      hint: 'An XML file in the format XZuFi 2.2, 20 MB at most. Name, key (LeiKa), documents, fees as a text and search words are taken over. What you choose afterwards is saved, and nothing before.',
      reading: (percent) => `Reading the file: ${percent} %`,
      read: (count) =>
        plural(count, {
          one: 'One service can be read.',
          other: count === 0 ? 'No service can be read.' : `${count} services can be read.`,
        }),
      problems: (count) =>
        plural(count, { one: 'One remark about the file', other: `${count} remarks about the file` }),
      line: (position, about, what) => `Service ${position}${about === '' ? '' : ` (${about})`}: ${what}`,
      details: (service) => `Documents and fees: ${service}`,
      rows: {
        'no-name': 'It has no name and is left out.',
        'name-too-long': 'The name is longer than 120 characters. It is left out.',
        twice: 'It stands further up already and is left out here.',
        'bad-leika': 'The key is not 14 digits that begin with 99. It comes without it.',
        'documents-cut':
          'Not all documents fit: 20 at most, and as many in each language. Please check them.',
        'fees-cut': 'The text about the fees is longer than 2000 characters and ends earlier.',
        'keywords-cut': 'Not all search words fit: 40 at most, of 60 characters each.',
      },
      failures: {
        'too-large': 'The file is larger than 20 MB and was not read. Please split it.',
        'not-utf-8': 'The file is not written in UTF-8.',
        'not-xzufi': 'This is no file in the format XZuFi: its namespace is missing.',
        'has-doctype': 'The file has a document type (DOCTYPE). Such files are not read.',
        'too-deep': 'The file is nested too deeply.',
        'too-many-services': 'The file has more than 1000 services. Please split it.',
        'no-services': 'There is no service in the file.',
        unreadable: 'The file could not be opened.',
      },
      otherVersion: (version) => `The file has the format XZuFi ${version}. XZuFi 2.2 is read.`,
      notXml: (after) =>
        after === 0
          ? 'The file is no correct XML. Nothing is taken over.'
          : `The file is no correct XML: the mistake stands after service ${after}. Nothing is taken over.`,
    },
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
    mail: {
      heading: 'E-mails',
      isSet: 'A mail server is set. A test shows whether e-mails arrive.',
      isNotSet: 'No mail server is set yet. No e-mail goes out.',
      forIt: 'Your IT department sets it in the environment of the relay, and starts the relay again:',
      settings: {
        url: 'the address of the mail server, for example smtp://mail.town.example:587',
        user: 'name and password, where the mail server asks for them',
        from: 'the sender, for example appointments@town.example',
        publicUrl: 'the public address of the relay, which stands in e-mails',
      },
      again: 'Look again',
      unknown: 'The relay does not answer. Whether a mail server is set shows once it does.',
    },
    trial: 'Trial appointment',
    trialText:
      'An appointment is booked at the next free time, and cancelled at once. Nobody gets an e-mail.',
    try: 'Book a trial appointment',
    trying: 'Booking …',
    trialName: 'Trial by the head of office',
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
