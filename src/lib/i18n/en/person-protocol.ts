import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

export const personProtocol: Messages['personProtocol'] = {
  shown: (office, whom, when) => `The office ${office} keeps of ${whom}, on ${when}:`,
  erased: (office, whom, when) => `The office ${office} kept of ${whom}. Erased on ${when}:`,
  nothing: 'nothing',
  kept: ': kept, the appointment is ahead',
  erasedAlready: 'what it said of the person is erased already',
  fields: { name: 'name', mail: 'e-mail', birthDate: 'date of birth', phone: 'phone' },
  note: (text) => `note: ${text}`,
  takenDown: (time) => `taken down at a terminal: ${time}`,
  callBack: (name) => `to be called back: ${name}`,
  enquiry: (name) => `has asked for an appointment: ${name}`,
  mail: (subject) => `a mail that waits or is kept: ${subject}`,
  withAppointment: (date, time, number, state) => `${date}, ${time}, number ${number}, ${state}`,
  withoutAppointment: (date, number, state) =>
    `${date}, a visit without an appointment${number === null ? '' : `, number ${number}`}, ${state}`,
  unknownState: 'outcome unknown',
  states: {
    reserved: 'reserved, not confirmed',
    booked: 'confirmed',
    arrived: 'checked in',
    called: 'called',
    serving: 'being served',
    finished: 'finished',
    cancelled: 'cancelled',
    lapsed: 'lapsed',
    missed: 'called, did not come',
    parked: 'being served, interrupted',
    left: 'left',
  },
  near: {
    'other-name': (count) => `${entries(count)} this birth date and another name.`,
    'other-birth-date': (count) => `${entries(count)} this name and another birth date, or none.`,
    'like-mail': (count) => `${entries(count)} this mail address at another provider.`,
    'like-phone': (count) => `${entries(count)} a phone number with the same end.`,
  },
  alsoLook: (mail) => `Look for ${mail}, too: it may have booked more.`,
  copies: 'Backups still hold it until they are erased, and devices until they have heard of it.',
  howToErase: (command) => `Say \`${command}\` to erase what is not needed for an appointment ahead.`,
};

const plural = pluralIn('en-GB');
const entries = (count: number): string =>
  plural(count, { one: 'One entry has', other: `${count} entries have` });
