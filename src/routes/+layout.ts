import { loadMessagesFor } from '#lib/ui/surface.ts';

// A single-page app: the relay serves the one page and no page is rendered anywhere but in the browser.
export const ssr = false;
export const prerender = false;

/** No page is shown before its messages are here. */
export const load = ({ url }: { url: URL }): Promise<void> => loadMessagesFor(url.pathname);
