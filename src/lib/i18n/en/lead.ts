import type { Messages } from '../de/index.ts';
import { countedIn, pluralIn } from '../intl.ts';
import { leadHours } from './lead-hours.ts';
import { leadOccupancy } from './lead-occupancy.ts';
import { leadOffice } from './lead-office.ts';
import { leadSetUp } from './lead-set-up.ts';
import { leadToDo } from './lead-to-do.ts';

const counted = countedIn('en-GB');
const plural = pluralIn('en-GB');

export const lead: Messages['lead'] = {
  pageTitle: 'Head of office',
  heading: 'Head of office',
  toCounter: 'To the counter',
  toLog: 'To the staff log',

  nav: {
    label: 'Pages of the head of office',
    open: (count) => `${count} open`,
    pages: {
      toDo: 'To do',
      hours: 'Opening hours',
      occupancy: 'Occupancy',
      office: 'Office',
      desk: 'Devices and team',
      bookings: 'New online bookings',
      statistics: 'Statistics',
      setUp: 'Set up',
    },
  },

  notLead: 'This page is for the head of office. Please sign in with such an account.',
  /** C13: the office is served without its file. */
  withoutFile: {
    title: 'The file of this office is missing on the central server',
    text: 'Booked appointments, check-in, calls and cancellations go on. New appointments, moves and changes of the office are possible again once IT has put the file back.',
  },
  offline:
    'The central server does not answer. Devices and accounts can be changed again as soon as there is a connection.',

  ownPassword: 'Your own password',
  ownPasswordHint: 'For safety: so that nobody at your computer changes accounts',

  errors: {
    unreachable:
      'The central server does not answer. What you entered stays here: please try again in a moment.',
    'not-signed-in': 'You are no longer signed in. Please sign in again.',
    'not-allowed': 'You have no permission for this.',
    'confirm-at-provider':
      'For this you have to sign in at the sign-in service once more. Repeat what you entered afterwards.',
    'account-of-provider':
      'This account belongs to the sign-in service: password, name and role are changed there.',
    'passwords-off':
      'Everyone signs in here by the sign-in service: an account is made at the first sign-in there.',
    'too-many': 'Too many attempts. Please wait a moment.',
    busy: 'Very many people are signing in at this moment. Please try again in a few seconds.',
    'disk-full':
      'The central server cannot save anything, as its disk is full. Please tell your IT. A revoked device is cut off all the same.',
    'not-writable':
      'The central server cannot save anything at the moment. Please tell your IT. A revoked device is cut off all the same.',
    other: 'That failed because of an error. Please try again.',
  },

  confirmAtProvider: {
    open: 'Sign in at the sign-in service',
    opening: 'Opening the sign-in service …',
  },

  exemptMails: {
    heading: 'E-mail addresses without a limit',
    lead: 'One e-mail address can only have a certain number of open appointments. That does not apply to these addresses, for example of a home or a guardian who books for many.',
    none: 'The limit applies to all addresses.',
    field: 'E-mail address',
    hint: 'Each appointment that is booked with this address still has to be confirmed by e-mail.',
    add: 'Exempt from the limit',
    remove: 'Remove',
    removeOne: (mail: string) => `Remove ${mail}`,
    added: (mail: string) => `The limit does not apply to ${mail} any more.`,
    removed: (mail: string) => `The limit applies to ${mail} again.`,
    errors: {
      missing: 'Please enter the e-mail address.',
      malformed: 'This is not a complete e-mail address. Right would be, for example, “info@home.example”.',
      'there-already': 'This mailbox is on the list already.',
      'too-many-exempt': 'There are 200 addresses on the list already. Please remove one first.',
    },
  },

  bookings: {
    heading: 'New online bookings',
    lead: 'Online bookings of the last seven days whose appointment is still ahead. If unusually many arrive at once, a program may have made them. Then select the hours or networks, and cancel these appointments together.',
    reload: 'Reload',
    loading: 'Loading …',
    hours: 'By hour',
    networks: 'By network',
    networksLead:
      'A network is the shared connection of a street, a company or a provider. Its name is a short code and gives no one away.',
    noHours: 'No appointment ahead was booked online in the last seven days.',
    noNetworks: 'No network has made five bookings or more.',
    hour: 'Booked',
    hourOf: (date, from) => `${date}, from ${from}`,
    network: 'Network',
    networkOf: (origin) => `Network ${origin}`,
    count: 'Appointments',
    confirmed: 'of these confirmed',
    networkCount: 'Networks',
    lastHour: 'latest',
    action: 'Selection',
    choose: 'Select',
    nothingChosen: 'Nothing selected.',
    chosen: (all, confirmed) =>
      `${plural(all, { one: 'One appointment', other: `${all} appointments` })} selected, of which ${confirmed} confirmed.`,
    takeBack: 'Cancel selected appointments',
    confirm: {
      heading: (all) => plural(all, { one: 'Cancel one appointment?', other: `Cancel ${all} appointments?` }),
      text: (all, confirmed) =>
        confirmed === 0
          ? `${plural(all, { one: 'It is not', other: 'None of these appointments is' })} confirmed. No e-mail is sent.`
          : `${plural(all, { one: 'It is', other: plural(confirmed, { one: 'One of them is', other: `${confirmed} of them are` }) })} confirmed. Visitors who gave an e-mail address are told.`,
      final: 'This cannot be undone. The times are free again at once.',
      yes: 'Cancel appointments',
      no: 'Keep',
    },
    progress: (cancelled, left) => `${cancelled} cancelled, ${left} to go …`,
    done: (cancelled) =>
      plural(cancelled, {
        one: 'One appointment is cancelled.',
        other: `${cancelled} appointments are cancelled.`,
      }),
  },

  hours: leadHours,

  /** C12: how full the days are. */
  occupancy: leadOccupancy,

  /** C11: the office itself, its services, counters and rules. */
  office: leadOffice,

  toDo: leadToDo,

  setUp: leadSetUp,

  pair: {
    heading: 'Add a device',
    lead: 'Open the address of the terminal or the monitor on the new device. It shows a code.',
    code: 'Code of the device',
    codeHint: 'Eight characters, as the device shows them',
    name: 'Name of the device',
    nameHint: 'For example “Terminal entrance”',
    submit: 'Continue',
    check: {
      heading: (surface: string) => `Does your device (${surface}) show these two words?`,
      text: 'If the device shows other words, the code belongs to somebody else’s device.',
      yes: 'Yes, confirm device',
      no: 'No, other words',
    },
    submitting: 'Confirming …',
    done: (name: string, surface: string) => `${surface} “${name}” is set up.`,
    errors: {
      'code-missing': 'Please enter the code.',
      'code-malformed':
        'The code has eight characters: digits and letters, without A, E, I, O, U, L, 0 and 1.',
      'name-missing': 'Please give the device a name.',
      'name-too-long': 'The name can have at most 60 characters.',
      'name-malformed': 'The name contains invisible characters. Please type it in again.',
      'other-device': 'Then this code belongs to another device. Please read it from your device once more.',
      'no-such-code': 'This code does not exist or has expired. Please read it from the device again.',
      'no-number-block': 'There are no numbers left for another terminal. First sign out an old terminal.',
    },
  },

  devices: {
    heading: 'Devices',
    none: 'No device is set up yet.',
    kiosk: 'Terminal',
    monitor: 'Monitor',
    surface: 'Kind',
    name: 'Name',
    numbers: 'Numbers',
    noNumbers: '–',
    numberRange: (from: string, to: string) => `${from}–${to}`,
    health: 'State',
    unknownHealth: 'Not known.',
    here: (when: string) => `Connected, last heard of ${when}.`,
    lastHeard: (when: string) => `Last heard of: ${when}.`,
    notHeardSince: (when: string) => `Not heard of since ${when}.`,
    newest: 'Newest version.',
    outdated: 'Older version; it loads the new one by itself.',
    free: (size: string) => `${size} free.`,
    sound: { on: 'Sound is on.', refused: 'Sound is off: the browser does not allow it.', none: 'No sound.' },
    camera: { works: 'Camera works.', none: 'No camera.' },
    printer: { works: 'Printer works.', 'no-slip': 'Printer: no slip came.' },
    endsAt: (date: string) => `Signed in until ${date}.`,
    pairedAt: 'Set up',
    action: 'Action',
    revoke: 'Sign out',
    revokeThis: (name: string) => `Sign out ${name}`,
    revoked: (date: string) => `Signed out on ${date}`,
    confirm: {
      heading: (name: string) => `Sign out “${name}”?`,
      text: 'The device is cut off and forgets that it was signed in: at once if it is connected, else the next time that it is. It can be set up again afterwards.',
      yes: 'Sign out device',
      no: 'Keep',
    },
    done: (name: string) => `“${name}” is signed out.`,
  },

  /** A11 */
  kioskPin: {
    heading: 'PIN of the terminals',
    lead: 'With the PIN you open the menu for staff at each terminal, also without a connection: its state, tests of camera and printer, the last slip once more, load anew, leave the page, sign out. Without a PIN there is no such menu.',
    none: 'No PIN is set yet.',
    setAt: (when) => `Set: ${when}.`,
    field: 'PIN for the terminals',
    hint: '6 to 12 digits. It is never shown here: remember it.',
    set: 'Set for the terminals',
    change: 'Change for the terminals',
    remove: 'Remove from the terminals',
    done: {
      set: 'The PIN is set. Connected terminals know it within two minutes.',
      removed: 'The PIN is removed. Connected terminals know that within two minutes.',
    },
    errors: {
      'too-short': 'The PIN needs at least 6 digits.',
      'too-long': 'The PIN must not have more than 12 digits.',
      'not-digits': 'The PIN has digits only.',
      guessable: 'This PIN is guessed first. Please take another one.',
    },
  },

  addresses: {
    heading: 'Addresses of the devices',
    lead: 'Open this address on the new device.',
    hints: {
      kiosk: 'For the tablet in the foyer.',
      monitor: 'For the television in the waiting room.',
      citizen: 'For the town’s website, notices and letters.',
    },
    citizen: 'Booking',
    book: 'Book an appointment',
    code: (surface: string) => `QR code with the address: ${surface}`,
    print: 'Print a sheet with the addresses',
    sheet: (surface: string) => `Set up: ${surface}`,
    steps:
      'Open the address in the browser. The device shows a code and two words. The lead enters the code at “Devices and team”.',
  },

  staff: {
    heading: 'Team',
    name: 'Name',
    login: 'User name',
    role: 'Role',
    clerk: 'Clerk',
    desk: 'Head of the day',
    lead: 'Head of office',
    auditor: 'Auditor',
    own: (name) => `${name} (you)`,
    used: 'Account used',
    usedWhen: {
      recently: 'within the last 30 days',
      'long-ago': 'more than 30 days ago',
      unknown: 'no sign-in known',
    },
    action: 'Actions',
    change: 'Edit',
    changeThis: (name) => `Edit ${name}`,
    signOut: 'Sign out everywhere',
    signOutThis: (name) => `Sign out everywhere: ${name}`,
    password: 'New password',
    passwordThis: (name) => `New password for ${name}`,
    remove: 'Remove',
    removeThis: (name) => `Remove ${name}`,
    atProvider: 'Sign-in service',
    ownStays: 'Only another head of office can remove your account.',
    passwordsAtProvider:
      'Passwords are not changed here: the sign-in service of the town keeps them. An earlier password of this place lets no one in any more.',
  },

  memberChange: {
    no: 'Cancel',
    sending: 'Please wait …',
    change: {
      heading: (name) => `Edit ${name}`,
      roleHint:
        'If the role changes, the person is signed out on all computers and has to sign in again. A computer without a connection learns of it as soon as it is connected again. What it has not passed on by then stays saved on it until the person signs in there as a clerk or head of office again: an auditor does not pass it on.',
      atProvider: 'The sign-in service says name and role. Here you change the queues alone.',
      lanes: 'Usually works in these queues',
      lanesHint: 'Their counters come first when a counter is chosen. All others can still be chosen.',
      ownRole: 'Only another head of office can change your role.',
      yes: 'Save',
      done: (name) => `The change for ${name} is saved.`,
    },
    signOut: {
      heading: (name) => `Sign out ${name} everywhere?`,
      text: (name) =>
        `${name} is signed out on all computers, also on one that was lost or stolen. With the same password as before ${name} can sign in again afterwards. A computer without a connection learns of it as soon as it is connected again.`,
      hint: 'Might somebody else know the password? Then set a new one instead: that signs out everywhere, too.',
      atProvider: (name: string) =>
        `${name} is signed out on all computers, also on one that was lost or stolen. As long as the sign-in service gives a role, ${name} can sign in again. A computer without a connection learns of it as soon as it is connected again.`,
      ownAtProvider:
        'You are signed out at once on all computers, also on this one. Afterwards you sign in again at the sign-in service.',
      yes: 'Sign out everywhere',
      done: (name) => `${name} is signed out everywhere.`,
      ownHeading: 'Sign yourself out everywhere?',
      ownText:
        'You are signed out at once on all computers, also on this one. You can sign in again with your password afterwards.',
      ownHint:
        'Might somebody else know your password? Then set a new one instead: that signs you out on all other computers, too.',
    },
    password: {
      heading: (name) => `New password for ${name}`,
      text: (name) =>
        `The old password is no longer valid then, and ${name} is signed out on all computers. You are shown a one-time password afterwards. Hand it over yourself: we do not send it. A computer without a connection learns of it as soon as it is connected again.`,
      yes: 'Make one-time password',
      done: (name) => `${name} has a new password now and is signed out everywhere.`,
    },
    remove: {
      heading: (name) => `Remove ${name}?`,
      text: (name) =>
        `${name} is signed out on all computers and can no longer sign in. What ${name} has done so far stays on record. A computer without a connection learns of it as soon as it is connected again.`,
      hint: 'This cannot be undone. A person who comes back later gets a new account.',
      atProvider:
        'First have the role taken away at the sign-in service. Otherwise the next sign-in makes a new account.',
      yes: 'Remove person',
      done: (name) => `${name} is removed and can no longer sign in.`,
    },
    errors: {
      unreachable:
        'The central server does not answer. It may have happened all the same: please try again in a moment.',
      'not-signed-in': 'You are no longer signed in. Please sign in again.',
      'not-allowed': 'You have no permission for this.',
      'confirm-at-provider':
        'For this you have to sign in at the sign-in service once more. Repeat what you entered afterwards.',
      'account-of-provider':
        'This account belongs to the sign-in service: password, name and role are changed there.',
      'passwords-off':
        'Everyone signs in here by the sign-in service: an account is made at the first sign-in there.',
      'too-many': 'Too many attempts. Please wait a minute.',
      busy: 'Very many people are signing in at this moment. Please try again in a few seconds.',
      'disk-full':
        'The central server cannot save anything, as its disk is full. Please tell your IT, and do this once more afterwards. The person is signed out already.',
      'not-writable':
        'The central server cannot save anything at the moment. Please tell your IT, and do this once more afterwards. The person is signed out already.',
      'no-such-member': 'This person is no longer here. Perhaps somebody has just removed them.',
      'own-account': 'You cannot change this for your own account. Only another head of office can.',
      'last-lead':
        'This person is the only head of office and must remain one. First add another person as head of office.',
      other: 'That failed because of an error. Please try again.',
    },
  },

  member: {
    heading: 'Add a person',
    name: 'Name',
    login: 'User name',
    loginHint: 'For signing in, without spaces',
    passwordNote:
      'You are shown a one-time password afterwards. Hand it to the person yourself: at the first sign-in they choose their own, which only they know.',
    role: 'Role',
    atProvider:
      'Everyone here signs in with the sign-in service of the town, which keeps the passwords, too. A new person is given a role of this office there, and is in the team after the first sign-in.',
    submit: 'Add person',
    submitting: 'Adding …',
    done: (name: string) => `${name} can sign in now.`,
  },

  secondFactor: {
    heading: 'Second factor',
    off: 'Your password alone lets you sign in now. With a second factor it takes a code from an app on your phone, too: the password alone lets no one in.',
    needed: 'It is asked for here from your next sign-in on.',
    on: 'To sign in you need your password and a code from the app.',
    codesLeft: (left) =>
      left === 0
        ? 'You have no recovery codes left: remove the second factor and set it up anew.'
        : plural(left, { one: '1 recovery code is left.', other: `${left} recovery codes are left.` }),
    unknown: 'The central server does not answer. So it is not known whether you have a second factor.',
    no: 'Cancel',
    sending: 'Please wait …',
    setUp: {
      open: 'Set up a second factor',
      heading: 'Set up a second factor',
      text: 'You need an app for codes on your phone. At the end you are signed out at all other computers.',
      next: 'Continue',
      confirm: 'Switch the second factor on',
    },
    remove: {
      open: 'Remove the second factor',
      heading: 'Remove the second factor',
      text: 'Your password alone lets you sign in again afterwards. The recovery codes are not good any more either.',
      yes: 'Remove the second factor',
    },
    done: {
      set: 'The second factor counts from now on. You are signed out at all other computers.',
      removed: 'The second factor is removed.',
    },
    errors: {
      'set-up-expired':
        'That took too long, or it was begun anew in another window. Please cancel and begin again.',
      'second-factor-on': 'A second factor is set up already. Please load the page again.',
      'no-second-factor': 'No second factor is set up. Please load the page again.',
      'second-factor-unreadable':
        'The central server cannot read your second factor. Use a recovery code, or tell your IT.',
    },
  },

  handOver: {
    heading: (name) => `One-time password for ${name}`,
    text: (name) =>
      `Hand it to ${name} yourself. You see it only now: afterwards no one can show it again. It is good for one sign-in, at which ${name} chooses their own password.`,
    login: 'User name',
    password: 'One-time password',
    until: 'Valid until',
    untilTime: (date, time) => `${date}, ${time}`,
    copy: 'Copy',
    copied: 'The password is copied.',
    linkText:
      'You can also pass on a link that fills in both. The first person to sign in with it gets the account: pass it on only where no one else can read it.',
    copyLink: 'Copy the link',
    linkCopied: 'The link is copied.',
    copyFailed: 'Copying did not work. Please write the password down.',
    linkCopyFailed: 'Copying did not work. Please select and copy the link yourself:',
    print: 'Print',
    done: 'Done',
    slip: {
      heading: 'Your access to Foyer',
      address: 'Sign in here:',
      then: 'The one-time password is good for one sign-in. There you choose your own password. Then you can destroy this slip.',
    },
  },

  accountErrors: {
    'name-missing': 'Please enter a name.',
    'name-too-long': 'The name can have at most 80 characters.',
    'name-malformed': 'The name contains invisible characters. Please type it in again.',
    'name-mixed':
      'A word of the name has letters of different scripts, for example a Cyrillic а. Please type it in again.',
    'login-missing': 'Please enter a user name.',
    'login-malformed': 'The user name can have no spaces, no invisible characters and at most 80 characters.',
    'login-mixed':
      'The user name has letters of different scripts, for example a Cyrillic а. Please type it in again.',
    'login-taken': 'This user name exists already. Please choose another.',
    'login-look-alike': 'This user name looks just like another one. Please choose a different one.',
    'password-too-short': 'The password needs at least 10 characters.',
    'password-too-long': 'The password can have at most 200 characters.',
    'password-guessable':
      'This password is too easy to guess. For example take several words that have nothing to do with you and the office.',
    'password-unchanged': 'This is the old password. Please choose another one.',
    'repeat-differs': 'The two passwords are not the same.',
    'own-password-missing': 'Please enter your own password.',
    'own-password-wrong': 'Your password is wrong. Please check it.',
  },

  first: {
    pageTitle: 'Account of the head of office',
    heading: 'Create an account of the head of office',
    lead: 'With this account you then set up devices and the team.',
    checking: 'Checking the link …',
    name: 'Your name',
    login: 'User name',
    password: 'Password',
    passwordHint: 'At least 10 characters',
    repeat: 'Repeat the password',
    submit: 'Create account',
    submitting: 'Creating …',
    usedHeading: 'This link is no longer valid',
    used: 'It has been used already, has expired or is unknown. Every link works only once.',
    noToken: 'The key is missing in the address. Please open the link as it was shown on the server.',
    toSignIn: 'To sign-in',
    again: 'Try again',
  },

  mails: {
    heading: 'E-mails that were not delivered',
    lead: 'The mail server did not accept these e-mails. “Change address” shows the appointment: there you see whom the e-mail was for, and can change the address under “Contact”. An e-mail then goes to the new address at once. For a cancellation, please call.',
    none: 'There is no e-mail that the mail server has refused.',
    notDone: 'That did not work. Please try again.',
    failed: 'The list of e-mails that were not delivered cannot be loaded at the moment.',
    kind: 'E-mail',
    about: 'Appointment',
    aboutOf: (number, date) => `${number}, ${date}`,
    at: 'Last tried',
    problem: 'Reason',
    action: 'Action',
    open: 'Change address',
    openThis: (number) => `Change address: ${number}`,
    again: 'Send again',
    againThis: (number) => `Send again: the e-mail for ${number}`,
    done: 'Done',
    doneThis: (number) => `Done: the e-mail for ${number}`,
    kinds: {
      activation: 'Request to confirm',
      confirmation: 'Confirmation',
      cancellation: 'Cancellation',
      moved: 'New time',
      offer: 'Offer of an earlier appointment',
      reminder: 'Reminder',
    },
    problems: {
      'too-late': 'It would have come too late and was not sent any more.',
      'smtp-550': 'The address does not exist, or takes no e-mails.',
      overtaken: 'The appointment was cancelled or moved before. There is an e-mail of its own about that.',
      unreadable: 'It is damaged in the storage and cannot be read any more.',
    },
    refusedWith: (code) => `The mail server did not take it (${code}).`,
  },

  log: {
    heading: 'Staff log',
    lead: 'Who changed what, and when? Entries stay as long as the days with their appointments.',
    none: 'Nothing is in the log yet.',
    at: 'When',
    what: 'What',
    by: 'Who',
    operator: 'Technical staff, at the server',
    provider: 'Sign-in service',
    unknown: 'not known any more',
    more: 'Show older entries',
    entries: {
      broughtBack: (date, entries, people) =>
        `Brought back after a restore, for ${date}: ${counted([entries, { one: 'entry', other: 'entries' }], [people, { one: 'person', other: 'people' }]) || 'nothing'}.`,
      notTaken: (entries) => `Not taken: ${entries}.`,
      lostPlaces: (places) =>
        `These appointments were confirmed, but their place is taken by now. Please call: ${places}.`,
      restoreReported: (date) => `Holds entries for ${date} that the server lacks. They were not taken.`,
      dateTold: (told) => `Had no connection; the date and time that were entered: ${told}.`,
      restoreConfirmed: 'Restore confirmed: devices may bring back what was lost.',
      memberAdded: (name, role) => `${name} added as ${role}.`,
      memberRemoved: (name) => `${name} removed.`,
      memberRenamed: (was, to) => `${was} is now called ${to}.`,
      memberRole: (name, was, to) => `Role of ${name}: ${was} before, then ${to}.`,
      memberLanes: (name, was, to) => `Queues of ${name}: before ${was}, then ${to}.`,
      noLanes: 'none',
      ownPasswordSet: 'Changed their own password.',
      passwordSet: (name) => `New password for ${name}.`,
      sessionsEnded: (name) => `${name} signed out everywhere.`,
      factorSet: (name) => `Second factor set up for ${name}.`,
      factorRemoved: (name) => `Second factor of ${name} removed.`,
      devicePaired: (name) => `Device “${name}” set up.`,
      deviceRevoked: (name) => `Device “${name}” signed out.`,
      exitPinSet: 'PIN for the terminals set.',
      exitPinRemoved: 'PIN for the terminals removed.',
      mailExempted: 'Exempted an e-mail address from the limit.',
      mailLimited: 'The limit applies to an e-mail address again.',
      hoursChanged: (windows, closures, outside) =>
        `Opening hours changed: ${counted([windows, { one: 'time', other: 'times' }], [closures, { one: 'closure', other: 'closures' }]) || 'no times any more'}.${outside === 0 ? '' : plural(outside, { one: ' 1 appointment is outside now.', other: ` ${outside} appointments are outside now.` })}`,
      officeChanged: (what: string, outside: number) =>
        `Office changed: ${what}.${outside === 0 ? '' : plural(outside, { one: ' 1 appointment now lies outside.', other: ` ${outside} appointments now lie outside.` })}`,
      officeFromFile: (part: string, fits: boolean) =>
        `Taken over from the office’s file: ${part}. ${fits ? 'The file was changed' : 'What was changed here did not fit to the changed file any more'}.`,
      fileGone:
        'The file of the office is missing: neither new appointments nor changes of the office are possible.',
      fileBack: 'The file of the office is there again.',
      brakeOn: (bookings, usual) =>
        `${bookings} online bookings in an hour, ${usual === 0 ? 'none' : usual} ${plural(usual, { one: 'is', other: 'are' })} usual: confirmation by e-mail and a computing task are switched on.`,
      helpCalled: (counter) => `Call for help from ${counter}`,
      helpEnded: (counter) => `Call for help from ${counter} ended`,
      countersTold: 'Message to all counters',
      walkInsStopped: (reason, until) =>
        `No numbers at the terminal ${until === null ? 'until the end of the day' : `until ${until}`}: ${reason}.`,
      walkInsResumed: 'The terminal gives out numbers again.',
      mailDismissed: (number) =>
        number === null
          ? 'An e-mail that was not delivered: noted as done.'
          : `The e-mail for ${number} that was not delivered: noted as done.`,
      testMailSent: (kind) => `Test e-mail asked for: ${kind}.`,
      bookingsCancelled: (appointments) =>
        `${counted([appointments, { one: 'online appointment', other: 'online appointments' }])} cancelled in one step.`,
      imported: (taken, refused) =>
        `Appointments imported: ${counted([taken, { other: 'taken' }], [refused, { other: 'not taken' }]) || 'none'}.`,
    },
    brake: {
      heading: (until) => `Unusually many online bookings: slowed down until ${until}`,
      text: 'Until then each online booking has to be confirmed by e-mail within 30 minutes, and the device solves a computing task first. If as many keep arriving, it stays so. Check whether a program has booked.',
    },
    restore: {
      heading: 'Was the server restored from a backup?',
      text: 'A device holds entries that the server lacks. That happens after a restore. Ask the technical staff. Confirm it here only if it is so: devices may then bring back for seven days what was lost.',
      yes: 'Yes, it was restored',
      sending: 'Confirming …',
      failed: 'That did not arrive. Please try again.',
    },
  },
};
