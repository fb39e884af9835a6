// Questions and notes in front of the page. The browser's own dialog keeps the focus inside and gives it back.

import { h } from './dom.js';
import { t } from './words.js';

export function dialog(title, content, buttons = []) {
  const close = () => {
    box.close();
    box.remove();
  };
  const box = h('dialog', { 'aria-labelledby': 'dialog-title' },
    h('h2', { id: 'dialog-title' }, title), content,
    h('div.buttons', {}, h('button', { type: 'button', onclick: close }, t(buttons.length ? 'dialog.back' : 'dialog.close')), buttons));
  box.addEventListener('cancel', (event) => {
    event.preventDefault();
    close();
  });
  document.body.append(box);
  box.showModal();
  return close;
}

/** Asks before something is done; what the server refuses is said in the same place. */
export function confirm(title, text, label, action, { danger = true } = {}) {
  const problem = h('p.problem', { role: 'alert' });
  const button = h('button', {
    type: 'button', class: danger ? 'danger' : 'primary',
    onclick: async () => {
      button.disabled = true;
      try {
        await action();
        close();
      } catch (failure) {
        problem.textContent = failure.message;
        button.disabled = false;
      }
    },
  }, label);
  const close = dialog(title, h('div', {}, h('p', {}, text), problem), [button]);
}
