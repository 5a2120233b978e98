/** The documents that this page holds open: each once, shared by all parts of the page that open it. */
import { makeName } from '../../docs/document-names.ts';
import type { DocumentName } from '../../docs/document-names.ts';
import type { Credential } from '../../wire/surface.ts';
import { pageDatabase } from '../browser/database.ts';
import type { Database } from '../browser/database.ts';
import { DocumentReplica } from './document-replica.ts';
import type { OpenReplica, ReplicaOptions } from './document-replica.ts';

export type { OpenReplica, PageEnvironment, ReplicaOptions } from './document-replica.ts';

interface SharedReplica {
  readonly opened: Promise<OpenReplica>;
  users: number;
}

const shared = new WeakMap<Database, Map<string, SharedReplica>>();

/** Resolves with what the disk has; never waits for the relay. */
export async function openReplica(
  name: DocumentName,
  credential: Credential,
  options: ReplicaOptions = {},
): Promise<OpenReplica> {
  const database = options.database ?? (await pageDatabase());
  const replicas = shared.get(database) ?? new Map<string, SharedReplica>();
  shared.set(database, replicas);
  const key = JSON.stringify([makeName(name), credential]);
  const entry = replicas.get(key) ?? {
    opened: DocumentReplica.open(database, name, credential, options),
    users: 0,
  };
  replicas.set(key, entry);
  entry.users++;
  const replica = await entry.opened.catch((problem: unknown) => {
    replicas.delete(key);
    throw problem;
  });
  const disposers: (() => void)[] = [];
  let open = true;
  return {
    get doc() {
      return replica.doc;
    },
    get status() {
      return replica.status;
    },
    get flushed() {
      return replica.flushed;
    },
    get leaving() {
      return replica.leaving;
    },
    get writesSent() {
      return replica.writesSent;
    },
    saved: () => replica.saved(),
    subscribe(listener) {
      const dispose = replica.subscribe(listener);
      disposers.push(dispose);
      return dispose;
    },
    async close() {
      if (!open) return;
      open = false;
      for (const dispose of disposers) dispose();
      if (--entry.users > 0) return;
      if (replicas.get(key) === entry) replicas.delete(key);
      await replica.close();
    },
  };
}
