import type { Messages } from '../de/index.ts';
import { booking } from './booking.ts';
import { citizen } from './citizen.ts';
import { common } from './common.ts';
import { counter } from './counter.ts';
import { embed } from './embed.ts';
import { kiosk } from './kiosk.ts';
import { kioskStaff } from './kiosk-staff.ts';
import { laptop } from './laptop.ts';
import { lead } from './lead.ts';
import { mail } from './mail.ts';
import { monitor } from './monitor.ts';
import { personProtocol } from './person-protocol.ts';
import { search } from './search.ts';

export const en: Messages = {
  common,
  citizen,
  embed,
  kiosk,
  kioskStaff,
  counter,
  laptop,
  lead,
  monitor,
  mail,
  search,
  booking,
  personProtocol,
};
