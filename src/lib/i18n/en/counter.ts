import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';
import { staffRefusals } from './staff-refusals.ts';

const plural = pluralIn('en-GB');

export const counter: Messages['counter'] = {
  pageTitle: 'Counter',
  tooLong: (over, most) =>
    `${plural(over, { one: '1 character', other: `${over} characters` })} too many: at most ${most}.`,

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
      'passwords-off': 'No one signs in with a password here. Please load the page again.',
      'second-factor-unreadable':
        'The central server cannot read your second factor. Use a recovery code, or tell your IT.',
      'set-up-expired':
        'That took too long. Delete the entry in the app and scan the new QR code. The recovery codes from before are not good.',
      busy: 'Very many people are signing in at this moment. So your password has not been checked yet.',
      unreachable:
        'The central server does not answer. It is needed to sign in. What you entered stays here: please try again in a moment.',
      'no-such-office': 'There is no such office here. Please check the address.',
      'disk-full': 'The central server cannot sign anybody in, as its disk is full. Please tell your IT.',
      'not-writable':
        'The central server cannot save anything at the moment and sign nobody in. Please tell your IT.',
      other: 'Signing in failed because of an error. Please try again.',
    },
    retryAfterSeconds: (seconds: number) =>
      plural(seconds, { one: 'Please wait 1 second.', other: `Please wait ${seconds} seconds.` }),
    ended:
      'You are no longer signed in. Please sign in again. What has not been passed on stays saved on this device.',
    'day-over': 'Your working day is over, and with it your sign-in. Nothing is lost. Please sign in again.',
    idle: 'You were signed out because no one worked here for some time. Nothing is lost. Please sign in again.',
    provider: {
      or: 'or',
      submit: 'Sign in with the account of the town',
      opening: 'Opening the sign-in service …',
      only: 'Everyone signs in here by the sign-in service.',
      errors: {
        'provider-denied': 'The sign-in was cancelled, or the sign-in service refused it. Please try again.',
        'provider-error':
          'The sign-in service reports an error. Please try again. If it comes again, tell your IT.',
        'provider-unreachable':
          'The sign-in service does not answer. Please try again in a moment. If it takes longer, tell your IT.',
        'sign-in-expired':
          'This sign-in is not valid any more: it took too long or was used already. Please begin again.',
        'other-browser': 'This sign-in was begun in another browser. Please begin it again here.',
        'code-refused':
          'The sign-in service did not confirm this sign-in: it was used already or is too old. Please begin again.',
        'wrong-audience':
          'The answer of the sign-in service was not meant for Foyer. Please tell your IT: the setup is wrong.',
        'token-expired':
          'The answer of the sign-in service is too old. Please try again. If it comes again, tell your IT: a clock may be wrong.',
        'answer-not-trusted':
          'The answer of the sign-in service could not be verified. So you are not signed in. Please try again. If it comes again, tell your IT.',
        'sign-in-again':
          'Please sign in anew at the sign-in service: your last sign-in there is not enough for this.',
        'no-role':
          'Your account has no role in this office. Your head of office can ask your IT for one: the sign-in service gives the roles.',
        'disk-full': 'The central server cannot sign anybody in, as its disk is full. Please tell your IT.',
        'not-writable':
          'The central server cannot save anything at the moment and sign nobody in. Please tell your IT.',
        'too-many': 'Too many attempts. Please wait a minute.',
        unreachable: 'The central server does not answer. Please try again in a moment.',
        'no-such-office': 'There is no such office here. Please check the address.',
        other: 'Signing in failed because of an error. Please try again.',
      },
    },
    unusedLink: {
      heading: (person) => `You are signed in as ${person}.`,
      text: 'The link that you opened was therefore not used. Please sign out first, and then open it again.',
    },
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

  secondFactor: {
    heading: 'Enter the code',
    text: 'Your password is right. Now open your app for codes.',
    code: 'Code',
    codeHint:
      'Six digits from the app. Without your phone: one of your recovery codes. Each code is good once.',
    confirmHint: 'Six digits that the app shows now. Only then does the second factor count.',
    codeErrors: {
      'code-missing': 'Please enter the code.',
      'wrong-code':
        'This code is wrong or was used before. Please enter the next one that the app shows. Is the clock of your phone right?',
    },
    back: 'Back',
    setUpHeading: 'Set up the second factor',
    setUpText:
      'Heads of office sign in with a second factor here. Please set it up now; then you are signed in.',
    scan: '1. Scan this QR code with an app for codes on your phone, as Aegis, FreeOTP or 2FAS.',
    qr: 'QR code for the app. The key stands below to be typed.',
    typed: 'Or type this key into the app:',
    recovery: '2. Recovery codes',
    recoveryText:
      'Write these codes down or print them, and keep them apart from the phone. Each is good for one sign-in without the phone. You see them only now.',
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
    putBack: 'Back to the queue',
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
  },

  unseenNumber: {
    tag: 'Perhaps never shown',
    title:
      'The power failed at the terminal before the number was on its screen for certain. Perhaps no one waits with it.',
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
        'There are no free numbers at this desk at the moment. Please send the person to the terminal or to another counter.',
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

  state: {
    heading: 'This counter',
    all: 'All counters',
    unknown: 'not said yet',
    is: { open: 'Open', break: 'On a break', closed: 'Closed' },
    say: { open: 'Open the counter', break: 'Break', closed: 'Close the counter' },
  },
  walkIns: {
    stop: 'No more numbers at the terminal',
    resume: 'Give out numbers again',
    stoppedUntil: (time) => `No numbers at the terminal until ${time}.`,
    stoppedToday: 'No more numbers at the terminal today.',
    heading: 'Stop giving out numbers at the terminal',
    text: 'Visitors with an appointment still check in. You can still give out numbers yourself. The terminal and the monitor say the reason and the end.',
    reason: 'Reason',
    reasons: {
      full: 'A great many are waiting already',
      'few-staff': 'Too few counters staffed',
      disruption: 'Technical fault',
      other: 'Another reason',
    },
    words: 'In your words',
    wordsHint: 'Stands like this at the terminal and on the monitor. Please no names.',
    length: 'How long?',
    lengths: { '30': '30 minutes', '60': '1 hour', '120': '2 hours', day: 'Until the end of the day' },
  },
  help: {
    call: 'Call for help',
    heading: (counter, time) => `Call for help: ${counter}, ${time}`,
    own: (time) => `You have called for help at ${time}.`,
    unseen: 'Not sent yet: the other counters cannot see it. Please call out or phone.',
    end: 'It is over',
    takeBack: 'Take back',
  },
  message: {
    from: (time) => `Lead, ${time}:`,
    read: 'Read',
    label: 'Message to all counters',
    left: (characters) =>
      plural(characters, { one: '1 character left', other: `${characters} characters left` }),
    send: 'Send',
  },
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
    take: 'Put into the queue',
    takeAndCall: 'Call at once',
  },

  keys: {
    open: 'All keys (?)',
    heading: 'Keys',
    switch: 'Single-letter keys are on',
    sound: 'Sound and notice when a visitor comes to a free counter',
    digits: 'Type a number: chooses the person, also far down the list',
    noNumber: (digits) => `No number in the lists begins with ${digits}.`,
    names: {
      n: 'N',
      c: 'C',
      r: 'R',
      s: 'S',
      p: 'P',
      t: 'T',
      b: 'B',
      m: 'M',
      f: 'F',
      u: 'U',
      w: 'W',
      h: 'H',
      a: 'A',
      '/': '/',
      d: 'D',
      o: 'O',
      e: 'E',
      g: 'G',
      k: 'K',
      i: 'I',
      v: 'V',
      arrowdown: '↓',
      arrowup: '↑',
      '?': '?',
    },
    does: {
      n: 'Call next',
      c: 'Call the chosen person, go on with them or mark them as here',
      r: 'Repeat the call',
      s: 'Start',
      p: 'Pause service',
      t: 'Send on',
      b: 'Back to the queue',
      m: 'Did not show up',
      f: 'Finish',
      u: 'Take back the last step',
      w: 'Give out a number',
      h: 'Pick-up: give out a number and call it at once',
      a: 'Number on paper',
      '/': 'Find an appointment or a person',
      d: 'Book an appointment, also a follow-up for the person shown',
      o: 'Write a note',
      e: 'Change the services of the person shown',
      g: 'The person shown has left',
      k: 'Change the contact of the person shown, send the e-mail again',
      i: 'Change the answers of the person shown to the office’s questions',
      v: 'Message understood',
      arrowdown: 'Choose the next person in the list',
      arrowup: 'Choose the previous person in the list',
      '?': 'This list',
    },
  },
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
