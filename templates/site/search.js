// The search page: what is typed is sought at once, and kept in the address so that a search can be passed on.
'use strict';

(() => {
  const MOST = 50;
  const form = document.getElementById('Suche');
  const input = document.getElementById('Frage');
  const status = document.getElementById('Zahl');
  const list = document.getElementById('Treffer');

  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function item(at) {
    const [path, title, about, teaser] = window.dstratFind.page(at);
    const link = element('a', title);
    link.href = path;
    const made = document.createElement('li');
    made.append(link, element('span', about, 'quiet'));
    if (teaser) made.append(element('span', teaser, 'teaser'));
    return made;
  }

  function words(count) {
    const { found, one, none, more } = status.dataset;
    if (count === 0) return none;
    const told = count === 1 ? one : found.replace('{n}', count);
    return count > MOST ? `${told}. ${more.replace('{n}', MOST)}` : told;
  }

  function remember(question) {
    const address = new URL(location.href);
    if (question) address.searchParams.set('q', question); else address.searchParams.delete('q');
    address.hash = '';
    try { history.replaceState(null, '', address); } catch { /* a page from a disk may not change its address everywhere */ }
  }

  function find() {
    const question = input.value.trim();
    const pages = window.dstratFind.pages(question);
    remember(question);
    status.textContent = pages === null ? '' : words(pages.length);
    list.replaceChildren(...(pages ?? []).slice(0, MOST).map(item));
  }

  let waiting;
  input.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(find, 120); });
  form.addEventListener('submit', (event) => { event.preventDefault(); clearTimeout(waiting); find(); });
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  if (input.value) find();
})();
