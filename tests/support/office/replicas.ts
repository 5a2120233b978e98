/** The documents that a device keeps: on its disk while it is cut off, and brought up to date whenever it is not. */
import * as Y from 'yjs';
import { makeName } from '../../../src/lib/docs/catalog.ts';
import type { DocumentName } from '../../../src/lib/docs/catalog.ts';
import type { Identity } from '../../../src/lib/domain/access.ts';
import type { CloseReason } from '../../../src/lib/wire/close-codes.ts';
import { refuseAdmission } from '../../../sync-server/guard/admission.ts';
import type { Chance } from './chance.ts';
import { openLine } from './line.ts';
import type { Line, Weather } from './line.ts';
import type { VirtualRelay } from './virtual-relay.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface ReplicaParts {
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly relay: VirtualRelay;
  readonly weather: () => Weather;
}

export interface Replica {
  readonly name: DocumentName;
  /** Another one after the document was begun anew. */
  doc: Y.Doc;
  line: Line | null;
  /** Refused for good, and why. */
  refused: CloseReason | null;
  onRenewed: () => void;
}

interface Owner {
  beforeConnecting(): void;
  /** M18: the relay has lost part of what this replica holds; it is thrown away after this. */
  rescue(replica: Replica): void;
}

const RECONNECT_WITHIN = 2500;

/** A name of its own spares the chance of a machine that is asked for a thousand of them a day. */
const newDoc = (name: DocumentName): Y.Doc => new Y.Doc({ guid: makeName(name) });

export class Replicas {
  readonly #parts: ReplicaParts;
  readonly #identity: Identity;
  readonly #owner: Owner;
  readonly #all = new Map<string, Replica>();
  readonly #stops: readonly (() => void)[];
  #cut = true;

  constructor(parts: ReplicaParts, identity: Identity, owner: Owner) {
    this.#parts = parts;
    this.#identity = identity;
    this.#owner = owner;
    this.#stops = [parts.relay.onUp(() => this.#connectSoon()), parts.relay.onDown(() => this.#dropLines())];
  }

  get connected(): boolean {
    return !this.#cut && this.#parts.relay.rooms !== null;
  }

  /** The replica of a document, begun when it is first asked for. */
  get(name: DocumentName): Replica {
    const key = makeName(name);
    const known = this.#all.get(key);
    if (known !== undefined) return known;
    const replica: Replica = { name, doc: newDoc(name), line: null, refused: null, onRenewed: () => {} };
    this.#all.set(key, replica);
    if (!this.#cut) this.#open(replica);
    return replica;
  }

  cut(): void {
    this.#cut = true;
    this.#dropLines();
  }

  connect(): void {
    if (!this.#cut) return;
    this.#cut = false;
    this.#connectAll();
  }

  /** As they lie on the disk. */
  reload(): void {
    this.#dropLines();
    for (const replica of this.#all.values()) this.#begin(replica, Y.encodeStateAsUpdate(replica.doc));
    this.#connectAll();
  }

  close(): void {
    this.cut();
    for (const stop of this.#stops) stop();
    this.#all.clear();
  }

  #connectSoon(): void {
    const { time, chance } = this.#parts;
    time.at(time.now() + chance.whole(1, RECONNECT_WITHIN), () => this.#connectAll());
  }

  #connectAll(): void {
    if (!this.connected) return;
    this.#owner.beforeConnecting();
    for (const replica of this.#all.values()) this.#open(replica);
  }

  #open(replica: Replica): void {
    const { relay, time, chance, weather } = this.#parts;
    const { rooms, arbiter } = relay;
    if (rooms === null || replica.line !== null || replica.refused !== null) return;
    const reason = refuseAdmission(this.#identity, replica.name, (id) => arbiter.office(id), time.now());
    if (reason !== null) return this.#closed(replica, reason);
    replica.line = openLine({
      time,
      chance,
      weather: weather(),
      rooms,
      name: replica.name,
      identity: this.#identity,
      doc: replica.doc,
      onClosed: (why) => this.#closed(replica, why),
    });
  }

  #closed(replica: Replica, reason: CloseReason): void {
    replica.line = null;
    if (reason === 'restored') {
      this.#owner.rescue(replica);
      this.#begin(replica, null);
      this.#open(replica);
    } else if (reason === 'past-retention') {
      replica.refused = reason;
      this.#begin(replica, null);
    } else if (reason === 'malformed' || reason === 'not-allowed' || reason === 'too-large') {
      throw new Error(`${this.#identity.role} was sent away from ${makeName(replica.name)}: ${reason}`);
    } else this.#connectSoon();
  }

  /** A fresh document in the place of the one before. */
  #begin(replica: Replica, state: Uint8Array | null): void {
    const before = replica.doc;
    replica.doc = newDoc(replica.name);
    if (state !== null) Y.applyUpdate(replica.doc, state);
    replica.onRenewed();
    before.destroy();
  }

  #dropLines(): void {
    for (const replica of this.#all.values()) {
      replica.line?.drop();
      replica.line = null;
    }
  }
}
