/** Starts the gallery: every component of `ui/` in its states, for development (`npm run gallery`). */
import { mount } from 'svelte';
import { staffLanguages } from '../lib/i18n/languages.ts';
import { loadMessages } from '../lib/i18n/page-messages.ts';
import '@kern-ux/native/dist/kern.min.css';
import '../lib/ui/app.css';
import Gallery from './Gallery.svelte';

await Promise.all(staffLanguages.map((language) => loadMessages(language, 'gallery')));
mount(Gallery, { target: document.getElementById('gallery')! });
