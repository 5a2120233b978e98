/** The page of a citizen's own appointment: its state, the day of it, the line, and a move. */
import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('en-GB');

export const citizenAppointment: Pick<Messages['citizen'], 'mine' | 'today' | 'line' | 'move'> = {
  mine: {
    title: 'My appointments',
    text: 'Here are the appointments that you booked with this device or opened with the link in the e-mail.',
    none: 'No appointment is saved on this device',
    noneText:
      'Did you book elsewhere? Then please open the link in your e-mail on this device, or enter the e-mail code.',
    unreadable: 'This device cannot read its saved appointments right now',
    unreadableText:
      'This happens in a private window, for example. Your appointments are still valid. Please reload the page, or open the link in your e-mail.',
    unkept: 'This device could not save this yet',
    unkeptText:
      'What you see here holds. But once you close this page, this device may not be able to show it without a connection, for example because its storage is full. Please write down what matters, or take a screenshot.',
    past: 'Earlier appointments',
    pending: 'Booking without an answer yet',
    pendingOpen: 'To the booking',
    refused: 'This booking did not work',
    refusedOpen: 'To the booking',
    dismiss: 'Stop showing it',
    offline: 'No connection',
    offlineText: 'You see what this device last knew.',
    offlinePass: 'Your QR code is valid all the same.',
    qr: 'QR code to check in on site',
    qrText: 'Hold the QR code in front of the terminal on site, or type in the check-in code.',
    birthDate: 'Your date of birth will do as well: then you need neither phone nor printout.',
    birthDateOptional: 'Did you give your date of birth when you booked? Then that will do as well.',
    checkIn: (from, until) => `Please check in at the terminal between ${from} and ${until}.`,
    code: 'Check-in code',
    number: 'Your number',
    bring: 'Please bring with you',
    calendar: 'Add to calendar',
    calendarTitle: (office) => `Appointment: ${office}`,
    print: 'Print',
    cancel: 'Cancel the appointment',
    cancelTitle: 'Do you really want to cancel this appointment?',
    cancelText: 'It then becomes free for others. This cannot be undone.',
    cancelCode:
      'So that nobody else cancels: eight characters from the e-mail, for example K7MP-9QRX. They are below the link.',
    cancelYes: 'Yes, cancel the appointment',
    cancelNo: 'No, keep it',
    cancelUnderway: 'being cancelled',
    cancelLabel: 'Cancellation',
    cancelOffline:
      'Your cancellation is saved on this device. As soon as it is connected again, it is sent. Until then the appointment stands.',
    cancelPerhaps:
      'We may have received your cancellation already. It is saved on this device. As soon as it is connected again, you will see here whether the appointment is cancelled.',
    cancelNotSaved:
      'This device could not save your cancellation. Please leave this page open until the appointment is cancelled. Until then it stands.',
    cancelled: 'The appointment is cancelled',
    cancelledText:
      'The place becomes free for others. Do you still need an appointment? Then please book a new one.',
    cancelRefused: 'It could not be cancelled',
    lapsed: 'This appointment has lapsed',
    lapsedText:
      'It was not confirmed in time, or the time to check in is over. You can book a new appointment.',
    lapsedUnconfirmed:
      'It was not confirmed in time. So the place has become free again. You can book a new appointment.',
    lapsedMissed:
      'The time to check in is over. Please take a number at the terminal or book a new appointment.',
    arrived: 'You are checked in. Please watch the screen in the waiting area.',
    called: (counter) => `You have been called. Please go to ${counter}.`,
    calledPlain: 'You have been called. Please watch the screen in the waiting area.',
    missed: 'You were called, but you were not there',
    missedText:
      'Are you still there? Then please tell a member of staff your number. You will be called once more.',
    parked: 'Your case is being worked on. Please wait until you are called again.',
    sharedDevice:
      'Is this not your own device? Then please remove the appointment from this device at the end, and clear the browser’s history. That does not cancel the appointment.',
    forgetWhat:
      'You can remove the appointment from this device. That does not cancel it: only this device no longer shows it.',
    forget: 'Remove from this device',
    forgetTitle: 'Do you want to remove the appointment from this device?',
    forgetText:
      'This does not cancel the appointment: it still stands. This device will no longer show it, and you will find it only with the link in your e-mail.',
    forgetYes: 'Yes, remove it',
    forgetNo: 'No, keep it',
    name: 'Give it a name',
    rename: 'Change the name',
    nameTitle: 'What should this appointment be called here?',
    nameLabel: 'Name of the appointment',
    nameText: 'For example: Dad. The name is only on this device. We do not receive it.',
    nameSave: 'Save',
    nameUnsaved: 'This device could not save the name',
    reminderOn: 'We will remind you by e-mail the day before.',
    reminderOff: 'You will get no reminder of this appointment.',
    reminderDecline: 'Send no reminder',
    reminderAsk: 'Remind me by e-mail',
    reminderLabel: 'Reminder',
    reminderRefused: 'The reminder was not changed',
    bookNew: 'Book a new appointment',
    lost: 'We do not know this appointment any more',
    lostText:
      'The reason is probably a fault on our side. We are sorry: the appointment does not hold any more. Please book a new appointment, or call us.',
    lostToday: (code) =>
      `The reason is probably a fault on our side. We are sorry: right now we do not know whether the appointment still holds. Please call us, or ask on site and give the code ${code}.`,
  },
  today: {
    opens: (from) => `Your appointment is today. You can check in from ${from}.`,
    opensText: (until) => `Please check in at the terminal by ${until}.`,
    open: 'You can check in at the terminal now',
    openText: (until) => `Until ${until}. After that the appointment lapses.`,
    over: 'The time to check in is over',
    overText: 'Please take a number at the terminal, speak to somebody on site, or call us.',
  },
  line: {
    title: (number) => `Your number: ${number}`,
    ahead: (count) =>
      count === 0
        ? 'No other number is waiting before you.'
        : plural(count, {
            one: 'One number is waiting before you.',
            other: `${count} numbers are waiting before you.`,
          }),
    wait: (from, to) =>
      `It will probably take ${from === to ? `about ${to}` : `${from} to ${to}`} minutes until you are called.`,
    waitUnknown: 'At the moment we cannot say how long it will take.',
    mayChange: 'Appointments are called at their time. So the order can change.',
    vibration: 'Tap this page once and leave it open: then the phone vibrates when you are called.',
    stay: 'Leave this page open: it tells you when you are called.',
    early: (time) => `Your appointment begins at ${time}. You will be called then.`,
    called: (counter) => `You are being called: ${counter}`,
    calledText: 'Please go there now.',
    serving: (counter) => `It is your turn: ${counter}`,
    gone: 'This number is not waiting right now',
    goneMissed:
      'Were you called and not there? Then please tell a member of staff your number. You will be called again. If you have been served, everything is done.',
    goneNew: 'Have you only just taken the number? Then it will appear here by itself in a moment.',
    otherDay: 'This number is not from today',
    otherDayText: (date) =>
      `It counts on this day only: ${date}. For today please take a new number at the terminal.`,
    offline: 'No connection',
    offlineSince: (time) => `No connection: nothing new since ${time}`,
    offlineText: 'Please watch the screen in the waiting area.',
    screen: 'What the screen in the waiting area shows is what counts.',
  },
  move: {
    open: 'Move the appointment',
    openUnderway: 'See the move',
    title: 'Move the appointment',
    steps: { day: 'New day', time: 'New time', check: 'Check and move' },
    keeps: (when) => `Your present appointment (${when}) stands until you have the new one.`,
    check: 'Would you like to move the appointment like this?',
    checkText: 'You need not confirm it again.',
    before: 'Until now',
    after: 'New',
    code: 'So that nobody else moves it: eight characters from the e-mail, for example K7MP-9QRX. They are below the link.',
    submit: 'Yes, move the appointment',
    no: 'No, leave it',
    label: 'Move',
    to: (when) => `New time: ${when}`,
    waiting: 'One moment, we are entering the new time …',
    offline: 'To move the appointment you need a connection',
    offlineText:
      'You see the free times that this device last heard of. You can move the appointment as soon as the connection is back. Until then your present appointment stands.',
    savedText: (when) =>
      `Your wish is saved on this device. It is sent as soon as the connection is back. Until then your present appointment stands: ${when}.`,
    perhaps: 'Your wish may have reached us',
    perhapsText:
      'It was sent, but the connection broke before an answer came. As soon as this device is connected again, you will see here which appointment stands.',
    notSaved: 'Please leave this page open',
    notSavedText: (when) =>
      `This device could not save your wish. We keep trying to send it while this page is open. Until then your present appointment stands: ${when}.`,
    withdraw: 'Do not move it after all',
    refused: 'The appointment was not moved',
    stands: (when) => `Your present appointment still stands: ${when}.`,
    tooOften: 'This appointment cannot be moved again at the moment. Please try again later, or call us.',
    alternativesText: 'Choose one of these times. We ask once more before anything is moved.',
    done: 'Your appointment has been moved',
    doneText: 'From now on only the new time counts.',
    impossible: 'This appointment cannot be moved here',
    impossibleText: 'It is not confirmed yet, over or cancelled, or you have checked in already.',
    notOffered:
      'We no longer offer a service of this appointment online. Your appointment still stands. Please call us.',
    nothing: 'No appointment is being moved here.',
    was: (when) => `Moved. Until now: ${when}`,
    state: 'moved',
    away: 'This appointment has been moved',
    awaySameDay: 'It is on the same day now, at another time.',
    awayText: (date) => `It is on this day now: ${date}.`,
  },
};
