/** The lead's page of the office: names and texts, services, queues, counters, rules (C11). */
import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';
import { leadOfficeFields } from './lead-office-fields.ts';

const plural = pluralIn('en-GB');

export const leadOffice: Messages['lead']['office'] = {
  heading: 'Office',
  lead: 'What is changed here takes effect at once on all devices. Before anything is saved, you see what it does.',
  offline: 'The central server does not answer. The office can be changed once there is a connection.',
  sections: {
    identity: 'Details and texts',
    holidays: 'Public holidays',
    categories: 'Categories',
    services: 'Services',
    lanes: 'Queues',
    counters: 'Counters',
    rules: 'Rules',
    fields: 'Own questions',
    mails: 'E-mails',
    kiosk: 'Terminal',
    monitor: 'Monitor',
    pages: 'Pages on the monitor',
    priorities: 'Reasons for priority',
  },
  parts: {
    identity: 'details and texts',
    holidays: 'public holidays',
    catalogue: 'services, queues and counters',
    rules: 'rules',
    questions: 'own questions',
    mails: 'e-mails',
    kiosk: 'Terminal',
    windows: 'opening hours',
    closures: 'closures',
    monitor: 'monitor and its pages',
  },
  groups: {
    identity: 'Details',
    texts: 'Texts and addresses',
    holidays: 'Public holidays and own days off',
    booking: 'Booking',
    contact: 'Details of a person',
    arrival: 'Arriving and calling',
    protection: 'Protection from misuse',
    staff: 'Workplaces',
    retention: 'Erasing',
    kiosk: 'Terminal in the foyer',
    monitor: 'Monitor in the waiting area',
  },
  file: {
    heading: 'In the office’s file',
    lead: 'The people who run the central server change this in the office’s file.',
    languages: {
      label: 'Languages',
      hint: 'The office writes in these languages. The first one has every text.',
    },
    timeZone: { label: 'Time zone', hint: 'All times follow it.' },
  },
  holidays: {
    states: {
      'DE-BB': 'Brandenburg',
      'DE-BE': 'Berlin',
      'DE-BW': 'Baden-Württemberg',
      'DE-BY': 'Bavaria',
      'DE-HB': 'Bremen',
      'DE-HE': 'Hesse',
      'DE-HH': 'Hamburg',
      'DE-MV': 'Mecklenburg-Western Pomerania',
      'DE-NI': 'Lower Saxony',
      'DE-NW': 'North Rhine-Westphalia',
      'DE-RP': 'Rhineland-Palatinate',
      'DE-SH': 'Schleswig-Holstein',
      'DE-SL': 'Saarland',
      'DE-SN': 'Saxony',
      'DE-ST': 'Saxony-Anhalt',
      'DE-TH': 'Thuringia',
    },
    partOfState: (state, part) => `${state}, part ${part}`,
    afterEaster: (days) =>
      plural(days, { one: '1 day after Easter Sunday', other: `${days} days after Easter Sunday` }),
    beforeEaster: (days) =>
      plural(days, { one: '1 day before Easter Sunday', other: `${days} days before Easter Sunday` }),
    eachYear: (day) => `each year on ${day}`,
    noState: 'without public holidays',
    partNamed: (state, part) => `${state}: ${part}`,
    notLoaded: 'The list of states cannot be loaded now.',
    again: 'Try again',
    row: {
      nth: (n) => `Day off ${n}`,
      add: 'Add a day off',
      removeNth: (n) => `Remove day off ${n}`,
      name: 'Name',
      when: 'When',
      kinds: {
        yearly: 'each year',
        once: 'once',
        'before-easter': 'days before Easter Sunday',
        'after-easter': 'days after Easter Sunday',
      },
      day: 'Day',
      month: 'Month',
      date: 'Date',
      days: 'Number of days',
      wrongDay: 'Please enter a day that this month has.',
      wrongDate: 'Please enter a date.',
      wrongDays: 'Please enter a whole number from 0 to 999.',
    },
    days: {
      heading: 'Days off in the next twelve months',
      none: 'A holiday closes the office on no day.',
      date: 'Day',
      name: 'Name',
    },
  },
  choose: 'Part',
  columns: { name: 'Name', details: 'Details', value: 'Value', meaning: 'Meaning', action: 'Actions' },
  edit: 'Edit',
  editThis: (name) => `Edit ${name}`,
  remove: 'Remove',
  removeThis: (name) => `Remove ${name}`,
  up: 'Up',
  upThis: (name) => `Move ${name} up`,
  down: 'Down',
  downThis: (name) => `Move ${name} down`,
  fromCatalogue: 'Take over from a catalogue',
  add: {
    categories: 'Add a category',
    services: 'Add a service',
    lanes: 'Add a queue',
    counters: 'Add a counter',
    fields: 'Add a question',
    pages: 'Add a page',
    priorities: 'Add a reason',
  },
  rows: {
    link: {
      nth: (n) => `Link ${n}`,
      name: 'Name of the link',
      url: 'Web address',
      add: 'Add a link',
      removeNth: (n) => `Remove link ${n}`,
    },
    option: {
      nth: (n) => `Answer ${n}`,
      name: 'Answer',
      add: 'Add an answer',
      removeNth: (n) => `Remove answer ${n}`,
    },
  },
  mails: {
    lead: 'You can write the subject, the first and the last words of an e-mail yourself. Day, place, number and links are always in it. Where you write nothing, the usual text stands.',
    text: 'Subject and first words',
    by: 'Text',
    own: 'own',
    usual: 'usual',
    usualIs: (text) => `Usual: “${text}”`,
    takeUsual: 'Take the usual text over',
    takeUsualOf: (field) => `Take the usual text over: ${field}`,
    asUsual: 'the usual text',
    placeholders: 'Placeholders that the system fills in:',
    placeholder: {
      office: 'name of the office',
      service: 'services',
      day: 'day',
      time: 'time',
      number: 'number of the appointment',
    },
    ofOffer: 'Day and time are those of the earlier place here.',
    preview: 'Preview',
    previewThis: (mail) => `Preview: ${mail}`,
    close: 'Close the preview',
    reset: 'Reset',
    resetThis: (mail) => `Reset ${mail} to the usual text`,
    languages: 'Language of the preview',
    example: 'Appointment and person are an example.',
    subject: 'Subject',
    formatted: 'Formatted',
    plain: 'As plain text',
    notLoaded: 'The preview cannot be loaded at the moment.',
    usualNotLoaded: 'The usual texts cannot be loaded at the moment.',
    again: 'Try again',
    test: {
      heading: 'As a test to me',
      to: 'Your e-mail address',
      hint: (most) => `At most ${most} test e-mails an hour. The subject says “Test”.`,
      send: 'Send a test e-mail',
      sending: 'Sending …',
      sent: (to) =>
        `The test e-mail to ${to} is on its way. If it does not arrive, please check the address.`,
      noAddress: 'Please enter an e-mail address, for example name@town.org.',
      'no-mail-server': 'No mail server is set here. No e-mail can be sent, not even a test.',
      'too-many': 'Enough test e-mails were sent in this hour. Please try again later.',
    },
  },
  types: { text: 'text', number: 'number', choice: 'choice' },
  withEachService: 'with each service',
  noPriorities: 'There are no reasons yet. The terminal does not ask for priority.',
  mostPriorities: (most) => `There can be no more than ${most} reasons.`,
  noPages: 'There are no pages yet.',
  mostPages: (most) => `There can be no more than ${most} pages.`,
  pageAlways: 'always',
  pageHours: (from, to) =>
    from === null ? `until ${to}` : to === null ? `from ${from}` : `from ${from} to ${to}`,
  turns: {
    'before-walk-ins': 'before all without a due appointment',
    next: 'before all, also before due appointments',
  },
  places: { counter: 'Counter', room: 'Room', desk: 'Desk', own: 'own word' },
  noQuestions: 'This office asks no questions of its own when booking.',
  mostQuestions: (most) => `More than ${most} questions of its own are not possible.`,
  minutes: (minutes) => plural(minutes, { one: '1 minute', other: `${minutes} minutes` }),
  variants: {
    names: { phone: 'By phone', video: 'By video' },
    minutes: 'Minutes',
    furtherPerson: 'Minutes for each further person',
    lane: 'Queue',
    usualLanes: 'As on site',
    hint: 'Hint',
    documents: 'To have ready, one paper a line',
  },
  internal: 'internal',
  notBookable: 'not bookable online',
  notWalkIn: 'with an appointment only',
  numbersWith: (letter) => `numbers with ${letter}`,
  yes: 'yes',
  no: 'no',
  empty: '–',
  paper: (millimetres: number) => `paper ${millimetres} mm wide`,
  noPrinter: 'no printer',
  slipText: 'Text at the foot of the slip',
  inLanguage: (field, language) => `${field} (${language})`,
  choices: {
    off: 'not asked',
    optional: 'optional',
    required: 'required',
    'opt-in': 'on request',
    on: 'always',
  },
  reminderOff: 'never',
  dialog: {
    next: 'On to the preview',
    checking: 'Checking …',
    cancel: 'Cancel',
    nothingChanged: 'You have changed nothing.',
  },
  preview: {
    heading: 'What the change does',
    editFurther: 'Edit further',
    first: 'You can change something else once this change is saved or discarded.',
    changes: 'You change',
    added: (name) => `${name} is added.`,
    removed: (name) => `${name} is removed.`,
    order: 'The order changes.',
    change: (field, was, to) => `${field}: ${was} until now, ${to} from now on`,
    holidays: 'Days off',
    holidayAdded: (day, name) => `${day}: a day off from now on (${name})`,
    holidayRemoved: (day, name) => `${day}: no day off any more (${name})`,
    erasing: 'Past days are erased',
    erasesPeople: (from, until) =>
      from === until
        ? `Names, contacts and notes of ${from} are erased in the next night.`
        : `Names, contacts and notes of the days ${from} to ${until} are erased in the next night.`,
    erasesDays: (from, until) =>
      from === until
        ? `The course of the day ${from} is erased in the next night.`
        : `The course of the days ${from} to ${until} is erased in the next night.`,
    neverBack: 'They do not come back when you undo the change.',
    mayErase: 'Yes, erase these days',
    stays: 'Appointments that are booked already keep their time and their length.',
    waitsStretched:
      'Where a service is planned longer or shorter than before, its visits take longer or shorter here in the same proportion.',
    outside: (count) =>
      plural(count, {
        one: 'One appointment will no longer fit its queue.',
        other:
          count === 0
            ? 'No appointment is affected.'
            : `${count} appointments will no longer fit their queues.`,
      }),
    needed: (count) =>
      plural(count, { one: 'One person still needs this:', other: `${count} people still need this:` }),
    more: (count) => `and ${count} more`,
  },
  trouble: {
    'booked-meanwhile': 'Another appointment was booked meanwhile. Please look at the preview again.',
    'not-kept': 'The change could not be saved on this device. Please try again.',
  },
  meanwhile: {
    heading: 'Another lead has changed the same meanwhile',
    text: 'That change is already in effect. Yours is not saved yet.',
    now: (field, value) => `${field}: now ${value}`,
    gone: 'This entry is not there any more.',
    overwrite: 'Go on with my values',
  },
  saved: (cancelled, notCancelled) =>
    [
      'Saved. The change takes effect at once.',
      ...(cancelled > 0
        ? [
            plural(cancelled, {
              one: 'One appointment is cancelled.',
              other: `${cancelled} appointments are cancelled.`,
            }),
          ]
        : []),
      ...(notCancelled > 0
        ? [
            plural(notCancelled, {
              one: 'One appointment could not be cancelled.',
              other: `${notCancelled} appointments could not be cancelled.`,
            }),
          ]
        : []),
    ].join(' '),
  undo: 'Undo',
  undoThis: (what) => `Undo: ${what}`,
  history: {
    heading: 'Latest changes',
    none: 'Nothing has been changed here yet.',
    at: 'When',
    by: 'By whom',
    what: 'What',
    tooOld: 'The log keeps only who and when of a change as old as this.',
    added: 'added',
    removed: 'removed',
    order: 'order changed',
    change: (field, was, to) => `${field}: ${was} before, then ${to}`,
    line: (name, changes) => `${name} – ${changes}`,
  },
  problem: (field, what) => `Field “${field}”: ${what}`,
  problemOf: (entry, field, what) => `${entry}, field “${field}”: ${what}`,
  problems: ({ code, about = '', least = 0, most = 0 }) => {
    switch (code) {
      case 'missing':
        return 'Please fill in this field.';
      case 'below':
        return `Please enter at least ${least}.`;
      case 'above':
        return `Please enter at most ${most}.`;
      case 'no-number':
        return 'Please enter a whole number.';
      case 'too-long':
        return `Please shorten it to at most ${most} characters.`;
      case 'too-many':
        return `There may be at most ${most}.`;
      case 'too-few':
        return least === 1 ? 'There must be at least one entry.' : `There must be at least ${least}.`;
      case 'bad-format':
        return 'Please check how it is written. Web addresses begin with https://. Letters: A to Z only, as a capital.';
      case 'not-possible':
        return 'This value is not possible.';
      case 'no-such-region':
        return `No public holidays are known of “${about}”. Please choose a state of the list.`;
      case 'twice':
        return `“${about}” is there already.`;
      case 'no-such-entry':
        return `“${about}” is still in use. Please remove it there first.`;
      case 'video-link-needed':
        return 'Please say first, in the details of the office, at which address video calls take place.';
      case 'itself':
        return 'A service cannot be kept apart from itself.';
      case 'not-served':
        return 'The service needs at least one queue.';
      case 'not-staffed':
        return 'The queue needs at least one counter.';
      case 'longer-than-longest':
        return `The longest appointment takes ${most} minutes.`;
      case 'too-many-persons':
        return `So many people take longer than the longest appointment (${most} minutes).`;
      case 'text-missing':
        return 'Please write the text in the first language of the office.';
      case 'no-such-language':
        return 'The office does not write in this language.';
      case 'too-many-cells':
        return `With so many queues, bookings are possible at most ${most} days ahead.`;
      case 'mail-needed':
        return 'Where appointments are confirmed by mail, the address must be required.';
      case 'unknown-field':
        return `There is no placeholder {${about}} in this e-mail.`;
      case 'brace':
        return 'Each bracket { needs a bracket } and the name of a placeholder between them.';
      case 'hidden-character':
        return 'There is an invisible character in the subject. Please type it again.';
      case 'line-break':
        return 'The subject must be one line.';
      case 'below-amber':
        return 'Red must not begin before amber.';
      case 'no-such-lane':
        return 'The opening hours name this queue.';
      case 'too-few-counters':
        return `The opening hours need more counters for this queue. There would be ${most}.`;
      case 'too-many-at-once':
        return `The opening hours need more than ${most} counters at one time.`;
      case 'overlap':
        return 'Two opening hours overlap.';
    }
  },
  picture: {
    one: 'with a picture',
    named: (short: string) => `picture ${short}`,
    preview: 'The chosen picture',
    lost: 'This picture is not there any more. Please choose the file again.',
    remove: 'Remove the picture',
    removeThis: (label: string) => `${label}: remove the picture`,
    sending: 'The picture is being checked and saved …',
    problems: {
      'not-a-picture': 'This file is no picture of the kind PNG or JPEG, even if its name ends like one.',
      'damaged-picture': 'This picture is damaged or incomplete.',
      'moving-picture': 'This picture moves. Please take one that does not.',
      'picture-too-large': 'This picture has too many pixels. Please make it smaller.',
      'file-too-large': 'This file is larger than 20 MB. Please make the picture smaller.',
    },
  },
  fields: leadOfficeFields,
};
