import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('en-GB');

export const laptop: Messages['laptop'] = {
  lock: 'Lock',
  lockKey: 'Ctrl+Alt+L',
  setPin: 'Set a PIN',
  changePin: 'Change PIN',
  screen: {
    heading: 'Screen locked',
    text: (name: string) => `Signed in: ${name}. After the PIN you go on where you were.`,
    pin: 'PIN',
    submit: 'Unlock',
    checking: 'Checking …',
    forgotten: 'PIN forgotten: sign out and sign in again with the password',
    forgottenHint: 'What you have typed and not sent yet will be lost. What was sent stays.',
    wrong: (triesLeft: number) =>
      plural(triesLeft, {
        one: 'The PIN is wrong. One more try, then you need your password.',
        other: `The PIN is wrong. ${triesLeft} more tries, then you need your password.`,
      }),
    wait: (seconds: number) =>
      plural(seconds, { one: 'Please wait 1 second.', other: `Please wait ${seconds} seconds.` }),
  },
  choose: {
    heading: 'PIN for this computer',
    text: 'With the PIN you lock and unlock the screen, also without a connection. After a restart without a connection it shows you the names of today. The PIN is good on this device alone.',
    pin: 'PIN (6 to 12 digits)',
    repeat: 'Repeat PIN',
    yes: 'Save PIN',
    no: 'Cancel',
    saving: 'Saving …',
    problems: {
      'too-short': 'The PIN needs at least 6 digits.',
      'too-long': 'The PIN may have at most 12 digits.',
      'not-digits': 'The PIN consists of digits alone.',
      guessable: 'This PIN is guessed first. Please choose another one.',
      'repeat-differs': 'The two entries differ.',
      'not-open': 'The central server does not answer. You can set a PIN once the connection is back.',
      disk: 'The PIN could not be saved on this device.',
    },
  },
  withoutPeople: {
    heading: 'Without names',
    text: 'This computer has no connection, and without a PIN the names stay locked. Numbers and calls go on. The names come with the connection.',
  },
  ending: {
    heading: (time: string) => `Your sign-in ends at ${time}.`,
    extend: 'Go on working',
    key: 'Ctrl+Alt+V',
    extending: 'Extending …',
    failed: 'It could not be extended just now. Please try again.',
    text: 'What you have sent stays and is answered after the next sign-in.',
  },
};
