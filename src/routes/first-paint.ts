/** Takes away what the relay has written into the page for the time before the script, once the app shows its own. */

const LONGEST_MS = 10_000;

const isOwn = (heading: Element): boolean => heading.closest('#first-paint') === null;

export function removeFirstPaint(): void {
  const painted = document.getElementById('first-paint');
  if (painted === null) return;
  const observer = new MutationObserver(look);
  const timer = setTimeout(end, LONGEST_MS);
  observer.observe(document.body, { childList: true, subtree: true });
  look();

  function look(): void {
    if ([...document.querySelectorAll('h1')].some(isOwn)) end();
  }

  function end(): void {
    clearTimeout(timer);
    observer.disconnect();
    painted?.remove();
  }
}
