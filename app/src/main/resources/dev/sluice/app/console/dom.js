// Elements are made here and nowhere else. Text only ever becomes a text node, so no name can be markup.

const SVG = 'http://www.w3.org/2000/svg';
const HANDLERS = ['onclick', 'oninput', 'onchange', 'onsubmit', 'onkeydown', 'onpointermove', 'onpointerleave'];

/** h('td.number', { title }, 'text', element, [more]): an element; 'svg:rect' makes one of a drawing. */
export function h(what, props, ...children) {
  const [tag, ...classes] = what.split('.');
  const drawn = tag.startsWith('svg:');
  const node = drawn ? document.createElementNS(SVG, tag.slice(4)) : document.createElement(tag);
  if (classes.length) node.setAttribute('class', classes.join(' '));
  for (const [name, value] of Object.entries(props ?? {})) set(node, name, value);
  append(node, children);
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith('on')) node[name] = value;
  else if (name === 'style') Object.entries(value).forEach(([key, it]) => node.style.setProperty(key, it));
  else if (name === 'value') node.value = value;
  else if (name === 'checked') node.checked = value;
  else if (name === 'class') node.setAttribute('class', `${node.getAttribute('class') ?? ''} ${value}`.trim());
  else node.setAttribute(name, value === true ? '' : String(value));
}

function append(node, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(node, child);
    else if (child instanceof Node) node.append(child);
    else if (child !== null && child !== undefined && child !== false) node.append(document.createTextNode(String(child)));
  }
}

/** Makes one tree like another with as few changes as possible: focus, selection and scroll places stay. */
export function morph(old, fresh) {
  if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName || keyOf(old) !== keyOf(fresh)) {
    old.replaceWith(fresh);
    return fresh;
  }
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return old;
  }
  // An element that draws itself goes on by itself.
  if (old.hasAttribute('data-own')) return old;
  attributes(old, fresh);
  morphChildren(old, fresh);
  return old;
}

function keyOf(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node.getAttribute('data-key') : null;
}

function attributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (name !== 'style' && !fresh.hasAttribute(name) && !(name === 'open' && old.nodeName === 'DETAILS')) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of [...fresh.attributes]) {
    if (name !== 'style' && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.style.cssText !== fresh.style.cssText) old.style.cssText = fresh.style.cssText;
  for (const name of HANDLERS) old[name] = fresh[name];
  if ('value' in fresh && old !== document.activeElement && old.value !== fresh.value) old.value = fresh.value;
  if ('checked' in fresh && old !== document.activeElement) old.checked = fresh.checked;
}

function morphChildren(old, fresh) {
  const keyed = new Map([...old.childNodes].filter(keyOf).map((node) => [keyOf(node), node]));
  let at = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const known = keyed.get(keyOf(wanted));
    if (known && known !== at) old.insertBefore(known, at);
    const next = known && known !== at ? at : at?.nextSibling;
    if (known) morph(known, wanted);
    else if (at && !keyOf(at) && !keyOf(wanted)) morph(at, wanted);
    else {
      old.insertBefore(wanted, at ?? null);
      continue;
    }
    at = next;
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}
