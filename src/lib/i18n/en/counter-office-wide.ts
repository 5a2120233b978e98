/** What all counters of an office share: breaks, the stop of walk-in numbers, calls for help, messages. */
import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('en-GB');

export const counterOfficeWide: Pick<Messages['counter'], 'state' | 'walkIns' | 'help' | 'message'> = {
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
};
