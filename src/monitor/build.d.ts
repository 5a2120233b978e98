/** A digest of everything that the monitor is built from; vite.monitor.config.ts puts it in. */
declare const MONITOR_VERSION: string;
