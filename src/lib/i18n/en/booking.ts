import type { Messages } from '../de/index.ts';
import { because } from './cancel-reasons.ts';

export const booking: Messages['booking'] = {
  open: 'Book an appointment',
  heading: {
    book: 'Book an appointment',
    move: (number) => `Move appointment ${number}`,
    followUp: (number) => `Follow-up to ${number}`,
  },
  follows: {
    text: (name) => `The person’s details are filled in already: ${name}.`,
    another: 'For another person',
  },
  services: {
    heading: 'Services',
    field: 'Find a service',
    hint: 'One word is enough, for example “passport” or “moving”.',
    nothing: 'No service fits.',
    add: (name) => `Add ${name}`,
    remove: (name) => `Remove ${name}`,
    count: (name) => `${name}: how many`,
    minutes: (minutes) => `${minutes} minutes`,
    long: (minutes) => `Longer than this office usually books (${minutes} minutes).`,
    apart: (one, other) => `This office does not usually put “${one}” and “${other}” into one appointment.`,
    over: (most) =>
      most === 1
        ? 'This office usually puts one service into an appointment.'
        : `This office usually puts at most ${most} services into an appointment.`,
    none: 'No service chosen yet.',
  },
  variant: { label: 'Kind of appointment', onSite: 'On site', phone: 'By phone', video: 'By video' },
  when: {
    heading: 'Day and time',
    free: (count) => `${count} free`,
    full: 'nothing free',
    chooseServices: 'Choose a service first.',
    chooseDay: 'Choose a day.',
    unknown: 'This device does not know yet what is free.',
    old: 'No connection: what is free may have changed.',
    noDay: 'Nothing is free for these services on any day.',
    forenoon: 'Morning',
    afternoon: 'Afternoon',
  },
  person: {
    heading: 'For whom',
    name: 'Name',
    phone: 'Phone',
    mail: 'E-mail',
    birthDate: 'Date of birth',
    language: 'Language of the e-mails',
    mailGoes: 'The confirmation and the QR code go to this address.',
    noMail: 'Without an e-mail address: please tell the person number and code, or print the confirmation.',
    errors: {
      name: {
        missing: 'Please enter the name.',
        malformed: 'Please enter just the name: at most 60 characters, no web or e-mail address.',
      },
      mail: {
        missing: 'Please enter the e-mail address.',
        malformed: 'This is no e-mail address. Example: name@example.com',
      },
      birthDate: {
        missing: 'Please enter the date of birth.',
        malformed: 'This date of birth cannot be right. Example: 24 12 1950',
      },
      phone: {
        missing: 'Please enter the phone number.',
        malformed: 'This is no phone number. Example: 02362 123456',
      },
    },
  },
  yes: { book: 'Book', move: 'Move' },
  yesAt: { book: (when) => `Book: ${when}`, move: (when) => `Move to ${when}` },
  sending: 'Sending …',
  waits:
    'Saved without a connection. The place is not certain yet. If it has been taken by then, a call-back stands under “To resolve”.',
  close: 'Close',
  another: 'Book another appointment',
  refused: {
    heading: { book: 'Not booked', move: 'Not moved' },
    enquiryResolved: (by) =>
      `${by} has resolved this enquiry already. No second appointment was booked for it.`,
    reasons: {
      'place-gone': 'This place has just been taken. Everything you entered is still here.',
      'day-full': 'All numbers of this day are taken. Everything you entered is still here.',
      'not-possible-now':
        'This appointment cannot be moved any more: it is cancelled, has lapsed, or the person is here already.',
      'places-paused':
        'The central server has just been restored from a backup. Please try again in a few minutes. Everything you entered is still here.',
      'office-without-file':
        'The file of this office is missing on the central server. Until it is back, no new appointments are possible. Everything you entered is still here.',
      'not-saved': 'This device could not save what you entered. Please reload the page.',
    },
    alternatives: 'The next free times:',
    again: 'Choose another time',
  },
  done: {
    heading: { book: 'Booked', move: 'Moved' },
    number: (number) => `Number ${number}`,
    code: (code) => `Code for the terminal: ${code}`,
    mail: (address) => `An e-mail goes to ${address}.`,
    bring: 'Please bring',
    ready: 'Please have ready',
    print: 'Print the confirmation',
  },
  slip: {
    heading: 'Your appointment',
    byPhone: (phone) => `We call you on ${phone}.`,
    videoByMail: 'The link of the video call is in the mail.',
    scan: 'Check in with this code at the terminal in the entrance:',
    checkIn: (before) => `You can check in from ${before} minutes before the time.`,
    change: (phone) => `To cancel or move it: phone ${phone}`,
  },
  move: 'Move',
  contact: {
    open: 'Contact',
    heading: (number) => `Contact for ${number}`,
    noMail: 'No e-mail goes out.',
    mail: {
      confirmation: (address) => `A new confirmation goes to ${address}.`,
      activation: (address) => `The e-mail with which the person confirms goes to ${address}.`,
    },
    linkEnds: 'The link in the earlier e-mail is then no longer valid.',
    save: 'Save',
    again: (address) => `Send the e-mail to ${address} again`,
    edit: 'Go on editing',
    overtaken: 'This has been changed elsewhere meanwhile. Now it says:',
    waits: 'Saved without a connection. It is sent as soon as the connection is back.',
    refused: 'Not saved:',
    done: { 'change-contact': 'Saved.', 'mail-again': 'The e-mail is being sent once more.' },
  },
  cancel: {
    open: 'Cancel',
    heading: (number) => `Cancel appointment ${number}?`,
    text: (when, name) => `${when}, ${name}. The place becomes free again. This cannot be taken back.`,
    mail: (address) => `An e-mail about the cancellation goes to ${address}.`,
    noMail: 'No e-mail address is known. Please tell the person yourself.',
    why: 'Why? The reason is put on record.',
    missing: 'Please choose a reason.',
    reasons: {
      asked: 'The person asked for it',
      'we-cannot': 'We cannot: closed or short of staff',
      'booked-twice': 'Booked twice',
      'wrong-office': 'Not in charge here',
      other: 'Another reason',
    },
    because,
    says: (words) => `It says: “${words}”`,
    saysNothing: 'It gives no reason.',
    proposes: 'It also has up to three free times and a link for booking.',
    yes: 'Cancel the appointment',
    no: 'Keep it',
    done: (number) => `Appointment ${number} is cancelled.`,
    waits: (number) => `The cancellation of ${number} is saved and will be sent.`,
    refused: (number) => `Appointment ${number} was not cancelled: that is not possible any more.`,
  },
};
