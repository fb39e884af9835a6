// The way in. The token is in the field and in memory, never in a place that outlives the page.

import { signIn } from './api.js';
import { h } from './dom.js';
import { LANGUAGES, languageName, languageNow, t } from './words.js';

export function signInPage(done, changeLanguage) {
  const field = h('input', {
    type: 'password', id: 'token', name: 'token', autocomplete: 'current-password', required: true, spellcheck: 'false',
    'aria-describedby': 'token-help token-problem',
  });
  const problem = h('p.problem', { id: 'token-problem', role: 'alert' });
  const button = h('button.primary.wide', { type: 'submit' }, t('signin.do'));
  const submit = async (event) => {
    event.preventDefault();
    button.disabled = true;
    problem.textContent = '';
    try {
      await signIn(field.value.trim());
      done();
    } catch (failure) {
      problem.textContent = failure.status === 401 ? t('signin.refused') : failure.message;
      button.disabled = false;
      field.select();
    }
  };
  return h('main.signin', {},
    h('form.card.signin-card', { onsubmit: submit },
      h('div.brand', {}, h('img', { src: 'mark.svg', alt: '', width: 36, height: 36 }), h('h1', {}, 'Sluice')),
      h('p.lead', {}, t('signin.lead')),
      h('label', { for: 'token' }, t('signin.token')),
      field,
      h('p.hint', { id: 'token-help' }, t('signin.help')),
      problem,
      button),
    h('p.languages', {}, LANGUAGES.map((code) => h('button.plain', {
      type: 'button', lang: code, 'aria-pressed': String(code === languageNow()), onclick: () => changeLanguage(code),
    }, languageName(code)))));
}
