/** How staff sign in, and their own password. */
import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('en-GB');

export const counterSignIn: Pick<
  Messages['counter'],
  'signIn' | 'choosePassword' | 'calendarFeed' | 'secondFactor' | 'ownPassword'
> = {
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
    elsewhere: {
      heading: (name) => `Signed in as ${name}`,
      lead: (office) => `Desk of ${office}`,
      text: 'You are working at another office. You change to this one without signing in again.',
      submit: 'Open this desk',
      submitting: 'Opening …',
      other: 'Sign in with another account',
      errors: {
        'no-such-office': 'This office is none of your town.',
        'not-allowed': 'You do not lead all offices any more. Please sign in again.',
        'not-signed-in': 'You are no longer signed in. Please sign in again.',
        'too-many': 'Too many changes. Please wait a minute.',
        'disk-full': 'The central server cannot store anything, as its disk is full. Please tell IT.',
        'not-writable': 'The central server cannot store anything at the moment. Please tell IT.',
        unreachable: 'The central server does not answer. It is needed to change to another desk.',
        unanswered:
          'What you changed here last is not confirmed yet. Please change to the other desk once it is saved.',
        other: 'That failed through an error. Please try again.',
      },
    },
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

  calendarFeed: {
    open: 'Appointments in your calendar',
    heading: 'Appointments in your calendar',
    text: 'Your calendar program can show the appointments of the office: today and the next four weeks, with number, services, time and place. It shows no names. The program needs an address and a calendar password for it.',
    ends: 'The calendar password ends when you choose a new password or when the head of office signs you out everywhere. If you do not sign in for 14 days, it rests until your next sign-in.',
    isOn: 'You have a calendar password. It cannot be shown again. A new one replaces it.',
    once: 'Now add a calendar from the network (a subscription) to your calendar program, with these details. You see the calendar password only this once. Do not hand it on.',
    url: 'Address',
    user: 'User name',
    password: 'Calendar password',
    make: 'Make a calendar password',
    renew: 'Make a new calendar password',
    sending: 'Sending …',
    end: 'End the calendar password',
    ended: 'The calendar password is no longer valid.',
    copyUrl: 'Copy the address',
    copyPassword: 'Copy the calendar password',
    copied: {
      url: 'The address is copied.',
      password: 'The calendar password is copied.',
      failed: 'Copying did not work. Please select the text and copy it yourself.',
    },
    done: 'Done',
    close: 'Close',
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
};
