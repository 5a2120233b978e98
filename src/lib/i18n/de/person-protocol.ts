/** What `npm run person` says: the protocol for the person whom it is about. */
import { pluralIn } from '../intl.ts';
import type { VisitState } from '../../domain/day/visit.ts';

export const personProtocol = {
  shown: (office: string, whom: string, when: string) =>
    `Das hat die Dienststelle ${office} am ${when} über ${whom} gespeichert:`,
  erased: (office: string, whom: string, when: string) =>
    `Das hatte die Dienststelle ${office} über ${whom} gespeichert. Gelöscht am ${when}:`,
  nothing: 'nichts',
  kept: ': bleibt gespeichert, der Termin steht noch aus',
  erasedAlready: 'die Angaben zur Person sind schon gelöscht',
  fields: { name: 'Name', mail: 'E-Mail', birthDate: 'Geburtsdatum', phone: 'Telefon' },
  note: (text: string) => `Notiz: ${text}`,
  takenDown: (time: string) => `am Terminal aufgenommen: ${time} Uhr`,
  callBack: (name: string) => `um Rückruf gebeten: ${name}`,
  enquiry: (name: string) => `hat einen Termin angefragt: ${name}`,
  mail: (subject: string) => `eine E-Mail, die wartet oder aufbewahrt wird: ${subject}`,
  withAppointment: (date: string, time: string, number: string, state: string) =>
    `${date}, ${time} Uhr, Nummer ${number}, ${state}`,
  withoutAppointment: (date: string, number: string | null, state: string) =>
    `${date}, Besuch ohne Termin${number === null ? '' : `, Nummer ${number}`}, ${state}`,
  unknownState: 'Ausgang unbekannt',
  states: {
    reserved: 'reserviert, nicht bestätigt',
    booked: 'bestätigt',
    arrived: 'angemeldet',
    called: 'aufgerufen',
    serving: 'in Bearbeitung',
    finished: 'erledigt',
    cancelled: 'abgesagt',
    lapsed: 'verfallen',
    missed: 'aufgerufen, nicht erschienen',
    parked: 'in Bearbeitung, unterbrochen',
    left: 'gegangen',
  } satisfies Record<VisitState, string>,
  near: {
    'other-name': (count: number) => `${entries(count)} dieses Geburtsdatum und einen anderen Namen.`,
    'other-birth-date': (count: number) =>
      `${entries(count)} diesen Namen und ein anderes Geburtsdatum oder keines.`,
    'like-mail': (count: number) => `${entries(count)} diese E-Mail-Adresse bei einem anderen Anbieter.`,
    'like-phone': (count: number) => `${entries(count)} eine Telefonnummer mit demselben Ende.`,
  },
  alsoLook: (mail: string) => `Suchen Sie auch nach ${mail}: Damit kann mehr gebucht worden sein.`,
  copies:
    'Sicherungen enthalten es noch, bis sie gelöscht werden, Geräte, bis sie von der Löschung gehört haben.',
  howToErase: (command: string) =>
    `Mit \`${command}\` wird gelöscht, was nicht für einen ausstehenden Termin gebraucht wird.`,
};

const plural = pluralIn('de-DE');
const entries = (count: number): string =>
  plural(count, { one: 'Ein Eintrag hat', other: `${count} Einträge haben` });
