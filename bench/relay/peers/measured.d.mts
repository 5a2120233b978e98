export function openToMeasuring(url: string): void;
