/** The lead's page of devices and people: accounts, their passwords and second factors. */
import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('en-GB');

export const leadTeam: Pick<
  Messages['lead'],
  'staff' | 'memberChange' | 'member' | 'secondFactor' | 'handOver' | 'accountErrors'
> = {
  staff: {
    heading: 'Team',
    name: 'Name',
    login: 'User name',
    role: 'Role',
    clerk: 'Clerk',
    'day-lead': 'Day lead',
    lead: 'Head of office',
    'authority-lead': 'Head of all offices',
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
    /** In the place of a user name, of a head of all offices; the office's id. */
    atHome: (office) => `signs in at ${office}`,
    ofAuthority:
      'A head of all offices is changed only by another one, where the person signs in. You can sign the person out here: that counts at all offices.',
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
      'account-of-authority':
        'A head of all offices is changed only by another one, at the office where the person signs in.',
      'own-office-only': 'You change this at the office where you sign in.',
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
};
