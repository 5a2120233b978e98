/** The fields of the office as its forms have them: what each is called, and what it means (C11). */
import type { Messages } from '../de/index.ts';

export const leadOfficeFields: Messages['lead']['office']['fields'] = {
  name: { label: 'Name', hint: 'What visitors read.' },
  printer: {
    label: 'Receipt printer',
    hint: 'The browser of the terminal prints on it. Without a printer no slip is offered.',
  },
  favourites: {
    label: 'Large buttons for frequent services',
    hint: 'Stand before the categories at the terminal, for people without an appointment. At most 8.',
  },
  'priorities.name': {
    label: 'Reason',
    hint: 'It stands on the button of the terminal and at the counter. At most 60 characters.',
  },
  turn: {
    label: 'What it does',
    hint: 'A visitor who was passed over four times goes first in any case.',
  },
  moreHelp: {
    label: 'Button “I need more help”',
    hint: 'It stands below the number at the terminal. Counters see it before the call, without a name.',
  },
  moreHelpText: {
    label: 'Own words of the button',
    hint: 'At most 60 characters. They also stand at the counter. Empty: “I need more help” in the visitor’s language.',
  },
  place: {
    label: 'Word for the counter',
    hint: 'Stands above the table of calls and in notices on the monitor.',
  },
  ownPlace: { label: 'Own word', hint: 'Only with “own word”, for example booth.' },
  helpAfter: {
    label: 'Show notices after (minutes without a call)',
    hint: 'Then the monitor shows the hours of today and the texts here. Empty: never.',
  },
  bring: { label: 'What to bring', hint: 'At most 300 characters.' },
  wifi: {
    label: 'Wi-Fi',
    hint: 'The name of the Wi-Fi for guests alone: this text is public on the internet. No password.',
  },
  'pages.name': { label: 'Heading', hint: '' },
  text: { label: 'Text', hint: 'At most 400 characters. Read from some metres away.' },
  picture: {
    label: 'Picture',
    hint: 'PNG or JPEG, up to 20 MB. It stands above the text and is public. Show no people without their consent.',
  },
  logo: {
    label: 'Logo on slips',
    hint: 'PNG or JPEG, up to 20 MB. Printers know black and white alone.',
  },
  from: { label: 'Show from', hint: 'A time, for example 08:00. Empty: from the start.' },
  to: { label: 'Show until', hint: 'A time, for example 12:30. Empty: to the end.' },
  lockAfter: {
    label: 'Darken the screen after (minutes)',
    hint: 'So long after the last number the screen goes dark and says when you open. Empty: never.',
  },
  holidaysOf: {
    label: 'State',
    hint: 'The office is closed on the public holidays of this state. Without a state no public holiday closes it.',
  },
  ownHolidays: {
    label: 'Own days off',
    hint: 'The office is closed on these days, too: on Christmas Eve, for example, or on Carnival Monday (48 days before Easter Sunday).',
  },
  town: { label: 'Town', hint: 'Shown in the list of offices.' },
  address: { label: 'Address', hint: 'Street, post code and town on one line.' },
  phone: { label: 'Telephone', hint: 'People call this number when they cannot book online.' },
  website: { label: 'Website', hint: 'Begins with https://.' },
  mail: { label: 'E-mail for replies', hint: 'Replies to the office’s mails go to this address.' },
  map: { label: 'Directions', hint: 'A page with the way to the office. Mails link to it.' },
  videoLink: {
    label: 'Address of video calls',
    hint: '{room} stands for the room of an appointment, as in https://video.town.example/{room}.',
  },
  'texts.welcome': { label: 'Welcome', hint: 'The first sentence on the office’s page.' },
  'texts.privacy': { label: 'Address of the privacy notice', hint: 'The booking pages link to it.' },
  'texts.imprint': { label: 'Address of the imprint', hint: 'Each page of the office links to it.' },
  'texts.accessibility': {
    label: 'Address of the accessibility statement',
    hint: 'Public offices must have one.',
  },
  category: { label: 'Category', hint: 'The group in which the service stands.' },
  minutes: { label: 'Minutes', hint: 'How long it takes for one person.' },
  furtherPerson: {
    label: 'Minutes for each further person',
    hint: 'Empty: each person takes the same time.',
  },
  most: { label: 'Largest number', hint: 'So many people or pieces fit into one appointment.' },
  walkIn: {
    label: 'Without an appointment at the terminal',
    hint: 'The terminal gives numbers for it. With online booking off as well, people are asked to call.',
  },
  bookable: { label: 'Bookable online', hint: 'Appointments for it can be booked online.' },
  internal: {
    label: 'Internal',
    hint: 'Only staff book it. It is on no page of the public and not at the terminal. It is not secret.',
  },
  alone: { label: 'Always alone', hint: 'It cannot be booked together with another service.' },
  notWith: {
    label: 'Not together with',
    hint: 'These services do not go into the same appointment. Staff are only warned.',
  },
  variants: {
    label: 'By phone or video',
    hint: 'How the service can be done without a visit, too. What you leave empty is as on site.',
  },
  short: {
    label: 'Short service',
    hint: 'The terminal can give it a free time of today, where that rule is on.',
  },
  pickUp: { label: 'Pick-up only', hint: 'Something finished is handed out, and nothing else.' },
  documents: { label: 'What to bring', hint: 'One document a line, in the same order in each language.' },
  hint: { label: 'Hint', hint: 'A sentence below the name, also in mails.' },
  bookingHint: { label: 'Hint for choosing', hint: 'Helps to choose and stands in no mail.' },
  closing: { label: 'End of the mails', hint: 'The last sentence, where the usual one does not fit.' },
  leika: {
    label: 'LeiKa key',
    hint: '14 digits from the federal catalogue of services. Your website can link to the service by it.',
  },
  keywords: {
    label: 'Search words',
    hint: 'Separated by commas. What people call the service; the search finds it by them.',
  },
  forms: {
    label: 'Forms',
    hint: 'Forms to download. They are shown with the service and in the mails.',
  },
  online: { label: 'Online service', hint: 'Where this can be done without any appointment.' },
  label: { label: 'Question', hint: 'What is asked when booking beside the details of a person.' },
  type: { label: 'Kind of answer', hint: 'Free text, a number, or a choice of several answers.' },
  required: {
    label: 'Required',
    hint: 'Without an answer nobody can book online. Staff may leave it out.',
  },
  length: { label: 'Longest answer', hint: 'Characters or digits. Empty: the usual length.' },
  options: { label: 'Answers to choose from', hint: 'Two at least.' },
  'fields.hint': { label: 'Hint for the question', hint: 'A sentence below the question.' },
  'mails.subject': {
    label: 'Subject',
    hint: 'The day stands best at the front: lists of e-mails cut the end.',
  },
  'mails.intro': { label: 'First words', hint: 'They stand after the greeting and before day and place.' },
  'mails.closing': { label: 'Last words', hint: 'The e-mail ends with them.' },
  'fields.services': {
    label: 'With these services',
    hint: 'Nothing chosen: the question is asked with every service.',
  },
  lanes: { label: 'Queues', hint: 'Where it is dealt with.' },
  letter: { label: 'Letter', hint: 'The numbers of this queue begin with it.' },
  services: { label: 'Services', hint: 'What is dealt with in this queue.' },
  counters: { label: 'Counters', hint: 'These counters call from this queue.' },
  longest: { label: 'Longest appointment', hint: 'Minutes. Visitors who need more are asked to call.' },
  mostServices: {
    label: 'Services in one appointment',
    hint: 'So many different ones can be booked together. Empty: as many as the longest appointment allows.',
  },
  horizonDays: { label: 'Bookable ahead', hint: 'Days. How far ahead appointments can be booked.' },
  leadMinutes: {
    label: 'Lead time',
    hint: 'Minutes between now and the first appointment that can be booked online.',
  },
  startEvery: {
    label: 'Interval between times',
    hint: 'Minutes between the times that are offered online.',
  },
  sameDayRelease: {
    label: 'Same-day release',
    hint: 'Minutes before opening at which the same-day share opens online. Empty: never.',
  },
  returnDelay: {
    label: 'Return of places',
    hint: 'Minutes. A cancelled place comes back after a random time up to this limit, so that nobody can sell it on.',
  },
  activation: {
    label: 'Time to confirm',
    hint: 'How many minutes the person has to follow the link in the mail. Empty: appointments are confirmed at once.',
  },
  'checkIn.before': {
    label: 'Check-in before the appointment',
    hint: 'Minutes before the appointment from which visitors can check in.',
  },
  'checkIn.after': {
    label: 'Check-in after the appointment',
    hint: 'Minutes after the appointment. Then it lapses.',
  },
  'contact.mail': { label: 'E-mail address', hint: 'Whether it is asked when booking.' },
  'contact.birthDate': {
    label: 'Birth date',
    hint: 'If it is not asked, nobody can check in by birth date at the terminal.',
  },
  'contact.phone': { label: 'Telephone number', hint: 'Whether it is asked when booking.' },
  reminder: { label: 'Reminder', hint: 'A mail on the day before the appointment.' },
  perMail: {
    label: 'Appointments per mail address',
    hint: 'So many open appointments can be confirmed with one address.',
  },
  'bookings.perAddress': { label: 'Bookings per connection', hint: 'An hour from one network address.' },
  'bookings.perNetwork': {
    label: 'Bookings per network',
    hint: 'An hour from the neighbourhood of a network address.',
  },
  'bookings.perRegion': { label: 'Bookings per provider', hint: 'An hour from a provider’s whole range.' },
  'bookings.perMailDomain': {
    label: 'Bookings per mail domain',
    hint: 'An hour. Domains that are open to everyone do not count.',
  },
  proofOfWork: {
    label: 'Proof of work',
    hint: 'The device computes for a moment when booking. That slows down programs that book in masses.',
  },
  nextInterval: {
    label: 'Free time at the terminal',
    hint: 'The terminal gives short services the next free time of today.',
  },
  offer: {
    label: 'Waiting list',
    hint: 'Minutes for which an earlier place is held for a person. Empty: no waiting list.',
  },
  enquiries: {
    label: 'Enquiries',
    hint: 'As many a day, when nothing is free online. They stand at the counter under “To resolve”. Empty: none.',
  },
  calls: { label: 'Calls', hint: 'How many times a visitor is called before counting as a no-show.' },
  'waitLimits.amber': {
    label: 'Long wait',
    hint: 'Minutes after which the list at the counter shows amber.',
  },
  'waitLimits.red': {
    label: 'Too long a wait',
    hint: 'Minutes after which the list at the counter shows red.',
  },
  staffIdleMinutes: {
    label: 'Sign-out after a break',
    hint: 'Minutes without use after which staff must sign in anew. Empty: never.',
  },
  staffLockMinutes: {
    label: 'Screen lock',
    hint: 'Minutes without a touch after which a computer with a PIN locks. Empty: never by itself.',
  },
  'retention.people': {
    label: 'Erase people’s data',
    hint: 'Days after the visit until names, contacts and notes are erased. A lower number erases more at once.',
  },
  'retention.day': {
    label: 'Erase days',
    hint: 'Days after the visit until the course of the day is erased, too.',
  },
};
