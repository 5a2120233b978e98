/**
 * An office as everybody may read it: its record and what is free, from disk at once, from the relay when it can be
 * heard.
 */
import { createContext } from 'svelte';
import { ownPlatform } from '../client/browser/platform.ts';
import type { Platform } from '../client/browser/platform.ts';
import { CONNECTING } from '../client/replica/link-status.ts';
import type { LinkStatus } from '../client/types.ts';
import { askOffice, toldOffice } from '../client/http/told-office.ts';
import type { View } from '../client/replica/view.ts';
import type { DaySlots } from '../domain/office/capacity.ts';
import type { OfficeId } from '../domain/ids.ts';
import type { Office } from '../domain/office/office.ts';
import type { LocalDate } from '../domain/time.ts';

export interface FollowedOffice {
  readonly id: OfficeId;
  /** Null until it has been loaded once on this device. */
  readonly office: Office | null;
  /** Empty unless they are followed. */
  readonly slots: ReadonlyMap<LocalDate, DaySlots>;
  /** What is free has been loaded, now or on an earlier day: an empty list means that nothing is. */
  readonly slotsKnown: boolean;
  readonly link: LinkStatus;
  /** The disk has been read: what is missing now is not on this device. */
  readonly loaded: boolean;
  /** The disk could not be read. */
  readonly broken: boolean;
  /** There is no network, and this device lacks the code that follows an office. Tried again with the next network. */
  readonly isMissing: boolean;
  close(): void;
}

/** The office of the pages below; of which it is known that it is there. */
export interface OfficePage {
  readonly office: Office;
  readonly slots: ReadonlyMap<LocalDate, DaySlots>;
  readonly slotsKnown: boolean;
  readonly link: LinkStatus;
}
export const [useOffice, setOffice] = createContext<OfficePage>();

/** The time zone of an office; before the office is known here, that of Germany. */
export const timeZoneOf = (office: Office | null): string => office?.timeZone ?? 'Europe/Berlin';

const OFFLINE: LinkStatus = { ...CONNECTING, state: 'offline' };
const NO_SLOTS: ReadonlyMap<LocalDate, DaySlots> = new Map();

export interface OfficeToFollow {
  /** Follows the free places, too. An appointment or a name is shown without them. */
  readonly slots: boolean;
  /** Nothing of it is on this device: the record is asked for over HTTP, and what keeps it here is loaded afterwards. */
  readonly isNew?: boolean;
  readonly loadCode?: typeof loadViewsCode;
  readonly platform?: Pick<Platform, 'on'>;
}

const loadViewsCode = () => import('../client/replica/office-views.ts');

export function followOffice(
  id: OfficeId,
  { slots: withSlots, isNew = false, loadCode = loadViewsCode, platform = ownPlatform }: OfficeToFollow,
): FollowedOffice {
  let office = $state.raw<Office | null>(toldOffice(id));
  let slots = $state.raw(NO_SLOTS);
  let officeLink = $state.raw(CONNECTING);
  let slotsLink = $state.raw<LinkStatus | null>(withSlots ? CONNECTING : null);
  let loaded = $state(false);
  let broken = $state(false);
  let isMissing = $state(false);
  let isLoading = false;
  let closed = false;
  const views: View<unknown>[] = [];

  async function show<V>(opening: Promise<View<V>>, update: (view: View<V>) => void): Promise<void> {
    const view = await opening;
    if (closed) return view.close();
    views.push(view);
    view.subscribe(() => update(view));
    update(view);
  }

  async function load(): Promise<Awaited<ReturnType<typeof loadViewsCode>> | null> {
    isLoading = true;
    try {
      const code = await loadCode();
      isMissing = false;
      return code;
    } catch (problem) {
      console.error('the code of the office could not be loaded:', problem);
      isMissing = true;
      return null;
    } finally {
      isLoading = false;
    }
  }

  async function open(): Promise<void> {
    if (isNew && office === null) {
      const told = await askOffice(id);
      if (!closed) office = told;
    }
    const code = await load();
    if (code === null || closed) return;
    const { openOfficeView, openSlotsView } = code;
    const opening = [
      show(openOfficeView(id, { type: 'none' }), (view) => {
        // What was told over HTTP stays until the document is here.
        office = view.current ?? office;
        officeLink = view.link;
      }),
    ];
    if (withSlots) {
      opening.push(
        show(openSlotsView(id, { type: 'none' }), (view) => {
          slots = view.current;
          slotsLink = view.link;
        }),
      );
    }
    await Promise.all(opening);
    loaded = true;
  }

  const start = (): void =>
    void open().catch((problem: unknown) => {
      console.error('the office could not be opened:', problem);
      broken = true;
    });
  const stopRetries = platform.on('online', () => {
    if (isMissing && !isLoading) start();
  });
  start();

  return {
    id,
    get office() {
      return office;
    },
    get slots() {
      return slots;
    },
    get slotsKnown() {
      return slots.size > 0 || slotsLink?.complete === true;
    },
    get link() {
      if (isMissing) return OFFLINE;
      // A final end of either is an end of the page; else what is free is what must be fresh.
      return officeLink.state === 'closed' ? officeLink : (slotsLink ?? officeLink);
    },
    get loaded() {
      return loaded;
    },
    get broken() {
      return broken;
    },
    get isMissing() {
      return isMissing;
    },
    close() {
      closed = true;
      stopRetries();
      for (const view of views.splice(0)) void view.close();
    },
  };
}
