declare global {
  namespace App {
    interface Error {
      /** A part of the page could not be loaded: it can be tried again. */
      isMissing?: boolean;
    }
  }
}

export {};
