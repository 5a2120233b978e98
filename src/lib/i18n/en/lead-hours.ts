/** The lead's page of opening hours (C2, C3, C11). */
import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('en-GB');

const cancelled = (done: number, notDone: number): string =>
  [
    ...(done > 0
      ? [plural(done, { one: 'One appointment is cancelled.', other: `${done} appointments are cancelled.` })]
      : []),
    ...(notDone > 0
      ? [
          plural(notDone, {
            one: 'One appointment could not be cancelled: it has changed meanwhile.',
            other: `${notDone} appointments could not be cancelled: they have changed meanwhile.`,
          }),
        ]
      : []),
  ].join(' ');

export const leadHours: Messages['lead']['hours'] = {
  heading: 'Opening hours',
  lead: 'Choose a day to see it, to close it, or to give it hours of its own. Before anything is saved, you see what it does.',
  offline: 'The central server does not answer. Hours can be changed once there is a connection.',
  left: {
    waiting:
      'A change of yours is still waiting for the central server. It is sent as soon as there is a connection.',
    saved: 'Your change that was still waiting is saved now.',
    refused: 'Your change that was still waiting was not saved. Please make it again.',
    cancelled,
  },
  keys: 'Arrow keys move from day to day, Page Up and Page Down from month to month.',
  monthBefore: 'Month before',
  monthAfter: 'Month after',
  calendar: (month) => `Opening hours in ${month}`,
  kinds: {
    open: 'open',
    special: 'hours of its own',
    part: 'closed in part',
    closed: 'closed',
    holiday: 'public holiday, or one of the office',
    'holiday-open': 'holiday, open all the same',
    'series-open': 'exception of a regular closure, open',
    none: 'no opening hours',
  },
  shortKinds: {
    ...{ special: 'Exception', part: 'Part closed', closed: 'Closed', holiday: 'Holiday' },
    'holiday-open': 'Open holiday',
    'series-open': 'Open after all',
  },
  weekdays: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
  },
  nths: {
    first: 'only the first of the month',
    second: 'only the second of the month',
    third: 'only the third of the month',
    fourth: 'only the fourth of the month',
    last: 'only the last of the month',
  },
  from: 'From',
  to: 'To',
  span: (from, to) => `${from}–${to}`,
  closedFor: (what, reason) => `Closed (${what}): ${reason}`,
  closedFrom: (first, count, last) => `${first}; ${count} days in all, until ${last}`,
  wholeDay: 'whole day',
  openAgain: 'Open again',
  openAllAgain: (count) => `Open all ${count} days from here on again`,
  lockCounter: {
    heading: 'Lock a counter',
    has: (lane, counters) =>
      `${lane}: ${plural(counters, { one: 'one counter', other: `${counters} counters` })}`,
    fewer: 'One counter fewer',
    on: (day, lane) => `${day}, ${lane}: one counter fewer, all day`,
  },
  usualAgain: 'Back to the usual hours',
  holidayStays: (name) =>
    `${name} is a holiday: the office stays closed then, as long as nothing else is said here expressly.`,
  holidayOpen: (name) => `${name} is a holiday. The office is expressly open all the same.`,
  onHoliday: 'despite the holiday',
  openOnHoliday: 'Open despite the holiday',
  past: 'This day is over and cannot be changed any more.',
  chooseDay: 'Choose a day in the calendar.',
  close: {
    heading: 'Close this day',
    span: 'What is closed?',
    day: 'The whole day',
    days: 'Several days',
    part: 'A part of the day',
    recurring: 'Regularly',
    reason: 'Reason that citizens read',
    preview: 'Show what this does',
    until: 'Until and including',
    untilHint: 'All days up to then on which the office would be open are closed.',
    wrongUntil: 'Please enter a date that is not before this day and at most three months after it.',
    yesDay: 'Close the day',
    yesDays: (count) => plural(count, { one: 'Close one day', other: `Close ${count} days` }),
    yesPart: 'Close this time',
    yesRecurring: 'Close regularly',
  },
  recurring: {
    heading: 'Regular closures',
    none: 'None. To add one, choose a day in the calendar and then “Regularly”.',
    how: 'How often?',
    weekly: (weekday) => `Every week on ${weekday}`,
    nth: {
      first: (weekday) => `Every first ${weekday} of a month`,
      second: (weekday) => `Every second ${weekday} of a month`,
      third: (weekday) => `Every third ${weekday} of a month`,
      fourth: (weekday) => `Every fourth ${weekday} of a month`,
      last: (weekday) => `Every last ${weekday} of a month`,
    },
    yearly: (day) => `Every year on ${day}`,
    further: 'Also on these days of each year',
    furtherHint: 'Day and month, for example 31.12., several with commas between them.',
    onlyMonth: (month) => `Every year only in ${month}`,
    times: 'Without times the whole day is closed.',
    until: 'Valid until and including',
    wrongFurther: 'Please enter days that exist, for example 31.12.',
    wrongUntil: 'Please enter a date that is not before this day, or leave the field empty.',
    inMonths: (days, months) => `${days}, only in ${months}`,
    eachYear: (days) => `every year on ${days}`,
    what: 'What is closed',
    exceptions: 'Exceptions',
    except: (what, dates) => `${what}, except on ${dates}`,
    openThisDay: 'Open on this day only',
    closeThisDay: 'Close again on this day',
    exceptionOf: (what) => `This day is an exception of: ${what}`,
    takeBack: 'Take back',
    takeBackThis: (what) => `Take back ${what}`,
    takeBackAll: 'Take back the regular closure',
    next: (days, isAll) => (isAll ? `The next days: ${days}` : `The next days: ${days} and more`),
    noNext: 'In the next twelve months it falls on no day on which the office would be open.',
  },
  reasons: {
    closed: 'The office is closed',
    illness: 'Too few staff',
    meeting: 'Staff meeting',
    training: 'Staff training',
    technical: 'Technical problem',
    building: 'The building is shut',
  },
  specialHours: 'Hours for this day only',
  wrong: {
    days: 'Please choose one weekday at least.',
    date: 'Please enter a date.',
    from: 'Please enter a time, for example 8:00.',
    to: 'Please enter a time that is later than the beginning.',
    validFrom: 'Please enter a date, or leave the field empty.',
    validUntil: 'Please enter a date that is not before the first one, or leave the field empty.',
    onHoliday: 'Please confirm that the office is open despite the holiday, or choose another day.',
    lanes:
      'Please enter counters for one queue at least, 35 at most. “Bookable online” and “same day” together cannot be more than the counters.',
  },
  windows: {
    heading: 'Weekly hours and exceptions',
    when: 'When',
    lanes: 'Counters',
    validity: 'Valid',
    always: 'always',
    from: (date) => `from ${date}`,
    until: (date) => `until ${date}`,
    between: (from, until) => `${from} to ${until}`,
    lane: (name, counters, online) => `${name}: ${counters}, of these ${online} online`,
    action: 'Change',
    edit: 'Change',
    editThis: (what) => `Change ${what}`,
    remove: 'Remove',
    removeThis: (what) => `Remove ${what}`,
    add: 'Add opening hours',
  },
  window: {
    savingFirst: 'A change is still being saved. Please wait a moment.',
    headingNew: 'New opening hours',
    heading: 'Change opening hours',
    when: 'How often?',
    weekly: 'On weekdays',
    oneDate: 'On one day only',
    days: 'Days of the week',
    nth: 'In which weeks?',
    everyWeek: 'every week',
    date: 'Date',
    dateHint: 'The hours of this day replace the weekly ones.',
    holiday: 'Holiday',
    onHoliday: 'The office is open on this holiday all the same',
    validFrom: 'Valid from',
    validUntil: 'Valid until',
    lanes: 'Counters by queue',
    lanesHint:
      '“Bookable online” and “same day” are a part of the counters. 0 counters: the queue is not open then.',
    counters: 'Counters',
    online: 'bookable online',
    sameDay: 'same day',
    yes: 'On to the preview',
    no: 'Cancel',
  },
  problems: {
    'no-such-lane': () => 'A queue is not there any more.',
    'too-few-counters': (lane, most) =>
      `Field “Counters” of ${lane}: this queue has only ${plural(most, { one: 'one counter', other: `${most} counters` })}.`,
    'too-many-at-once': (_lane, most) =>
      `Field “Counters”: all queues together need more counters than the office has (${most}).`,
    overlap: (lane) =>
      `Fields “From” and “To”: ${lane} has opening hours at that time already. Change those, or choose another time.`,
    'too-many-cells': () => 'Fields “From” and “To”: the days are too long. Shorten the hours.',
  },
  preview: {
    heading: 'What this change does',
    loading: 'Being worked out …',
    outside: (count) =>
      plural(count, {
        one: 'One appointment is outside the hours then.',
        other:
          count === 0 ? 'No appointment is affected.' : `${count} appointments are outside the hours then.`,
      }),
    crowded: (count) =>
      plural(count, {
        one: 'For one appointment there are too few counters then. It stays.',
        other: `For ${count} appointments there are too few counters then. They stay.`,
      }),
    samePlaces: 'The number of places stays the same.',
    otherPlaces: 'In all, the number of places stays the same. What changes by day is listed below.',
    places: (sum, days, minutes) =>
      `${plural(Math.abs(sum), { one: 'One place', other: `${Math.abs(sum)} places` })} of ${minutes} minutes ${sum < 0 ? 'fewer' : 'more'}, on ${plural(days, { one: 'one day', other: `${days} days` })} of the time ahead.`,
    noMails: 'No e-mail goes out.',
    mails: (count) =>
      plural(count, {
        one: 'One e-mail with the cancellation goes out.',
        other: count === 0 ? 'No e-mail goes out.' : `${count} e-mails with the cancellation go out.`,
      }),
    cancel: (count) =>
      plural(count, {
        one: 'Cancel the affected appointment right away',
        other: `Cancel all ${count} affected appointments right away`,
      }),
    cancelText: 'This cannot be undone. People without an e-mail address have to be called.',
    keepText:
      'The appointments stay. Each can be moved or cancelled at a counter: search for its number there.',
    list: (count) =>
      plural(count, {
        one: 'Show the affected appointment',
        other: `Show the ${count} affected appointments`,
      }),
    line: (when, number, name) => [when, number, ...(name === null ? [] : [name])].join(', '),
    hasMail: 'with e-mail',
    hasNoMail: 'without e-mail',
    tooFew: 'too few counters',
    callList: (count) =>
      plural(count, {
        one: 'Call one person without e-mail',
        other: `Call ${count} people without e-mail`,
      }),
    free: (times) => (times.length === 0 ? 'nothing free' : `free instead: ${times.join('; ')}`),
    noPhone: 'no phone number',
    print: 'Print the call list',
    waits: {
      heading: 'Wait in the fullest hour',
      days: (weekday, count) => `${weekday} (${count} days)`,
      line: (when, lane, before, after) =>
        after === null
          ? `${when}, ${lane}: nobody has come in the hours that stay.`
          : before === null
            ? `${when}, ${lane}: up to ${after.minutes} minutes (from ${Number(after.hour)}:00)`
            : `${when}, ${lane}: up to ${after.minutes} instead of ${before.minutes} minutes (from ${Number(after.hour)}:00)`,
      more: (count) => plural(count, { one: 'and one more line', other: `and ${count} more lines` }),
      how: (days) =>
        `Nine of ten visitors wait no longer. Worked out from the visits of the last ${days} days, without those of hours that are dropped.`,
      lacksFigures: (days) => `For some waits too little was counted in the last ${days} days.`,
    },
    days: 'Places by day',
    day: (name, before, after, online) =>
      `${name}: ${after} places instead of ${before}, of these online ${online.after} instead of ${online.before}`,
    moreDays: (count) => plural(count, { one: 'and one more day', other: `and ${count} more days` }),
    save: 'Save',
    saving: 'Saving …',
    waiting: 'Will be saved as soon as the central server answers.',
    offline: 'The central server does not answer. You can save once there is a connection.',
    drop: 'Discard',
    again: 'Try again',
    edit: {
      close: 'Close',
      'open-again': 'Open again',
      'set-window': 'Change opening hours',
      'lock-counter': 'Lock a counter',
      'usual-again': 'Back to the usual hours',
      'set-closure': 'Change a regular closure',
      restore: 'Undo the last change',
    },
  },
  trouble: {
    gone: 'What you wanted to change has been changed by someone else meanwhile. Nothing is saved.',
    'too-many':
      'Exceptions cannot be entered for that many days. Open days again or remove opening hours first.',
    'booked-meanwhile': 'Another appointment was booked meanwhile. Please look at the preview again.',
    'not-kept': 'The change could not be saved on this device. Please try again.',
  },
  meanwhile: {
    heading: 'Someone else has changed the hours meanwhile',
    text: 'That change counts already. Yours is not saved yet. The preview takes both into account:',
    closed: (what) => `closed: ${what}`,
    reopened: (what) => `open again: ${what}`,
    added: (what) => `new hours: ${what}`,
    removed: (what) => `hours removed: ${what}`,
  },
  saved: (done, notDone) => `The hours are saved and count at once. ${cancelled(done, notDone)}`.trim(),
  undo: 'Undo',
  history: {
    heading: 'Who changed the hours?',
    none: 'No one has changed the hours in the last weeks.',
    at: 'When',
    by: 'Who',
    what: 'What counts afterwards',
  },
};
