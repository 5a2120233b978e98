/** How kiosks and monitors are, as they said last. In memory alone: after a restart each says it again within minutes. */
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { DeviceState } from '../../src/lib/wire/http/device-state-routes.ts';
import type { StoredSession } from '../store/account-store.ts';

export interface ToldState extends DeviceState {
  readonly actor: ActorId;
  readonly toldAt: Instant;
}

export class DeviceStates {
  /** What is not here has not been heard of since then. */
  readonly since: Instant;
  /** One entry a paired device, so it grows no further. */
  readonly #told = new Map<OfficeId, Map<ActorId, ToldState>>();

  constructor(now: Instant) {
    this.since = now;
  }

  put({ office, actor }: StoredSession, state: DeviceState, now: Instant): void {
    const ofOffice = this.#told.get(office) ?? new Map<ActorId, ToldState>();
    this.#told.set(office, ofOffice.set(actor, { ...state, actor, toldAt: now }));
  }

  /** It was revoked. */
  forget(office: OfficeId, actor: ActorId): void {
    this.#told.get(office)?.delete(actor);
  }

  of(office: OfficeId): readonly ToldState[] {
    return [...(this.#told.get(office)?.values() ?? [])];
  }
}
