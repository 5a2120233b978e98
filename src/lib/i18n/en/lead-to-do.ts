import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('en-GB');

export const leadToDo: Messages['lead']['toDo'] = {
  heading: 'To do',
  lead: 'What a person has to do, of all days. What is done stays in sight until this evening, with a name.',
  none: 'Nothing to do.',
  unknown: 'What is to be done is not known on this device yet.',
  offline:
    'The central server does not answer. This is the last that is known. What you do here is saved, and sent as soon as the connection is back. Only e-mails need the connection.',
  action: 'Action',
  taken: 'Since',
  takenBy: (when: string, name: string) => `${when}, ${name}`,
  done: 'Done',
  doneThis: (what: string) => `Done: ${what}`,
  read: 'Read',
  readThis: (what: string) => `Read: ${what}`,
  erase: 'Erase',
  eraseThis: (what) => `Erase: ${what}`,
  eraseText: 'Name and contact are erased at once. This cannot be undone.',
  eraseNot: 'Do not erase',
  open: 'Open appointment',
  openThis: (number: string) => `Open appointment: ${number}`,
  doneHere: (stage: string) => `Done: ${stage}`,
  doneBy: (name: string, when: string) => `Done by ${name}, ${when}`,
  unknownPerson: 'unknown',
  appointment: 'Appointment',
  when: 'When',
  why: 'Reason',
  callBacks: {
    heading: 'Call back',
    lead: 'These people got an appointment by phone while a counter had no connection. The time was already taken. Call them, and book another one at the counter.',
    who: 'Whom',
    reach: 'Contact',
    what: 'What it is about',
    lost: (services: string, when: string) => `${services}, ${when}: already taken.`,
  },
  enquiries: {
    heading: 'Enquiries',
    lead: 'Nothing was free online for these people. Book for them at the counter, call them, or write to them.',
    about: (services: string, days: string) => `${services}. Days: ${days}.`,
    keptUntil: (day) => `Erased after ${day}, answered or not.`,
    lastCall: (count) =>
      plural(count, {
        one: 'One enquiry will be erased soon. Please answer it today.',
        other: `${count} enquiries will be erased soon. Please answer them today.`,
      }),
    lastCallText:
      'Citizens who left an e-mail address are told today at 10 o’clock that their enquiry is still open. They are told once.',
    waitLong: (count) =>
      plural(count, {
        one: 'One enquiry has waited for three days or longer.',
        other: `${count} enquiries have waited for three days or longer.`,
      }),
  },
  arrivals: {
    heading: 'People who were not found',
    lead: 'These people said that they are here and are in no list. Those of today may still wait: ask for them in the waiting room. Of earlier days: call them if you know who they are.',
    who: 'Who',
    what: 'What is known',
  },
  reports: {
    heading: 'Terminals to look after',
    lead: 'Please go and see what happens at these terminals.',
    device: 'Terminal',
    what: 'What was there',
    between: (from: string, to: string) => `${from} to ${to}`,
    'birth-dates': (count: number) =>
      `${count} birth dates entered that fit no appointment. Someone may be guessing the dates of others.`,
    codes: (count: number) =>
      `${count} codes entered that fit no appointment. Someone may be guessing the codes of others.`,
    'many-numbers': (count: number) =>
      `${count} numbers taken in a short time. A child may be playing there, or someone is taking numbers for several people. If no one answers a call, mark that number as “Has left” at the counter.`,
    unseen: (numbers: string) =>
      `The power failed before these numbers were on the screen for certain: ${numbers}. If no one answers the call, mark them as “Has left” at the counter.`,
    more: (numbers: string, more: number) => `${numbers} and ${more} more`,
  },
  devices: {
    heading: 'Devices',
    lead: 'Please go and see to these devices. What is well again leaves the list by itself.',
    device: 'Device',
    what: 'What is wrong',
    heard: 'Heard of last',
    named: (surface: string, name: string) => `${surface} “${name}”`,
    notKnown: 'not known',
    notSince: (when: string) => `not since ${when}`,
    troubles: {
      silent: 'It is not heard of although the office is open. Is it switched on, and has it a network?',
      'no-slip': 'A visitor says that no slip came. Is it out of paper?',
      'sound-refused':
        'It is silent, since its browser allows no sound. Press a key there, or allow sound for the page.',
      'little-disk': 'It has almost no room left on its disk.',
      'ends-soon': (date: string) =>
        `Its sign-in ends on ${date}. Switch the device on, and that is renewed.`,
    },
  },
  outside: {
    heading: 'Affected appointments',
    lead: 'After a change the office is not there for these appointments. Open the appointment: it shows name and phone, and you can move or cancel it. People who gave a mail address get a mail.',
    reasons: {
      hours: 'It is outside the opening hours.',
      services: 'The service is not offered there any more.',
      lane: 'The queue is gone. Other counters call them.',
    },
    free: 'Free instead',
    noneFree: 'nothing',
    cancelAll: (count) =>
      plural(count, {
        one: 'Cancel the appointment with an e-mail address',
        other: `Cancel all ${count} appointments with an e-mail address`,
      }),
    cancelTitle: 'Cancel the appointments that are hit?',
    cancelText: (count) =>
      plural(count, {
        one: 'One person gets an e-mail with the cancellation, up to three free times and a link for booking.',
        other: `${count} people get an e-mail each with the cancellation, up to three free times and a link for booking.`,
      }),
    cancelIsFinal: 'This cannot be undone.',
    cancelYes: 'Cancel them',
    cancelNo: 'Back',
    cancelling: 'Cancelling …',
    asked: (count) =>
      plural(count, {
        one: 'One cancellation is saved. Once the central server has it, the appointment leaves the list.',
        other: `${count} cancellations are saved. Once the central server has them, the appointments leave the list.`,
      }),
    notKept: (count) =>
      plural(count, {
        one: 'One cancellation could not be saved on this device. The appointment is still on the list.',
        other: `${count} cancellations could not be saved on this device. The appointments are still on the list.`,
      }),
    notLoaded: 'Names, phone numbers and free times cannot be loaded at the moment.',
    again: 'Try again',
    callLine: (who, phone, free) => `${who}: ${phone}. Free: ${free}`,
  },
  lostPlaces: {
    heading: 'Appointments brought back without a place',
    lead: 'A device brought these appointments back after a restore. Their place was taken by then. Call the people, and book another time at the counter.',
    nameless: 'name unknown',
  },
  nights: {
    heading: 'Still open in the evening',
    lead: 'These visits were open when the day was over. They were closed in the night.',
    day: 'Day',
    what: 'What was open',
    open: (visits: number) => plural(visits, { one: 'One visit', other: `${visits} visits` }),
    more: (visits: number) => `and ${visits} more`,
  },
};
