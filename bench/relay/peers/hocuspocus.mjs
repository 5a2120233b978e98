/**
 * Hocuspocus with its SQLite extension and its own defaults. The extension's database library has to be compiled for
 * each machine; Node's own SQLite takes the same statements with the same parameters, so it stands in its place.
 */
import { DatabaseSync } from 'node:sqlite';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';
import { openToMeasuring } from './measured.mjs';

const [folder] = process.argv.slice(2);

class NodeSqlite extends SQLite {
  async onConfigure() {
    this.db = new DatabaseSync(this.configuration.database);
    this.db.exec(this.configuration.schema);
  }
}

const server = new Server({
  address: '127.0.0.1',
  port: 0,
  quiet: true,
  stopOnSignals: false,
  extensions: [new NodeSqlite({ database: `${folder}/hocuspocus.sqlite` })],
});
await server.listen();
openToMeasuring(`ws://127.0.0.1:${server.address.port}`);
