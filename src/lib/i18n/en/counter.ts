import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';
import { counterOfficeWide } from './counter-office-wide.ts';
import { counterKeys } from './counter-keys.ts';
import { counterSignIn } from './counter-sign-in.ts';
import { staffRefusals } from './staff-refusals.ts';

const plural = pluralIn('en-GB');

export const counter: Messages['counter'] = {
  pageTitle: 'Counter',
  tooLong: (over, most) =>
    `${plural(over, { one: '1 character', other: `${over} characters` })} too many: at most ${most}.`,
  ...counterSignIn,

  signOut: 'Sign out',
  signOutPending: {
    heading: 'Not everything has been passed on',
    text: (count: number) =>
      plural(count, {
        one: '1 entry is saved on this device only. It is passed on when you sign in here again.',
        other: `${count} entries are saved on this device only. They are passed on when you sign in here again.`,
      }),
    leave: 'Sign out anyway',
    stay: 'Stay signed in',
  },
  leadDesk: 'Head of office',
  signedInAs: (name: string) => `Signed in: ${name}`,
  loading: 'Loading …',
  noData: 'The data of the office is not on this device yet. It goes on as soon as there is a connection.',

  choose: {
    heading: 'At which counter do you sit?',
    lead: 'The choice is remembered on this device.',
    serves: (lanes: string) => `Serves: ${lanes}`,
    own: 'Your counters',
    others: 'Other counters',
  },
  change: 'Change counter',

  offline: {
    heading: 'Not connected to the central server',
    text: 'You can go on working. Everything is saved on this device and passed on later.',
    since: (time: string) => `The list is as of ${time}.`,
    optimistic: 'saved here only',
    unknownAge: 'How old the list is, is not known.',
    people: 'There are no names on this device until the connection is back.',
  },
  afterCut: {
    asked: (count: number) =>
      plural(count, {
        one: 'Connected again: 1 entry was passed on.',
        other: `Connected again: ${count} entries were passed on.`,
      }),
    otherwise: (count: number) =>
      count === 0
        ? 'All of them count.'
        : plural(count, {
            one: 'One of them was decided otherwise.',
            other: `${count} of them were decided otherwise.`,
          }),
  },
  newcomer: (number: string) => `${number} is waiting now.`,
  notOnMonitor: {
    cut: 'The monitor does not show this call: please call the number out loud.',
    late: 'Not on the monitor yet: the central server does not answer. Please call the number out loud.',
  },

  variants: { phone: 'Phone', video: 'Video' },
  now: {
    heading: 'At the counter',
    nobody: 'Nobody is called to this counter.',
    nextUp: (number: string) => `Next: ${number}`,
    calledAt: (count: number, time: string) => `Call no. ${count} at ${time},`,
    servingSince: (time: string) => `Service began at ${time},`,
    suggestMissed: 'Called as often as intended. Did not show up?',
    appointmentAt: (time: string) => `Appointment at ${time}`,
    walkIn: 'Without appointment',
    minutes: (minutes: number) => `${minutes} min. planned`,
    elapsed: (minutes: number) => `${minutes} min. ago`,
    callNumber: (phone) => `Call ${phone}`,
    openVideo: 'Open the video call',
    noLink: { phone: 'No phone number known', video: 'No link to the video call known' },
    noName: 'Name not known',
  },

  actions: {
    next: 'Call next',
    call: 'Call',
    callThis: (number: string) => `Call ${number}`,
    repeat: 'Repeat',
    start: 'Start',
    finish: 'Finish',
    miss: 'Did not show up',
    present: 'Present',
    presentThis: (number: string) => `${number} is present`,
    return: 'Back again',
    returnThis: (number: string) => `${number} is back again`,
    shortcut: (key: string) => `Key ${key}`,
    give: 'Give out a number',
    paper: 'Number on paper',
    park: 'Pause service',
    resume: 'Continue',
    resumeThis: (number: string) => `Continue with ${number}`,
    putBack: 'Back to the line',
    transfer: 'Send on',
    undo: (step: string) => `Take back: ${step}`,
    services: 'Change services',
    leave: 'Has left',
    sendOn: 'Send on',
  },

  stageOf: {
    'call-next': (number: string) => `Call ${number}`,
    call: (number: string) => `Call ${number}`,
    repeat: (number: string) => `Repeat ${number}`,
    start: (number: string) => `Start ${number}`,
    finish: (number: string) => `Finish ${number}`,
    miss: (number: string) => `Did not show up ${number}`,
    return: (number: string) => `Back again ${number}`,
    'check-in': (number: string) => `Present ${number}`,
    'take-ticket': (number: string) => `Number ${number}`,
    park: (number: string) => `Pause ${number}`,
    resume: (number: string) => `Continue ${number}`,
    transfer: (number: string) => `Send on ${number}`,
    leave: (number: string) => `Left ${number}`,
    'change-services': (number: string) => `Services changed ${number}`,
    'take-in': (number: string) => `Number on paper ${number}`,
    note: (number: string) => `Note ${number}`,
    'change-fields': (number: string) => `Answers ${number}`,
    undo: (number: string) => `Taken back ${number}`,
    'resolve-call-back': (who: string) => `Resolved ${who}`.trim(),
  },

  refusals: staffRefusals,
  refused: {
    dismiss: 'Understood',
    count: (count: number) => `${count} messages. The latest:`,
    nextInstead: (number: string) => `Call ${number} instead`,
    noneElse: 'No other visitor is waiting for this counter.',
    found: {
      called: (number: string, where: string) => `${number} is already called (${where}).`,
      serving: (number: string, where: string) => `${number} is already being served (${where}).`,
      finished: (number: string, where: string) => `${number} is already finished (${where}).`,
      parked: (number: string, where: string) => `Service of ${number} is paused (${where}).`,
      missed: (number: string, where: string) => `${number} did not show up (${where}).`,
    },
    tooEarlyUntil: (number: string, time: string) =>
      `${number} can be checked in from ${time} on. “Present” and a reason check them in anyway.`,
    'called-elsewhere': (number: string) => `${number} has just been called at another counter.`,
    'counter-busy': (number: string) => `${number} was not called: somebody else is still at this counter.`,
    'not-called-here': (number: string) => `${number} is no longer called to this counter.`,
    'not-possible-now': (number: string) => `For ${number} this is no longer possible.`,
    'no-such-visit': (number: string) => `${number} does not exist today any more.`,
    'too-early': (number: string) =>
      `${number} was not checked in: it is too early. “Present” and a reason check them in anyway.`,
    'too-late': (number: string) =>
      `${number} was not checked in: the appointment has lapsed. “Present” and a reason check them in anyway.`,
    'number-taken': (number: string) =>
      `Number ${number} is not valid: somebody else has it. Please give this person another one.`,
    'not-allowed': (number: string) =>
      `You have no permission to do that for ${number}. Please ask your lead or a colleague.`,
    'not-saved': () => 'This device could not save the entry. Please reload the page.',
    'undo-too-late': (number: string) =>
      `For ${number} that is too long ago: it cannot be taken back any more.`,
    'nothing-to-undo': (number: string) => `There is nothing left to take back for ${number}.`,
    other: (number: string) => `The entry for ${number} was refused.`,
    appointment: (who: string) =>
      who === '' ? 'An appointment was not changed.' : `Nothing was booked or changed for ${who}.`,
    item: (who: string) => `“${`Resolved ${who}`.trim()}” was refused.`,
    itemGone: 'This entry does not exist any more.',
  },

  unseenNumber: {
    tag: 'Perhaps never shown',
    title:
      'The power failed at the terminal before the number was on its screen for certain. Perhaps no one waits with it.',
  },

  assistance: {
    moreHelp: 'Needs more help',
    title: 'said at the terminal',
  },

  pickUp: {
    tag: 'Pick-up',
    open: 'Pick-up',
    heading: 'Pick-up: what is collected?',
    callThis: (service) => `Give a number and call it: ${service}`,
  },

  give: {
    heading: 'Give out a number',
    given: 'Number',
    persons: (service: string) => `${service}: how many`,
    search: 'What is it about?',
    searchHint: 'For example: passport, moving',
    favourites: 'Often given out',
    found: 'Found',
    nothing: 'Nothing was found. Try another word.',
    chosen: 'Chosen',
    add: 'Add',
    addThis: (service: string) => `Add ${service}`,
    giveThis: (service: string) => `Give out number: ${service}`,
    remove: 'Remove',
    removeThis: (service: string) => `Remove ${service}`,
    note: 'Name or note',
    ahead: (count: number) =>
      count === 0
        ? 'Nobody is ahead.'
        : plural(count, { one: '1 person is ahead.', other: `${count} people are ahead.` }),
    print: 'Print',
    call: 'Call at once',
    submit: 'Give out number',
    another: 'Another number',
    done: 'Done',
    none: {
      'not-open': (time) => `Numbers are given out again today from ${time}.`,
      closed: 'There are no more numbers today: the office is closed.',
      date: 'Please confirm the date and the time at the top of the page first.',
      'no-number':
        'There are no free numbers at this counter at the moment. Please send the person to the terminal or to another counter.',
      refused: 'The number could not be given out.',
      withdrawn: (number: string) => `Number ${number} is not valid. Please give this person another one.`,
      'no-common-lane':
        'These are dealt with at different counters. Please give out a number for each of them.',
    },
  },

  moreRows: (count: number) => `Show ${count} more`,
  waiting: {
    heading: 'Waiting',
    count: (count: number) =>
      plural(count, { one: '1 person is waiting', other: `${count} people are waiting` }),
    none: 'Nobody is waiting.',
    number: 'Number',
    person: 'Person and service',
    order: 'Appointment and order',
    waits: 'Wait',
    planned: 'Planned',
    action: 'Action',
    appointment: (time: string) => `Appointment ${time}`,
    walkIn: (time: string) => `No appointment, ${time}`,
    minutes: (minutes: number) => `${minutes} min.`,
    levels: { green: 'within limits', amber: 'long', red: 'too long' },
    gone: 'no longer here',
    reasons: {
      due: 'appointment is due',
      'next-by-rule': 'priority over all',
      priority: 'priority',
      early: 'appointment is later',
      'by-arrival': 'by arrival',
      'fits-the-gap': 'fits before the next appointment',
      'would-delay': 'would delay an appointment',
      'overtaken-often': 'was often passed over',
    },
    unknownName: '–',
  },

  expected: {
    heading: 'Expected',
    none: 'No further appointment is expected.',
  },
  lapsed: {
    heading: 'Lapsed',
    none: 'No appointment has lapsed.',
  },
  missed: {
    heading: 'Did not show up or left',
    none: 'Nobody.',
    left: 'left',
  },
  parked: {
    heading: 'Paused',
    none: 'Nobody.',
  },
  elsewhere: {
    heading: 'At other counters',
    none: 'Nobody.',
    called: (counter: string) => `called: ${counter}`,
    served: (counter: string) => counter,
  },
  lanes: {
    heading: 'Other queues',
    longest: 'Longest wait',
  },
  figures: {
    heading: 'Numbers of the day',
    waiting: 'Waiting',
    expected: 'Expected',
  },

  prepare: {
    show: (number: string) => `${number}: show details`,
    heading: (number: string) => `About ${number}`,
    close: 'Close (Esc)',
    services: 'Services and documents',
    documents: 'To be brought',
    notes: 'Notes',
    noNotes: 'None.',
    noted: 'Note',
    noteField: 'New note',
    noteSave: 'Save note',
    steps: 'So far',
    fields: 'Answers',
    changeFields: 'Change answers',
    fieldsHeading: (number: string) => `Change the answers of ${number}`,
    saveFields: 'Save',
    keepFields: 'Cancel',
  },
  steps: {
    number: 'got a number',
    'checked-in': 'checked in',
    due: 'time of the call or video talk',
    called: 'called',
    repeated: 'called again',
    missed: 'did not show up',
    returned: 'back again',
    left: 'left',
    started: 'service began',
    finished: 'finished',
    parked: 'paused',
    resumed: 'continued',
    transferred: 'sent on',
    'services-changed': 'services changed',
  },

  notCounted: (step) => `${step} (does not count)`,

  despite: {
    heading: (number) => `Check ${number} in anyway?`,
    'too-early': (number, time) => `The appointment of ${number} is at ${time}: it is too early to check in.`,
    'too-late': (number, time) =>
      `The appointment of ${number} was at ${time}: it is too late to check in. The person comes after those who were in time.`,
    why: 'Why anyway? The reason is put on record.',
    reasons: {
      'was-here': 'Was here in time',
      agreed: 'Was agreed before',
      'our-fault': 'Was our fault',
      goodwill: 'Out of goodwill',
    },
  },
  leave: {
    heading: (number) => `Has ${number} left?`,
    why: 'Why? The reason is put on record. If the person comes back, they are under “Did not show up or left”.',
    reasons: {
      'said-so': 'They said so',
      gone: 'They are not here any more',
      'done-otherwise': 'Dealt with in another way',
      'wrong-office': 'Another office is responsible',
    },
  },
  changeServices: {
    heading: (number) => `${number}: change services`,
    lead: 'The planned time and the waiting times change with it.',
    save: 'Save',
  },
  ...counterOfficeWide,
  rendered: {
    heading: 'What was done?',
    more: 'Another service',
    nothing: 'None of it',
    unknown: 'Do not record',
  },

  transfer: {
    heading: (number: string) => `Send ${number} on`,
    lane: 'Queue',
    counter: 'Counter',
    anyCounter: 'Any counter',
    note: 'Note for the next counter',
    lacks: (lane) => `“${lane}” does not deal with all of this.`,
    kept: 'Number, appointment and time of arrival stay as they are.',
    send: 'Send on',
  },

  paper: {
    heading: 'Number on paper',
    text: 'For visitors whose number is not in the list here.',
    number: 'Number',
    hint: 'As it stands on the slip, for example A123',
    wrong: 'This is not a number of this office. Please look at the slip again.',
    take: 'Put into the line',
    takeAndCall: 'Call at once',
  },

  keys: counterKeys,
  items: {
    heading: 'To resolve',
    none: 'Nothing to resolve.',
    jump: (count: number) => (count === 0 ? 'To resolve: nothing' : `To resolve: ${count}`),
    born: (date: string) => `Date of birth ${date}`,
    unknown: 'Person without a number',
    cameAt: (time: string) => `came at ${time}`,
    calledAt: (time: string) => `phoned at ${time}`,
    calledOn: (date: string, time: string) => `phoned on ${date} at ${time}`,
    takenBy: (name: string) => `noted by: ${name}`,
    phone: (phone: string) => `Phone ${phone}`,
    mail: (mail: string) => `E-mail ${mail}`,
    noContact: 'no phone number known',
    lost: (service: string, time: string) => `Call back: ${service} at ${time} was already taken.`,
    lostOn: (service: string, date: string, time: string) =>
      `Call back: ${service} on ${date} at ${time} was already taken.`,
    free: (times: string) => `These were free: ${times}.`,
    between: (times: string) => `It is about one of these appointments: ${times}.`,
    enquiry: (services: string, days: string) => `Enquiry: ${services}. Days: ${days}.`,
    enquiredAt: (time: string) => `asked at ${time}`,
    enquiredOn: (date: string, time: string) => `asked on ${date} at ${time}`,
    book: 'Book',
    bookThis: (who: string) => `Book: ${who}`,
    reasons: {
      'several-appointments': 'The date of birth fits several appointments.',
      'birth-date-unreadable': 'The date of birth did not arrive in readable form.',
      'not-found': 'The appointment was not found.',
      'too-early': 'It was too early for the appointment.',
      'too-late': 'The appointment had lapsed.',
      'number-taken': 'Another person has the same number.',
      'not-allowed': 'The device was not allowed to give out this number.',
      'no-common-lane': 'The services belong to different counters.',
      'wrong-day': 'The number was for another day.',
      'not-possible-now': 'No numbers were given out at that time.',
    },
    resolve: 'Resolved',
    resolveThis: (who: string) => `Resolved: ${who}`,
    resolved: 'Resolved:',
  },
  finished: {
    heading: 'Today',
    count: (count: number) => `${count} finished`,
    here: (count: number) => `${count} of them here`,
  },
  persons: (count: number) => `× ${count}`,
};
