/**
 * What the relay and the commands do with the store in a data folder. This file alone says that it is SQLite's: all else
 * outside the folder `sqlite` imports from here.
 */
export { backUp, restore } from './sqlite/backup.ts';
export { openAccountsBeside } from './sqlite/beside.ts';
export { eraseReplaced } from './sqlite/leftovers.ts';
export { keptOfficeFiles } from './sqlite/office-files.ts';
export { hasStore } from './sqlite/schema.ts';
export { openSqliteStore as openStore } from './sqlite/sqlite-store.ts';
