import type { Messages } from '../de/index.ts';
import { countedIn, pluralIn } from '../intl.ts';
import { leadAllOffices } from './lead-all-offices.ts';
import { leadDevices } from './lead-devices.ts';
import { leadHours } from './lead-hours.ts';
import { leadOccupancy } from './lead-occupancy.ts';
import { leadOffice } from './lead-office.ts';
import { leadSetUp } from './lead-set-up.ts';
import { leadTeam } from './lead-team.ts';
import { leadToDo } from './lead-to-do.ts';
import { leadTownClosing } from './lead-town-closing.ts';

const counted = countedIn('en-GB');
const plural = pluralIn('en-GB');

export const lead: Messages['lead'] = {
  heading: 'Head of office',
  toCounter: 'To the counter',
  toLog: 'To the staff log',

  nav: {
    label: 'Pages of the head of office',
    open: (count) => `${count} open`,
    pages: {
      toDo: 'To do',
      allOffices: 'All offices',
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
    'account-of-authority':
      'A head of all offices is changed only by another one, at the office where the person signs in.',
    'own-office-only': 'You change password, second factor and calendar at the office where you sign in.',
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
  allOffices: leadAllOffices,
  townClosing: leadTownClosing,

  /** C11: the office itself, its services, counters and rules. */
  office: leadOffice,

  toDo: leadToDo,

  setUp: leadSetUp,
  ...leadDevices,
  ...leadTeam,

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
      'no-encryption':
        'The mail server does not encrypt the connection. No e-mail leaves unencrypted. Your IT can change that.',
      'bad-certificate':
        'The certificate of the mail server is not valid, so no e-mail leaves. Your IT can change that.',
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
      feedPasswordMade: (name) => `Calendar password made for ${name}.`,
      feedPasswordEnded: (name) => `Calendar password of ${name} ended.`,
      devicePaired: (name) => `Device “${name}” set up.`,
      deviceRevoked: (name) => `Device “${name}” signed out.`,
      monitorSet: (name) => `Display of “${name}” set.`,
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
      appointmentCancelled: (number, day, reason) =>
        `Appointment ${number} on ${day} cancelled. Reason: ${reason}.`,
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
