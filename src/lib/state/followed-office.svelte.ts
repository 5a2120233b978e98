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

export const followOffice = (id: OfficeId, following: OfficeToFollow): FollowedOffice =>
  new OfficeFromViews(id, following);

class OfficeFromViews implements FollowedOffice {
  readonly id: OfficeId;
  office = $state.raw<Office | null>(null);
  slots = $state.raw(NO_SLOTS);
  loaded = $state(false);
  broken = $state(false);
  isMissing = $state(false);
  #officeLink = $state.raw(CONNECTING);
  #slotsLink = $state.raw<LinkStatus | null>(null);
  readonly #withSlots: boolean;
  readonly #isNew: boolean;
  readonly #loadCode: typeof loadViewsCode;
  readonly #views: View<unknown>[] = [];
  readonly #stopRetries: () => void;
  #isLoading = false;
  #closed = false;

  constructor(
    id: OfficeId,
    { slots, isNew = false, loadCode = loadViewsCode, platform = ownPlatform }: OfficeToFollow,
  ) {
    this.id = id;
    this.office = toldOffice(id);
    this.#slotsLink = slots ? CONNECTING : null;
    this.#withSlots = slots;
    this.#isNew = isNew;
    this.#loadCode = loadCode;
    this.#stopRetries = platform.on('online', () => {
      if (this.isMissing && !this.#isLoading) this.#start();
    });
    this.#start();
  }

  get slotsKnown(): boolean {
    return this.slots.size > 0 || this.#slotsLink?.complete === true;
  }

  get link(): LinkStatus {
    if (this.isMissing) return OFFLINE;
    // A final end of either is an end of the page; else what is free is what must be fresh.
    return this.#officeLink.state === 'closed' ? this.#officeLink : (this.#slotsLink ?? this.#officeLink);
  }

  close(): void {
    this.#closed = true;
    this.#stopRetries();
    for (const view of this.#views.splice(0)) void view.close();
  }

  #start(): void {
    this.#open().catch((problem: unknown) => {
      console.error('the office could not be opened:', problem);
      this.broken = true;
    });
  }

  async #open(): Promise<void> {
    if (this.#isNew && this.office === null) {
      const told = await askOffice(this.id);
      if (!this.#closed) this.office = told;
    }
    const code = await this.#load();
    if (code === null || this.#closed) return;
    const { openOfficeView, openSlotsView } = code;
    const opening = [
      this.#show(openOfficeView(this.id, { type: 'none' }), (view) => {
        // What was told over HTTP stays until the document is here.
        this.office = view.current ?? this.office;
        this.#officeLink = view.link;
      }),
    ];
    if (this.#withSlots) {
      opening.push(
        this.#show(openSlotsView(this.id, { type: 'none' }), (view) => {
          this.slots = view.current;
          this.#slotsLink = view.link;
        }),
      );
    }
    await Promise.all(opening);
    this.loaded = true;
  }

  async #load(): Promise<Awaited<ReturnType<typeof loadViewsCode>> | null> {
    this.#isLoading = true;
    try {
      const code = await this.#loadCode();
      this.isMissing = false;
      return code;
    } catch (problem) {
      console.error('the code of the office could not be loaded:', problem);
      this.isMissing = true;
      return null;
    } finally {
      this.#isLoading = false;
    }
  }

  async #show<V>(opening: Promise<View<V>>, update: (view: View<V>) => void): Promise<void> {
    const view = await opening;
    if (this.#closed) return view.close();
    this.#views.push(view);
    view.subscribe(() => update(view));
    update(view);
  }
}
