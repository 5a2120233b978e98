/** Starts the gallery: every component of `ui/` in its states, for development (`npm run gallery`). */
import { mount } from 'svelte';
import '@kern-ux/native/dist/kern.min.css';
import '../lib/ui/app.css';
import Gallery from './Gallery.svelte';

mount(Gallery, { target: document.getElementById('gallery')! });
