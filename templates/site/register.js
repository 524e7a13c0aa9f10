// The register: filters, sorts and searches the rows of the table that stands in the page.
'use strict';

(() => {
  const form = document.getElementById('Filter');
  const status = document.getElementById('Zahl');
  const table = document.getElementById('Verzeichnis');
  const body = table.tBodies[0];
  const heads = [...table.tHead.querySelectorAll('th')];
  const rows = [...body.rows];
  const selects = [...form.querySelectorAll('select')].filter((select) => select.name !== 'sort');
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  let descending = false;

  /** What each row is, under the names of the filters; a project belongs to several fields. */
  const KEYS = ['field', 'ministry', 'status', 'light', 'priority', 'as-of'];
  const told = new Map(rows.map((row) => [row, row.dataset.is.split(' ')]));
  const is = (row, key) => told.get(row)[KEYS.indexOf(key)];

  /** The order of a closed list is that of its choices; dates are the newest first. */
  const ranks = Object.fromEntries(selects.map((select) => [select.name, new Map([...select.options].map(({ value }, at) => [value, at]))]));

  function rank(row, key) {
    return ranks[key].get(is(row, key).split('+')[0]) ?? Infinity;
  }

  function compare(key) {
    if (key === 'title') return (a, b) => collator.compare(a.cells[0].firstChild.textContent, b.cells[0].firstChild.textContent);
    if (key === 'as-of') return (a, b) => (is(a, key) < is(b, key) ? 1 : is(a, key) > is(b, key) ? -1 : 0);
    return (a, b) => rank(a, key) - rank(b, key);
  }

  function sort() {
    const key = form.elements.sort.value;
    const order = key === '' ? rows : [...rows].sort(compare(key));
    body.append(...(descending && key !== '' ? [...order].reverse() : order));
    for (const head of heads) {
      if (head.dataset.key === key) head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
  }

  /** The paths of the pages that hold the words of the question; null if there is none. */
  function sought() {
    const pages = window.dstratFind.pages(form.elements.q.value);
    return pages && new Set(pages.map((at) => new URL(`../${window.dstratFind.page(at)[0]}`, location.href).pathname));
  }

  function filter() {
    const wanted = selects.filter(({ value }) => value !== '');
    const paths = sought();
    let shown = 0;
    for (const row of rows) {
      const fits = wanted.every(({ name, value }) => is(row, name).split('+').includes(value));
      row.hidden = !fits || (paths !== null && !paths.has(row.cells[0].querySelector('a').pathname));
      if (!row.hidden) shown += 1;
    }
    const { found, none } = status.dataset;
    status.textContent = shown === 0 ? none : found.replace('{n}', shown).replace('{all}', rows.length);
    remember();
  }

  function remember() {
    const address = new URL(location.href);
    address.search = '';
    for (const [name, value] of new FormData(form)) if (value !== '') address.searchParams.set(name, value);
    try { history.replaceState(null, '', address); } catch { /* a page from a disk may not change its address everywhere */ }
  }

  for (const head of heads) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    button.addEventListener('click', () => {
      descending = form.elements.sort.value === head.dataset.key && !descending;
      form.elements.sort.value = head.dataset.key;
      sort();
      remember();
    });
    head.replaceChildren(button);
  }

  let waiting;
  form.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  form.elements.sort.addEventListener('change', () => { descending = false; sort(); });
  form.addEventListener('submit', (event) => { event.preventDefault(); filter(); });
  form.addEventListener('reset', () => { descending = false; setTimeout(() => { sort(); filter(); }); });

  const asked = new URLSearchParams(location.search);
  for (const element of form.elements) {
    if (element.name && asked.has(element.name)) element.value = asked.get(element.name);
    if (element.name && element.value === '' && element.selectedIndex === -1) element.value = '';
  }
  sort();
  filter();
})();
