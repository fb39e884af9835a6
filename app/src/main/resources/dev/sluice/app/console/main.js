// Starts: language and theme first, then the way in, then the frame with a page in it.

import { signOut, whenSignedOut, whoIs } from './api.js';
import { closeFrame, openFrame } from './frame.js';
import { signInPage } from './signin.js';
import { closeStream, openStream } from './stream.js';
import { applyTheme } from './theme.js';
import { preferredLanguage, speak } from './words.js';

const root = document.getElementById('app');

export async function changeLanguage(code) {
  await speak(code);
  if (whoIs()) enter();
  else ask();
}

function ask() {
  closeStream();
  closeFrame();
  root.replaceChildren(signInPage(enter, changeLanguage));
  root.querySelector('input').focus();
}

function enter() {
  openStream();
  openFrame(root, { changeLanguage, signOut });
}

applyTheme();
whenSignedOut(ask);
await speak(preferredLanguage());
ask();
