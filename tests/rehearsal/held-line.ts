/**
 * A line that holds what a page sends, and then delivers each message twice (M16). Within a connection the order stays:
 * no network changes it, and the relay ends a connection whose messages have gaps. What others send meanwhile overtakes.
 */
import type { Page } from '@playwright/test';

export interface HeldLine {
  /** From now on nothing that the page sends leaves. What the relay says comes through. */
  hold(): void;
  /** Delivers each message that was held twice, and holds no more. Gives back how many messages those were. */
  deliver(): number;
}

/** To be called before the page is opened. */
export async function openHeldLine(page: Page): Promise<HeldLine> {
  let isHolding = false;
  let held: (() => void)[] = [];
  await page.routeWebSocket(/.*/, (socket) => {
    const relay = socket.connectToServer();
    socket.onMessage((message) => {
      if (isHolding) held.push(() => relay.send(message));
      else relay.send(message);
    });
  });
  return {
    hold: () => void (isHolding = true),
    deliver() {
      isHolding = false;
      const sending = held;
      held = [];
      for (const send of [...sending, ...sending]) send();
      return sending.length;
    },
  };
}
