/** Whether days are shown as a list, which a citizen of this device has chosen instead of the month. */

const KEY = 'foyer:days';
const LIST = 'list';

function isKept(): boolean {
  try {
    return localStorage.getItem(KEY) === LIST;
  } catch {
    return false;
  }
}

class DayView {
  #isList = $state(isKept());

  get isList(): boolean {
    return this.#isList;
  }

  toggle(): void {
    this.#isList = !this.#isList;
    try {
      if (this.#isList) localStorage.setItem(KEY, LIST);
      else localStorage.removeItem(KEY);
    } catch {
      // A browser that refuses to store shows the month the next time.
    }
  }
}

export const dayView = new DayView();
