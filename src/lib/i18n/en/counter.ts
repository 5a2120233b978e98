import type { Messages } from '../de/index.ts';

export const counter: Messages['counter'] = {
  pageTitle: 'Counter',

  signIn: {
    heading: 'Sign in',
    lead: (office: string) => `Desk ${office}`,
    login: 'User name',
    password: 'Password',
    submit: 'Sign in',
    submitting: 'Checking …',
    missingLogin: 'Please enter your user name.',
    missingPassword: 'Please enter your password.',
    errors: {
      'wrong-credentials': 'User name or password is wrong. Please check both.',
      'password-expired': 'This one-time password has expired. Please ask your head of office for a new one.',
      'too-many': 'Too many attempts.',
      busy: 'Very many people are signing in at this moment. So your password has not been checked yet.',
      unreachable:
        'The central server does not answer. It is needed to sign in. What you entered stays here: please try again in a moment.',
      'no-such-office': 'There is no such office here. Please check the address.',
      'disk-full':
        'The central server cannot sign anybody in, as its disk is full. Please tell whoever runs it.',
      'not-writable':
        'The central server cannot save anything at the moment and sign nobody in. Please tell whoever runs it.',
      other: 'Signing in failed because of an error. Please try again.',
    },
    retryAfterSeconds: (seconds: number) =>
      seconds === 1 ? 'Please wait 1 second.' : `Please wait ${seconds} seconds.`,
    ended:
      'You are no longer signed in. Please sign in again. What has not been passed on stays saved on this device.',
    idle: 'You were signed out because no one worked here for some time. Nothing is lost. Please sign in again.',
  },

  choosePassword: {
    heading: 'Choose your own password',
    text: 'The password that you were given is good for this one sign-in. Now choose your own, which nobody else knows.',
    field: 'New password',
    hint: 'At least 10 characters, for example several words',
    repeat: 'Repeat the new password',
    submit: 'Save and sign in',
    submitting: 'Saving …',
    back: 'Back',
  },

  ownPassword: {
    open: 'Change password',
    heading: 'Change your own password',
    text: 'The old password is no longer valid then. You stay signed in on this computer, and are signed out at once on all others.',
    old: 'Old password',
    field: 'New password',
    hint: 'At least 10 characters, for example several words',
    repeat: 'Repeat the new password',
    yes: 'Change password',
    no: 'Cancel',
    sending: 'Please wait …',
    done: 'Your new password is valid now. You are signed out on all other computers.',
  },

  signOut: 'Sign out',
  signOutPending: {
    heading: 'Not everything has been passed on',
    text: (count: number) =>
      count === 1
        ? '1 entry is saved on this device only. It is passed on when you sign in here again.'
        : `${count} entries are saved on this device only. They are passed on when you sign in here again.`,
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
  },
  change: 'Change counter',

  offline: {
    heading: 'Not connected to the central server',
    text: 'You can go on working. Everything is saved on this device and passed on later.',
    since: (time: string) => `The list is as of ${time}.`,
    people: 'There are no names on this device until the connection is back.',
  },
  notOnMonitor: 'The monitor does not show this call: please call the number out loud.',

  now: {
    heading: 'At the counter',
    nobody: 'Nobody is called.',
    nextUp: (number: string) => `Next: ${number}`,
    calledAt: (count: number, time: string) => `Call no. ${count} at ${time}`,
    servingSince: (time: string) => `Being served since ${time}`,
    suggestMissed: 'Called as often as intended. Did not show up?',
    appointmentAt: (time: string) => `Appointment at ${time}`,
    walkIn: 'Without appointment',
    minutes: (minutes: number) => `${minutes} min. planned`,
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
    keys: 'Keys N, R, S, F, M, W',
    undo: (step: string) => `Take back: ${step}`,
  },

  stageOf: {
    call: (number: string) => `Call ${number}`,
    repeat: (number: string) => `Repeat ${number}`,
    start: (number: string) => `Start ${number}`,
    finish: (number: string) => `Finish ${number}`,
    miss: (number: string) => `Did not show up ${number}`,
    return: (number: string) => `Back again ${number}`,
    'check-in': (number: string) => `Present ${number}`,
    'take-ticket': (number: string) => `Number ${number}`,
    undo: (number: string) => `Taken back ${number}`,
    'settle-call-back': (who: string) => `Addressed ${who}`.trim(),
  },

  refused: {
    heading: 'That was not possible',
    dismiss: 'Understood',
    nextInstead: (number: string) => `Call ${number} instead`,
    'called-elsewhere': (number: string) => `${number} has just been called at another counter.`,
    'counter-busy': (number: string) => `${number} was not called: somebody else is still at this counter.`,
    'not-called-here': (number: string) => `${number} is no longer called to this counter.`,
    'not-possible-now': (number: string) => `For ${number} this is no longer possible.`,
    'no-such-visit': (number: string) => `${number} does not exist today any more.`,
    'too-early': (number: string) => `${number} cannot be checked in yet: it is too early.`,
    'too-late': (number: string) =>
      `${number} can no longer be checked in: the appointment has lapsed. The kiosk gives out a number.`,
    'number-taken': (number: string) =>
      `Number ${number} is not valid: somebody else has it. Please give this person another one.`,
    'not-allowed': (number: string) =>
      `You have no permission to do that for ${number}. Please ask your lead or a colleague.`,
    'not-saved': () => 'This device could not save the entry. Please reload the page.',
    'nothing-to-undo': (number: string) => `There is nothing left to take back for ${number}.`,
    other: (number: string) => `The entry for ${number} was refused.`,
    item: (who: string) => `“${`Addressed ${who}`.trim()}” was refused.`,
  },

  give: {
    heading: 'Give out a number',
    given: 'Number',
    persons: (concern: string) => `${concern}: how many`,
    submit: 'Give out number',
    another: 'Another number',
    done: 'Done',
    none: {
      'not-open': (hours: string) => `Numbers are given out today at these times: ${hours}.`,
      'closed-today': 'The office is closed today.',
      date: 'Please confirm the date and the time at the top of the page first.',
      'no-number':
        'There are no free numbers at this desk at the moment. Please send the person to the kiosk or to another counter.',
      refused: 'The number could not be given out.',
      withdrawn: (number: string) => `Number ${number} is not valid. Please give this person another one.`,
      'no-common-lane':
        'These are dealt with at different counters. Please give out a number for each of them.',
    },
  },

  waiting: {
    heading: 'Waiting',
    count: (count: number) => (count === 1 ? '1 person is waiting' : `${count} people are waiting`),
    none: 'Nobody is waiting.',
    number: 'Number',
    concern: 'Concern',
    name: 'Name',
    appointment: 'Appointment',
    since: 'Waiting since',
    why: 'Order',
    action: 'Action',
    reasons: {
      due: 'appointment is due',
      early: 'appointment is later',
      'by-arrival': 'by arrival',
      'fits-the-gap': 'fits before the next appointment',
      'would-delay': 'would delay an appointment',
      'overtaken-often': 'has been waiting long',
    },
    unknownName: '–',
  },

  expected: {
    heading: 'Expected',
    none: 'No further appointment is expected.',
  },
  missed: {
    heading: 'Did not show up',
    none: 'Nobody.',
  },
  items: {
    heading: 'To address',
    none: 'Nothing is open.',
    jump: (count: number) => (count === 0 ? 'To address: nothing' : `To address: ${count}`),
    born: (date: string) => `Date of birth ${date}`,
    unknown: 'Person without a number',
    waits: (time: string) => `waiting since ${time}`,
    calledAt: (time: string) => `phoned at ${time}`,
    takenBy: (name: string) => `noted by: ${name}`,
    phone: (phone: string) => `Phone ${phone}`,
    mail: (mail: string) => `E-mail ${mail}`,
    noContact: 'no phone number known',
    lost: (concern: string, time: string) => `Call back: ${concern} at ${time} was already taken.`,
    free: (times: string) => `These were free: ${times}.`,
    between: (times: string) => `It is about one of these appointments: ${times}.`,
    reasons: {
      'several-appointments': 'In the waiting area. The date of birth fits several appointments.',
      'birth-date-unreadable': 'In the waiting area. The date of birth did not arrive in readable form.',
      'not-found': 'In the waiting area. The appointment was not found.',
      'too-early': 'In the waiting area. It was too early for the appointment.',
      'too-late': 'In the waiting area. The appointment had lapsed.',
      'number-taken': 'In the waiting area. Another person has the same number.',
      'not-allowed': 'In the waiting area. The device was not allowed to give out this number.',
      'no-common-lane': 'In the waiting area. The concerns belong to different counters.',
      'wrong-day': 'In the waiting area. The number was for another day.',
      'not-possible-now': 'In the waiting area. No numbers were given out at that time.',
    },
    settle: 'Addressed',
    settleThis: (who: string) => `Addressed: ${who}`,
    settled: 'Addressed:',
  },
  finished: {
    heading: 'Today',
    count: (count: number) => `${count} finished`,
    here: (count: number) => `${count} of them here`,
  },
  persons: (count: number) => `× ${count}`,
};
