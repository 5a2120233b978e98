/** The page of an authority's lead: all offices of the town beside each other (P12). */
import type { Messages } from '../de/index.ts';

export const leadAllOffices: Messages['lead']['allOffices'] = {
  heading: 'All offices',
  lead: 'Your offices beside each other. You change to the desk of another one without signing in again; from then on you work there.',
  offline: 'The central server does not answer. You see what was last known.',
  now: 'Now',
  office: 'Office',
  waiting: 'Waiting',
  longest: 'Longest wait',
  wait: (minutes, level) => `${minutes} min, ${level}`,
  nobody: 'no one is waiting',
  counters: 'Counters open',
  countersOf: (open, all) => `${open} of ${all}`,
  toDos: 'To do',
  toDosNote: 'To do is what stands on the page of that name at the office, without troubles of devices.',
  unknown: 'not known at the moment',
  action: 'Desk',
  open: 'Open the desk',
  openThis: (office) => `Open the desk: ${office}`,
  opening: 'Opening …',
  here: 'You are here',
  week: 'This week and later ones',
};
