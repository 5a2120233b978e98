/** The lead's page of how full the days are (C12). */
import type { Messages } from '../de/index.ts';

export const leadOccupancy: Messages['lead']['occupancy'] = {
  heading: 'Occupancy',
  lead: 'This is how full the days are. Hours of counters are counted: two counters that are open for an hour are two hours. Only appointments take them; visitors without one are not counted.',
  change:
    'A click on a day shows its hours, and who is hit if you close it. “One counter fewer” locks a counter for this day. Nothing is saved before the second click.',
  offline: 'The central server does not answer. You see what this computer last knew.',
  missing:
    'The central server does not answer, and this computer does not know yet what is taken. It is shown once there is a connection.',
  kind: 'View',
  kinds: { week: 'Week', month: 'Month' },
  earlier: { week: 'Week before', month: 'Month before' },
  later: { week: 'Week after', month: 'Month after' },
  week: (from, to) => `Week from ${from} to ${to}`,
  table: (span) => `Occupancy, ${span}`,
  office: 'Office',
  rows: 'Office and queue',
  percent: (percent) => `${percent}%`,
  taken: (percent) => `${percent}% taken`,
  free: (hours) => `${hours} h free`,
  online: (hours) => `${hours} of it online`,
  opens: (day, time) => `Can be booked online from ${day}, ${time}`,
  releases: (day, time) => `More places online from ${day}, ${time}`,
  past: 'over',
  unknown: 'not known yet',
  none: 'no counter',
  weekClosed: 'No office is open in this week.',
  toDay: 'see and change its hours',
  open: 'See hours',
  openThis: (open, office, day) => `${open}: ${office}, ${day}`,
  lockThis: (fewer, lane, day) => `${fewer}: ${lane}, ${day}`,
};
