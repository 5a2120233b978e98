/** What all pages of the lead share: opened once by their layout. */
import { createContext } from 'svelte';
import type { Session } from '../../client/types.ts';
import type { LeadDesk } from './lead-desk.svelte.ts';
import type { LeadDevices } from './devices.svelte.ts';
import type { LeadMails } from './mails.svelte.ts';
import type { LeadToDo } from './to-do.svelte.ts';

export interface LeadSurface {
  readonly session: Session;
  readonly door: {
    /** Asks the relay whether the session still stands. */
    check(): void;
    signOut(): void;
    /** False: all sign in at the provider, and no password is kept here. */
    readonly passwords: boolean;
  };
  readonly desk: LeadDesk;
  /** Null: this role does not read mails. */
  readonly mails: LeadMails | null;
  /** Null: this role does not look after devices. */
  readonly devices: LeadDevices | null;
  /** Null: this role does not read the days. */
  readonly toDo: LeadToDo | null;
}

export const [useLeadSurface, setLeadSurface] = createContext<LeadSurface>();
