// The console: a frame around the page that the address names.
import { createApp } from 'vue';
import { startRouter } from './ui/router.js';
import { recognise } from './ui/session.js';
import { Frame } from './frame.js';

startRouter();
recognise();
createApp(Frame).mount('#app');
