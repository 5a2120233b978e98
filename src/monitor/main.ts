/** Starts the call monitor. */
import './old-browsers.ts';
import { mount } from 'svelte';
import { config } from 'zod/mini';
import App from './App.svelte';
import styles from './styles/monitor.css?url';

// The relay forbids pages to make code from text, which zod would otherwise try.
config({ jitless: true });

// A stylesheet that is imported becomes an inline style in a build for old browsers, which the relay forbids too.
const sheet = document.createElement('link');
sheet.rel = 'stylesheet';
sheet.href = styles;
sheet.onload = sheet.onerror = () => mount(App, { target: document.getElementById('app')! });
document.head.appendChild(sheet);

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  // Refused without HTTPS; then the monitor opens only while the relay answers.
  navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`).catch((problem: unknown) => {
    console.warn('The monitor cannot be kept for outages:', problem);
  });
}
