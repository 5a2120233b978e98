import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('en-GB');

const minutesOf = (count: number): string => plural(count, { one: '1 minute', other: `${count} minutes` });

export const citizen: Messages['citizen'] = {
  offices: {
    title: 'Appointments with your town',
    choose: 'Please choose where you need an appointment.',
    none: 'No appointments can be booked here at present.',
    withoutScript:
      'JavaScript is switched off in this browser. Without JavaScript you cannot book here. Please call us: we are glad to book for you.',
    unreachable: 'No connection',
    unreachableText: 'The list could not be loaded. We try again as soon as you are connected.',
  },
  pageMissing: {
    title: 'The page could not be loaded',
    text: 'Please check the connection and reload the page.',
  },
  start: {
    lead: 'Book an appointment here. It takes about a minute.',
    book: 'Book an appointment',
    resume: 'Continue the booking you started',
    anew: 'Start again',
    underway: 'To the booking under way',
    underwayText:
      'A booking is still on its way. As soon as the answer is there, you can book another appointment.',
    refused: 'To the booking that did not work',
    mine: 'My appointments',
    ahead: (count) => plural(count, { one: 'Your appointment', other: 'Your appointments' }),
    aheadText: 'see the QR code',
    hours: 'Opening hours',
    hoursText: 'The next seven days',
    closed: 'closed',
    today: 'today',
    address: 'Address',
    phone: 'Phone',
    phoneText: 'Would you rather call? We are happy to book for you.',
    call: (phone) => `Call ${phone}`,
    website: 'Website',
    imprint: 'Imprint',
    privacy: 'Privacy',
    accessibility: 'Accessibility',
  },
  office: {
    loading: 'Loading the page …',
    unknown: 'There is no such office here',
    unknownText: 'Please check the address or choose an office from the list.',
    unreachable: 'We cannot be reached right now',
    unreachableText:
      'You have no connection, and nothing has been saved on this device yet. It continues here once you are connected.',
    toOffices: 'To the list of offices',
  },
  steps: {
    services: 'Services',
    documents: 'What to bring',
    day: 'Day',
    time: 'Time',
    contact: 'Your details',
    check: 'Check and book',
  },
  services: {
    title: 'What would you like to get done?',
    text: 'You can do several things in one appointment.',
    search: 'Search services',
    searchHint: 'For example: passport or moving',
    found: (count) => plural(count, { one: '1 service found', other: `${count} services found` }),
    nothing: 'We found no service for this. Please try another word or call us.',
    elsewhere: 'Another office in town does this',
    nothingHere: 'This office does not deal with this.',
    quantity: 'How many',
    quantityHint: 'For example: how many people or documents.',
    chosenIn: (count) => `${count} chosen`,
    sum: (count, minutes) =>
      `${plural(count, { one: '1 service', other: `${count} services` })}, about ${minutesOf(minutes)}`,
    about: (minutes) => `about ${minutesOf(minutes)}`,
    further: (minutes) => `Each further person or document: about ${minutesOf(minutes)} more.`,
    dropped: 'A service you chose can no longer be booked online',
    droppedText: 'We have taken it out of your booking. Please check what you have chosen.',
    none: 'Please choose at least one service.',
    notOnline: 'Cannot be booked online. Please call us or come without an appointment.',
  },
  link: {
    opening: 'Opening your service …',
    unknown: 'This office does not have this service',
    unknownText: 'The link may be old or incomplete. Please choose your service from the list, or call us.',
    notOnline: 'You cannot book this online',
    notOnlineText: 'Please call us, or come without an appointment.',
    choose: 'Choose a service',
    rest: 'Continue with the other services',
  },
  documents: {
    title: 'Please bring with you',
    text: 'If something is missing, we often cannot finish what you came for.',
    none: 'You need no particular documents for this.',
    forms: 'Forms',
    online: 'No appointment needed',
    onlineText: 'You can do this entirely online:',
    hint: 'Please note',
    noAppointment: 'You need no appointment for this',
    noAppointmentText:
      'Come during opening hours and take a number at the terminal. It tells you when it is your turn.',
    nextAnyway: 'Book an appointment all the same',
    next: 'Continue to choose a day',
  },
  day: {
    title: 'On which day would you like to come?',
    free: (count) => plural(count, { one: '1 time free', other: `${count} times free` }),
    none: 'There are no free appointments right now',
    noneText:
      'New appointments are added all the time, also when others cancel. Please look again later, or call us.',
    earliest: 'Earliest appointment',
    days: 'Or choose a day',
    paused: 'No appointments can be booked for a few minutes',
    pausedText: (time, phone) =>
      `Our system is restoring its data. You can go on here from about ${time}. What you entered is kept. If it is urgent, call us: ${phone}`,
    opensAt: (when) => `can be booked from ${when}`,
    releaseAt: (time) => `More appointments for today open at ${time}.`,
    stale: 'You have no connection right now',
    staleText:
      'You see the free appointments that this device last heard of. Nothing is reserved yet. You can go on all the same.',
    loading: 'Loading free appointments …',
    notLoaded:
      'This device has not saved yet which appointments are free. You will see them here as soon as you are connected again.',
  },
  time: {
    title: 'At what time?',
    forenoon: 'Morning',
    afternoon: 'Afternoon',
    duration: (minutes) => `Your appointment takes about ${minutesOf(minutes)}.`,
    gone: 'No time is free on this day any more',
    goneText: 'Please choose another day.',
    otherDay: 'Choose another day',
  },
  contact: {
    title: 'Who is coming?',
    name: 'First and last name',
    mail: 'E-mail address',
    mailHint: 'We send the confirmation and the link to move or cancel there.',
    mailHintActivation:
      'We send a link there. Open it and press “Confirm the appointment” on the page: only then is it booked.',
    birthDate: 'Date of birth',
    birthDateHint:
      'With it you can check in on site even without a phone. For example: 24 12 1950. If the day or the month is not known, enter 00 there.',
    phone: 'Phone number',
    phoneHint: 'Only for questions about your appointment.',
    reminder: 'Please remind me by e-mail the day before.',
    keep: 'Remember my details on this device for my next appointment',
    keepText:
      'Only if this is your own device. If you remove the appointment from this device, your details are gone too.',
    filled: 'Your details are already filled in',
    filledText:
      'You saved them on this device with your last appointment. Please check that they are still right.',
    empty: 'Delete my details',
    privacy: (days) =>
      `Only our staff see your details. They are erased ${plural(days, { one: 'one day', other: `${days} days` })} after the appointment.`,
    next: 'Continue to the overview',
  },
  left: {
    title: 'Are you still there?',
    text: 'You have not typed anything for ten minutes. So that no other person reads them, we delete your personal details and your answers to our questions from this page in two minutes.',
    stay: 'Yes, go on',
    forget: 'Delete now',
    forgot: 'We have deleted your personal details',
    forgotText:
      'You have not typed anything for a while. So that no other person at this device reads your details, they are no longer here. Services, day and time are still there.',
  },
  check: {
    title: 'Is everything right?',
    services: 'Services',
    when: 'Appointment',
    who: 'Person',
    where: 'Place',
    mail: 'E-mail',
    phone: 'Phone',
    birthDate: 'Date of birth',
    reminder: 'Reminder',
    reminderYes: 'by e-mail the day before',
    change: (what) => `Change: ${what}`,
    submit: 'Book the appointment',
    submitReserve: 'Reserve the appointment',
    activation: (duration) =>
      `You will then get an e-mail with a link. Please use it to confirm the appointment within ${duration}, or it becomes free again.`,
    activationUntil: (time) =>
      `You will then get an e-mail with a link. Please use it to confirm the appointment by ${time}, or it becomes free again.`,
    hours: (count) => plural(count, { one: 'one hour', other: `${count} hours` }),
    minutes: minutesOf,
    gone: 'This time is no longer free',
    goneText: 'What you entered is still here. Please choose another time.',
    otherTime: 'Choose another time',
    times: (count, name) => `${count} × ${name}`,
  },
  sent: {
    title: 'Your booking',
    label: 'Booking',
    saving: 'Your booking is being saved on this device …',
    offline: 'Nothing is reserved yet',
    offlineText:
      'Your booking is saved on this device. As soon as it is connected again, the booking is sent; you need not do anything. Please leave this page open or open it again later: the answer will be here and under “My appointments”.',
    saved: 'Your booking is saved and is about to be sent. Nothing is reserved yet.',
    perhaps: 'We may have received your booking already',
    perhapsText:
      'It was sent, but the connection broke before an answer came. Perhaps the appointment is already reserved for you, perhaps not. The booking is saved on this device. As soon as it is connected again, the answer will be here and under “My appointments”. Please do not book again until then.',
    waiting: 'Your booking has been sent. The answer will be here in a moment …',
    notSaved: 'Please leave this page open',
    notSavedText:
      'This device could not save your booking, for example because its storage is full. You do not have a place yet. As long as this page is open, we keep trying to send the booking.',
    refused: 'Sorry, that did not work',
    notSent: 'Your details are still here. Please try again, or call us.',
    kept: 'Everything you entered is still here.',
    alternatives: 'These appointments are free',
    alternativesText: 'Choose one of these appointments. We ask once more before anything is booked.',
    noAlternatives: 'No other appointment is free right now.',
    otherDay: 'Choose another day',
    edit: 'Change what you entered',
    tryAgain: 'Try again',
    reserved: 'Your appointment is reserved',
    reservedUntil: (time) => `Reserved until ${time}`,
    openMail:
      'We have sent you an e-mail. Please open the link in it and press “Confirm the appointment” on the page. Only then is it booked.',
    mailSentTo: (mail) => `The e-mail goes to ${mail}.`,
    noMail: 'No e-mail? Please look in your spam folder too.',
    confirmed: 'Your appointment is confirmed',
    over: 'This appointment is no longer valid',
    bookAnother: 'Book another appointment',
    toAppointments: 'To my appointments',
    nothing: 'There is no booking on its way here.',
    proving:
      'Your device is solving a short calculation. It protects the appointments from automated booking. You need not do anything.',
    withdraw: 'Withdraw the booking',
    withdrawn: 'Your booking has been withdrawn',
    withdrawnText: 'Nothing was sent. What you entered is still there in case you change your mind.',
    withdrawnMine: 'Nothing was sent.',
    review: 'Look at what I entered',
    tooLateToWithdraw: 'It is too late to withdraw the booking',
    tooLateToWithdrawText:
      'We may have received your booking already. As soon as the answer is there, you can cancel the appointment here.',
    unknown: 'We do not know what became of this booking',
    unknownMine:
      'This device does not know whether you got the appointment. As soon as it is connected, you will see it here. Please also look in your e-mails.',
    unknownText: 'It is no longer saved on this device. Please look in your e-mails, or call us.',
  },
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
    calendar: 'You find the calendar entry attached to the e-mail.',
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
  /** B11: the waiting list for an earlier place. */
  waiting: {
    title: 'Would you rather come earlier?',
    offered: {
      required: 'When an earlier place becomes free, we offer it to you: by e-mail and here on this page.',
      optional:
        'When an earlier place becomes free, we offer it to you here on this page, and by e-mail if we have your address. Otherwise please look here often.',
      off: 'When an earlier place becomes free, we offer it to you here on this page. Please look here often.',
    },
    stands: 'Your appointment stands until you accept.',
    held: (minutes: number) =>
      `You then have ${
        minutes % 60 === 0
          ? plural(minutes / 60, { one: 'one hour', other: `${minutes / 60} hours` })
          : minutesOf(minutes)
      } to answer.`,
    ask: 'Join the waiting list',
    askTitle: 'Waiting list for an earlier appointment',
    keeps: 'You keep your appointment, even if no earlier place becomes free.',
    from: 'From which day on can you come?',
    anyDay: 'As soon as possible',
    yes: 'Join the waiting list',
    no: 'Cancel',
    on: 'You are on the waiting list',
    onFrom: (date: string) => `You told us from which day on you can come: ${date}.`,
    change: 'Change the day',
    end: 'Leave the waiting list',
    endTitle: 'Do you want to leave the waiting list?',
    endText: 'You keep your appointment. We then offer you no earlier places any more.',
    endYes: 'Yes, leave the list',
    endNo: 'No, stay on the list',
    code: 'So that nobody else changes this for you: eight characters from the e-mail, for example K7MP-9QRX. They are below the link.',
    label: 'Waiting list',
    offline: 'Your wish is saved on this device. It is sent as soon as the connection is back.',
    notSaved: 'This device could not save your wish. Please leave this page open until it has reached us.',
    refused: 'The waiting list was not changed',
    offer: 'An earlier place is free for you',
    offerText: (until: string) =>
      `We hold it for you until ${until}. Your present appointment stands until you accept.`,
    take: 'Take this place',
    decline: 'Decline',
    declineTitle: 'Do you want to decline this place?',
    declineText: 'It then goes to another person. Your appointment stands as before.',
    declineOne: 'Decline, stay on the list',
    declineAll: 'Decline, leave the list',
    declineNo: 'Cancel',
    heldUntil: (until: string) => `This place is free for you until ${until}.`,
    beside:
      'No appointment that suits you? Book a later one and then join its waiting list: when an earlier place becomes free, we offer it to you.',
    besideMove: 'None that suits you? On the page of your appointment you can join the waiting list.',
  },
  mailCorrection: {
    title: 'No e-mail received, or the address is not right?',
    hint: 'Please check the address. We send the link and the e-mail code there once more. Your place stays reserved.',
    submit: 'Send the e-mail again',
    label: 'New e-mail',
    sent: 'The e-mail is on its way',
    refused: 'The e-mail could not be sent again',
  },
  mailQuestion: {
    title: 'Is the e-mail address right?',
    typed: 'You entered:',
    meant: 'Did you perhaps mean:',
    take: 'Yes, that is right',
    keep: 'No, what I entered is right',
  },
  mailCode: {
    title: 'Open an appointment from an e-mail',
    text: 'Is your appointment not here, or does the link in the e-mail only lead to this page? Then your mail program may have removed a part of the link. Please enter the e-mail code.',
    afterLink:
      'Have you opened the link already and still see this page? Then your mail program has removed a part of the link, or the link opened in another browser. In that case please enter the e-mail code here.',
    label: 'E-mail code',
    hint: 'Eight characters, for example K7MP-9QRX. It is in the e-mail, below the link.',
    submit: 'Open appointment',
    busy: 'One moment …',
    problems: {
      missing: 'Please enter the e-mail code.',
      malformed: 'The e-mail code has eight letters and digits. Please check it.',
      'check-in-code':
        'This is the code for checking in at the office. The e-mail code has eight characters and is below the link.',
      unknown: 'There is no appointment for this e-mail code. Please compare it with the newest e-mail.',
      'too-many': 'These were too many tries. Please try again in an hour.',
      unreachable: 'We cannot be reached at the moment. Please try again shortly.',
    },
  },
  activate: {
    text: 'Your appointment is reserved, but not confirmed yet. Please press the button.',
    until: (time) => `You can do so until ${time}.`,
    submit: 'Confirm the appointment',
    label: 'Confirmation',
    offline:
      'Your confirmation is saved on this device. As soon as it is connected again, it is sent. What counts is when you pressed, as long as the place is still free then.',
    notSaved:
      'This device could not save your confirmation. Please leave this page open until the appointment is confirmed.',
    alternativesText: 'Press one to book it. We then need your details once more.',
    refused: 'It could not be confirmed',
    loading: 'Loading your appointment …',
    badLink: 'This link is incomplete',
    badLinkText:
      'Please open the link from the e-mail again, or copy all of it. Have you not confirmed your appointment yet? Then it lapses at the time that the e-mail says.',
    badLinkWays:
      'If your appointment is confirmed, you do not need the link to check in at the office: your date of birth or the six-digit code from the e-mail is enough.',
    unknown: 'There is no appointment for this link any more',
    unknownText:
      'Was your appointment in the past? Then we have erased its details, and all is well. Was it still to come? Then it was probably lost by a fault on our side and does not hold any more. In that case please book a new appointment, or call us.',
    waitOffline: 'This appointment has not been loaded yet',
    waitOfflineText: 'It appears here by itself as soon as you are connected again.',
  },
};
