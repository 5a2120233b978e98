/**
 * Stands in for `lib0/logging` in what browsers load (`vite.config.ts`). Yjs takes four words of it for warnings to
 * developers; the module itself comes with a console of its own and a schema library, 3 kB compressed on each phone.
 */
export const [BOLD, UNBOLD, RED, ORANGE] = ['', '', '', ''];
export const print = (...parts: readonly unknown[]): void =>
  console.log(...parts.filter((part) => part !== ''));
export const warn = (...parts: readonly unknown[]): void => console.warn(...parts);
