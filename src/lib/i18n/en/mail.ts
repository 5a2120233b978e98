import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';
import { because } from './cancel-reasons.ts';

const plural = pluralIn('en-GB');

export const mail: Messages['mail'] = {
  greeting: (name) => `Dear ${name},`,
  greetingUnnamed: 'Hello,',
  closing: 'Kind regards',
  subject: {
    activation: 'please confirm',
    confirmation: 'your appointment',
    cancellation: 'appointment cancelled',
    moved: 'your new time',
    offer: 'an earlier place is free',
    reminder: 'reminder',
  },
  title: {
    activation: (when) => `Please confirm your appointment on ${when}`,
    confirmation: (when) => `Your appointment on ${when}`,
    cancellation: (when) => `Your appointment on ${when} has been cancelled`,
    moved: (when) => `Your appointment has been moved to ${when}`,
    offer: (when) => `An earlier place has become free (until now ${when})`,
    reminder: (when) => `Reminder: your appointment on ${when}`,
  },
  intro: {
    activation:
      'we are holding a place for you. Please confirm the appointment, otherwise the place will be given to someone else.',
    confirmation: 'your appointment is confirmed.',
    cancellation: 'this appointment has been cancelled. You need not come any more.',
    moved: 'your appointment has been moved. From now on only the new time counts.',
    offer: 'you would like to come earlier, and a place has become free.',
    reminder: 'this is a reminder of your appointment. If you cannot come, please cancel it.',
  },
  button: {
    activation: 'Go to confirmation',
    confirmation: 'See, move or cancel appointment',
    cancellation: 'Book a new appointment',
    moved: 'See, move or cancel appointment',
    offer: 'See the offer',
    reminder: 'See, move or cancel appointment',
  },
  activateBy: (time) => `Please confirm by ${time}.`,
  activateHow:
    'To do so, open the link and press “Confirm the appointment” on the page. Only then is it booked.',
  movedFrom: (when) => `Until now: ${when}`,
  offered: (when) => `The earlier place: ${when}`,
  offerUntil: (time) => `We are holding it for you until ${time}.`,
  offerStays: 'Until you accept it, your present appointment stays as it is.',
  what: 'What for',
  when: 'When',
  where: 'Where',
  way: 'Directions',
  onMap: 'See it on a map',
  number: 'Your number',
  code: 'Your check-in code',
  at: (date, time) => `${date}, ${time}`,
  clock: (time) => time,
  duration: (minutes) => plural(minutes, { one: 'about 1 minute', other: `about ${minutes} minutes` }),
  times: (quantity) => `${quantity} ×`,
  haveReady: 'Please have ready',
  how: 'Kind of appointment',
  byPhone: 'By phone',
  byVideo: 'By video',
  callsAt: (phone) => `We call you on ${phone}.`,
  calls: 'We call you.',
  videoLink: 'Open the video call',
  videoLinkText: 'Please open the link at the time of the appointment.',
  bring: 'Please bring with you',
  forms: 'Forms to fill in',
  hints: 'Good to know',
  checkIn: 'When you arrive',
  checkInWindow: (from, until) =>
    `Please check in between ${from} and ${until} at the terminal. Hold the QR code from this e-mail in front of the camera or type in the check-in code. After ${until} the appointment lapses.`,
  birthDate: 'Your date of birth will do as well: then you need neither phone nor printout.',
  qrAlt: (code) => `QR code for checking in, check-in code ${code}`,
  linkFallback: 'If the button does not work, please open this address:',
  mailCode: (page, code) =>
    `Your e-mail code: ${code}. It does not work at the terminal. You need it to move or cancel, and if the link does not work: then open ${page} and enter it there.`,
  questions: 'Questions? Please call us:',
  mailboxFull:
    'As many open appointments as possible are already confirmed with this e-mail address. You can confirm this one once you have cancelled another. If you did not book it yourself, there is nothing to do: it lapses.',
  declineReminder:
    'You do not want reminders any more? You can decline them on the page of your appointment. Other e-mails about your appointment still come.',
  notAsked:
    'You did not book an appointment? Then you need not do anything: without confirmation the place becomes free again.',
  calendarLink: 'To see, move or cancel it, please open the link in the e-mail about this appointment.',
  calendarGone:
    'Is the appointment in your calendar? Some programs delete it there by themselves. Otherwise please delete it.',
  calendarTitle: (office) => `Appointment: ${office}`,
  calendarCancelled: (title) => `Cancelled: ${title}`,
  because,
  proposals: 'These times are free at present',
  bookAgain: 'Booking again',
  notHeld: 'We are not holding these times. The link opens the booking with your services chosen.',
  unanswered: {
    subject: (name) => `${name}: your enquiry is still open`,
    title: 'Your enquiry is still open',
    intro: (day) => `On ${day} you asked us for an appointment because none was free.`,
    erased: (day) => `After ${day} we will erase your enquiry and your details.`,
    whatToDo: 'Do you still need an appointment? Please look whether one is free by now, or call us.',
    button: 'See free appointments',
    call: 'Our phone number:',
    again: 'If there is still no free appointment, you can send us a new enquiry there.',
    alreadyTold: 'Have we already spoken to you? Then you need not do anything.',
    notAsked: 'You did not ask for an appointment? Then you need not do anything.',
  },
  test: {
    subject: (subject) => `Test: ${subject}`,
    notice: 'This is a test e-mail. The appointment does not exist.',
  },
  mailbox: {
    title: 'Mailbox for trying things out',
    about:
      'No mail server is set up here. That is why this system sends no e-mails and shows them on this page instead.',
    empty: 'No e-mails yet.',
    to: 'To',
    at: 'Written',
    link: 'Open the link from the e-mail',
    content: 'Content of the e-mail',
  },
};
