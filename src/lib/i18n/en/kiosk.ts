import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';
import { walkIns } from './walk-ins.ts';

const plural = pluralIn('en-GB');

export const kiosk: Messages['kiosk'] = {
  pageTitle: 'Check-in in the foyer',

  pairing: {
    heading: 'This device is not set up yet',
    lead: 'The head of the office confirms this device at their own desk with this code:',
    codeLabel: 'Code of this device',
    words: 'The head of office sees the same two words:',
    steps: [
      'Sign in at a desk with an account of the head of office.',
      'Open “Head of office” and there “Add a device”.',
      'Enter the code and a name for this device.',
    ],
    waiting: 'As soon as the code is confirmed, this page goes on by itself.',
    fetching: 'Getting the code …',
    unreachable:
      'The central server does not answer at the moment. It is needed once to set up this device. It is tried again by itself.',
    tooMany: 'Too many codes were asked for. It is tried again shortly by itself.',
    revoked: 'This device was signed out by the head of office. It can be set up again.',
    noSuchOffice: 'There is no such office here. Please check the address.',
  },

  trouble: {
    heading: 'This device cannot be used at the moment',
    help: 'Please speak to a member of staff.',
    loading: 'Loading …',
    'no-data':
      'The data of the office is not on this device yet. It goes on as soon as there is a connection.',
    'not-readable': 'The storage of this device cannot be read.',
    ended: 'It is no longer connected to the office and does not connect by itself.',
  },

  link: {
    live: 'Connected',
    connecting: 'Connecting',
    offline: 'Not connected – checking in with the code and numbers still work',
    closed: 'Connection ended',
  },

  start: {
    heading: 'Welcome',
    question: 'How can we help you?',
    with: 'I have an appointment',
    withHint: 'Check in with QR code, code or date of birth',
    withCodeHint: 'Check in with QR code or code',
    without: 'I have no appointment',
    withoutHint: 'Take a number',
    hours: (hours: string) => `Open today: ${hours}`,
    closed: 'Closed at the moment',
    opens: (opens) => `We open again: ${opens}.`,
    opensAt: (date, time) => `${date}, at ${time}`,
    opensToday: (time) => `today at ${time}`,
    withLate: 'For appointments that begin later today',
  },

  stopped: walkIns,

  back: 'Back',
  restart: 'To the start',

  /** On the dark screen outside the hours. */
  wake: 'Show more',

  /** Switched on by one visitor, and off again with the start page. */
  aids: {
    heading: 'Accessibility',
    large: 'Large text',
    contrast: 'High contrast',
    low: 'Everything low down (wheelchair)',
    read: 'Read aloud',
  },

  ways: {
    heading: 'How would you like to check in?',
    qr: 'QR code',
    qrHint: 'Hold the QR code of your confirmation in front of the camera',
    code: 'Enter the code',
    codeHint: 'Six digits from your confirmation',
    birthDate: 'Date of birth',
    birthDateHint: 'If you have nothing at hand',
  },

  scan: {
    heading: 'Hold the QR code in front of the camera',
    hint: 'Hold your phone or printout about 15 centimetres from the camera. The picture is not stored.',
    starting: 'Switching the camera on …',
    looking: 'The camera is looking for your QR code …',
    picture: 'Picture of the camera',
    noCamera: 'The camera cannot be used. Please check in with the code or your date of birth.',
    noCameraCode: 'The camera cannot be used. Please check in with the code.',
  },

  code: {
    heading: 'Please enter your code',
    hint: 'You find the six-digit code in your confirmation.',
    field: 'Code',
    submit: 'Check in',
    incomplete: 'The code has six digits.',
  },

  birthDate: {
    heading: 'Please enter your date of birth',
    hint: 'Day, month and year, for example 07 03 1958. If the day or the month is not known, enter 00 there.',
    day: 'Day',
    month: 'Month',
    year: 'Year',
    dayShort: 'DD',
    monthShort: 'MM',
    yearShort: 'YYYY',
    submit: 'Check in',
    incomplete: 'Please enter day, month and the year with four digits.',
    impossible: 'This date does not exist. Please check what you entered.',
    wrongYear: 'Please check the year: this date is in the future or before 1900.',
    offline:
      'This device is not connected at the moment and knows no dates of birth. The QR code or the code works all the same.',
  },

  keypad: {
    label: 'Digits',
    erase: 'Delete digit',
    clear: 'Delete all',
  },

  which: {
    heading: 'What time is your appointment?',
    hint: 'There are several appointments that fit what you entered.',
    unchecked:
      'Please tap the time of your appointment. This device cannot check your date of birth at the moment because it is not connected. With the time we will find your appointment later.',
    time: (time: string) => time,
    none: 'None of these times',
  },

  codeNeeded: {
    heading: 'Please check in with your code',
    text: 'Several appointments at this time have the same date of birth. Only the code from your confirmation shows which one is yours.',
    help: 'If you do not have your code with you, please speak to a member of staff.',
    told: (time: string) =>
      `If you do not have your code with you, please speak to a member of staff. Tell them that you were here at ${time}.`,
  },

  checking: {
    heading: 'One moment, please',
    text: 'Looking for your appointment …',
  },

  welcome: {
    heading: 'You are checked in',
    number: 'Your number',
    due: (time: string) => `Your appointment is at ${time}.`,
    next: 'Please take a seat in the waiting area. Your number appears on the monitor as soon as it is your turn.',
    unheard:
      'Please take a seat in the waiting area. This device is not connected at the moment. Are you not called? Then please show your number at a counter.',
    remember: 'Please remember your number.',
    done: 'Done',
  },

  stage: {
    saving: 'Your check-in is being saved …',
    saved: 'Saved on this device. It will be passed on as soon as the connection is back.',
    'perhaps-arrived':
      'Saved on this device. It will be passed on once more as soon as the connection is back.',
    sent: 'Passed on. The confirmation will follow in a moment.',
    confirmed: 'Confirmed.',
    refused: 'Not possible.',
    withdrawn: 'No longer valid. Please speak to a member of staff.',
    'not-saved': 'Could not be saved.',
  },

  ticketStage: {
    saving: 'Your number is being saved …',
    saved:
      'Your number is valid. It is saved on this device and will be passed on as soon as the connection is back.',
    'perhaps-arrived':
      'Your number is valid. It is saved on this device and will be passed on once more as soon as the connection is back.',
    sent: 'Your number is valid. It has been passed on, the confirmation will follow in a moment.',
    confirmed: 'Your number is valid. It is confirmed.',
    refused: 'Not possible.',
    withdrawn: 'No longer valid. Please speak to a member of staff.',
    'not-saved': 'Could not be saved.',
  },

  noted: {
    heading: 'Your arrival is noted',
    text: (time: string) =>
      `This device cannot check your date of birth at the moment because it is not connected. It has saved that you were here at ${time}. If you have an appointment, this time counts.`,
    help: 'Please tell a member of staff now, at the reception or at a counter, that you are here. Or check in with the code from your confirmation: then you get your number at once.',
    code: 'Check in with the code',
  },

  already: {
    waiting: 'You are checked in already',
    since: (time) => `You checked in at ${time}.`,
    'at-counter': 'It is your turn already',
    atCounterText: 'The monitor shows which counter to go to.',
    done: 'This appointment is finished already',
    doneText: 'Is there anything else you need? Then please take a number.',
  },

  early: {
    heading: 'It is still too early',
    start: (time) => `Your appointment is today at ${time}.`,
    from: (time) => `You can check in here from ${time}. Please come back to this device then.`,
  },

  late: {
    heading: 'The time to check in is over',
    start: (time, until) => `Your appointment was today at ${time}. You could check in until ${until}.`,
    help: 'Please take a number now. Or speak to a member of staff.',
  },

  notOnSite: {
    heading: 'This appointment is not here',
    start: (time) => `Your appointment is at ${time}, by phone or video.`,
    help: 'You need not check in here. Your confirmation says how it takes place.',
  },

  otherDay: {
    heading: 'This appointment is not today',
    pass: (date) => `This QR code is for another day: ${date}.`,
    newer: 'Have you moved the appointment? Then please use the QR code of the newest confirmation.',
    moved: (date) => `The appointment was moved to: ${date}.`,
    movedHelp: 'On that day please check in with the new confirmation.',
  },

  otherOffice: {
    heading: 'This appointment is at another place',
    here: (name) => `You are here: ${name}.`,
    there: 'Place of the appointment:',
    unnamed: 'The QR code is for another office. You find the address in your confirmation.',
    address: 'You find the address in your confirmation.',
  },

  foreign: {
    heading: 'This is not the QR code of an appointment',
    text: 'Please hold the QR code of your confirmation in front of the camera. Or enter the code of six digits.',
  },

  unknown: {
    code: 'There is no such code here today',
    codeText:
      'Please compare the six digits with your confirmation. It also says the day and the place of your appointment.',
    scan: 'There is no appointment for this QR code here today',
    scanText: 'Please compare the day and the place in your confirmation.',
    byMail: 'Have you opened the link in the e-mail? Only then is the appointment valid.',
    help: 'You can also ask a member of staff, or take a number.',
    noted: (time) =>
      `This device is not connected at the moment. It has saved that you were here at ${time}. If you have an appointment, this time counts.`,
  },

  neutral: {
    heading: 'We could not check you in with that',
    text: 'Please check in with the QR code or the code of your confirmation. Or speak to a member of staff.',
    again: 'Try again',
    ticket: 'Take a number',
    pauseReason:
      'Several tries to check in here were in vain. To protect everyone, this device pauses for a moment.',
    pause: (seconds: number) =>
      plural(seconds, {
        one: 'You can try again in 1 second.',
        other: `You can try again in ${seconds} seconds.`,
      }),
  },

  notSaved: {
    heading: 'Sorry, that did not work',
    text: 'This device could not save what you entered. Please speak to a member of staff.',
  },

  service: {
    categoryHeading: 'What is it about?',
    favourites: 'Frequent services',
    all: 'All services',
    furtherHeading: 'What else is it about?',
    serviceHeading: 'What do you need?',
    minutes: (minutes: number) => `about ${minutes} min.`,
    appointmentOnly: 'By appointment only',
    ownNumber: 'This needs a number of its own',
  },

  search: {
    open: 'Search for a service',
    heading: 'What would you like to do?',
    hint: 'Type a word, for example passport or moving.',
    field: 'Your word',
    none: 'Nothing was found for this. Try another word, or go back.',
    found: (count: number) => plural(count, { one: '1 service found', other: `${count} services found` }),
    keys: 'Letters',
    space: 'Space',
    erase: 'Delete a letter',
    letters: 'abcdefghijklmnopqrstuvwxyz',
  },

  summary: {
    heading: 'What you need',
    persons: 'Number',
    more: (name: string) => `${name}: one more`,
    fewer: (name: string) => `${name}: one less`,
    remove: (name: string) => `Remove ${name}`,
    add: 'Something else too',
    take: 'Take a number',
    takeInterval: 'Take the next free time',
    taking: 'One moment …',
    pauseReason: 'Several numbers were taken here just now. You can take yours in a few seconds.',
    pause: (seconds: number) => plural(seconds, { one: '1 second to go', other: `${seconds} seconds to go` }),
    minutes: (minutes: number) => `At the counter it takes about ${minutes} minutes.`,
    bring: 'What you need to have with you',
    bringNothing: 'You need no special documents for this.',
    bringHint: 'Is something missing? Then please ask at the reception whether it is possible today.',
  },

  interval: {
    heading: (time: string) => `Your appointment is today at ${time}`,
    code: 'Your code',
    here: 'You are checked in already.',
    checkIn: (from: string) => `Please check in here with this code from ${from} on.`,
    remember: 'Please remember number and code.',
    confirmed: 'Your appointment is confirmed.',
    takenAt: (date: string) => `Appointment on ${date}`,
  },

  ticket: {
    follow: 'Follow on your phone when it is your turn',
    followCode: 'QR code: follow your number on your phone',
    heading: 'Your number',
    next: 'Please take a seat in the waiting area. Your number appears on the monitor as soon as it is your turn.',
    unheard:
      'Please take a seat in the waiting area. Is this number not called? Then please show it at a counter.',
    wait: (from: number, to: number) => `You will wait about ${from} to ${to} minutes.`,
    ahead: (count: number) =>
      count === 0
        ? 'Nobody is waiting before you.'
        : plural(count, {
            one: '1 person is waiting before you.',
            other: `${count} people are waiting before you.`,
          }),
    print: 'Print number',
    reprint: 'Print again',
    printing: 'Printing …',
    noSlip: 'No slip came',
    noSlipText:
      'Thank you, we will tell the office. Your number counts without a slip. Please remember it or take a photo of it.',
    done: 'Done',
    takenAt: (date: string, time: string) => `Taken on ${date} at ${time}`,
  },

  assistance: {
    moreHelp: 'I need more help',
    told: 'The staff see this before they call you. To change it, press again.',
    unheard: 'This is noted. This device is not connected at the moment: please also say so at the counter.',
    failed: 'This could not be noted. Please say so at the counter.',
    priority: 'I need priority',
    priorityTold: 'Priority is noted',
    priorityHeading: 'Why do you need priority?',
    priorityHint: 'Only the staff see this, on no monitor. They may ask you about it.',
    noPriority: 'None of these reasons',
  },

  noTicket: {
    heading: 'No numbers at the moment',
    'not-open': (time) => `Numbers are given out again today from ${time}.`,
    closed: (opens) =>
      opens === null
        ? 'The office is closed.'
        : `There are no more numbers today. The office opens again: ${opens}.`,
    date: 'This device is not sure which day it is. Please speak to a member of staff.',
    'no-number': 'This device has no free numbers at the moment. Please speak to a member of staff.',
    'no-common-lane': 'These are dealt with at different counters. Please take a number for each of them.',
    refused: 'The number could not be given out. Please speak to a member of staff.',
    withdrawn: (number: string) =>
      `Unfortunately number ${number} is not valid. Please speak to a member of staff.`,
  },

  idle: {
    heading: 'Are you still there?',
    text: (seconds: number) =>
      plural(seconds, {
        one: 'In 1 second this device shows the start page again. What you have entered here is no longer shown then. A booked appointment stays as it is.',
        other: `In ${seconds} seconds this device shows the start page again. What you have entered here is no longer shown then. A booked appointment stays as it is.`,
      }),
    outcome: (seconds: number) =>
      plural(seconds, {
        one: '1 more second, then the start page appears. Would you like to read on? Then touch the screen.',
        other: `${seconds} more seconds, then the start page appears. Would you like to read on? Then touch the screen.`,
      }),
    stay: 'Yes, continue',
    leave: 'No, finish',
  },
};
