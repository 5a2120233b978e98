/** The same for a letter with its mark and without: keyboards lack them, and people leave them out. */
export const foldedWord = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replaceAll('ı', 'i')
    .replaceAll('ى', 'ي')
    .replace(/[\s-]+/gu, '-');
