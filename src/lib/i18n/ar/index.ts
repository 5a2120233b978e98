import type { CitizenMessages } from '../index.ts';
import { citizen } from './citizen.ts';
import { common } from './common.ts';
import { embed } from './embed.ts';
import { kiosk } from './kiosk.ts';
import { mail } from './mail.ts';
import { monitor } from './monitor.ts';

export const ar: CitizenMessages = { common, citizen, embed, kiosk, mail, monitor };
