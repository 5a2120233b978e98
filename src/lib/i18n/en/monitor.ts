import type { Messages } from '../de/index.ts';
import { walkIns } from './walk-ins.ts';

export const monitor: Messages['monitor'] = {
  title: (office: string) => `Calls – ${office}`,
  come: 'Please come to the counter',
  last: 'Last call',
  newest: 'Current call',
  toCounter: (number: string, counter: string) => `Number ${number} please go to ${counter}`,
  spoken: (number: string, counter: string) => `Number ${number}, please go to ${counter}.`,
  others: 'More calls',
  noOthers: 'No more calls',
  idle: 'Nobody is being called at the moment',
  idleHint: 'Your number appears here when it is your turn.',
  closed: 'Closed at the moment',
  opens: (day, time) => `We open again on ${day} at ${time}.`,
  waiting: 'Waiting',
  waitingIn: (lane: string, count: number) => `${lane}: ${count}`,
  wait: (from: number, to: number) => (from === to ? `about ${to} min` : `about ${from}–${to} min`),
  noWait: 'no waiting',
  unstaffed: 'no counter staffed right now',
  stopped: walkIns,
  loading: 'Loading the calls …',

  old: (time: string) => `This display is not up to date – last update ${time}.`,
  oldUnknown: 'This display is not up to date – no connection.',
  oldHint: 'Please listen for calls at the counters.',
  ended: {
    malformed: 'Monitor and server do not understand each other.',
    'not-signed-in': 'The monitor is no longer signed in.',
    'not-allowed': 'The monitor lacks the permission.',
    'no-such-document': 'This office no longer exists on the server.',
    restored: 'The server has restored its data.',
    'past-retention': 'These calls have been erased.',
    'too-large': 'The server refused a message of the monitor.',
    'shutting-down': 'The server is restarting.',
    'too-slow': 'The connection is too slow.',
    'too-many': 'The server is overloaded.',
  },

  soundOff: 'The sound is off',
  soundOn: 'Turn on the sound',
  soundHint: 'Any key will do.',

  pairing: {
    heading: 'Sign in this monitor',
    revoked: 'This monitor has been signed out. It shows calls again once it is signed in anew.',
    steps: [
      'Sign in at a desk with an account of the head of office.',
      'Enter this code there under “Add a device”.',
      'Give the monitor a name. It then shows the calls by itself.',
    ],
    code: 'Code of this monitor',
    words: 'The head of office sees the same two words:',
    fetching: 'Fetching the code …',
    waiting: 'Waiting for the head of office to confirm.',
    unreachable: 'The server cannot be reached at the moment. It is tried again by itself.',
    tooMany: 'Too many codes were fetched just now. One moment, please.',
    failed: 'The server could not give out a code. It is tried again by itself.',
  },

  choose: {
    heading: 'Which office does this monitor show?',
    unknown: (address: string) => `There is no office “${address}” here.`,
    none: 'No office has been set up on this server yet.',
  },
};
