// The built website, for its tests: its files, and one page of each type.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { out } from '../built.mjs';

/** The folder of the site. */
export const site = join(out, 'site');

/** The folder of a site that tells of changes since an earlier state, and the page that does. */
export const since = join(out, 'since', 'site');
export const sincePage = 'was-sich-geaendert-hat.html';

/** The paths of all files, with `/`. */
export const files = readdirSync(site, { recursive: true }).map((path) => path.replaceAll('\\', '/'))
  .filter((path) => statSync(join(site, path)).isFile()).sort();

/** The paths of all pages. */
export const pages = files.filter((path) => path.endsWith('.html'));

/** The text of a file of the site. */
export const read = (path) => readFileSync(join(site, path), 'utf8');

/** A page of each type: all that every site has, and of each kind of entry the longest. */
export const types = (() => {
  const kinds = new Map();
  const always = [];
  for (const path of pages) {
    if (isRedirect(path)) continue;
    const [kind, ...rest] = path.split('/');
    if (rest.length === 0 || rest.join('/') === 'index.html') always.push(path);
    else kinds.set(kind, [...kinds.get(kind) ?? [], path]);
  }
  const longest = [...kinds.values()].map((paths) => paths.reduce((best, path) => (read(path).length > read(best).length ? path : best)));
  return [...always, ...longest, ...pages.filter(isRedirect).slice(0, 1)];
})();

/** Whether a page only leads to another. */
export function isRedirect(path) {
  return /<meta http-equiv="refresh"/.test(read(path));
}

/** The links, scripts, styles and pictures that a page names, as paths of the site with their fragments; none of other addresses. */
export function references(path) {
  const named = [...read(path).matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address]) => decoded(address));
  return named.filter((address) => !/^[a-z]+:/i.test(address)).map((address) => {
    const [to, fragment] = address.split('#');
    const [file] = to.split('?');
    return { address, file: file === '' ? path : posix.normalize(posix.join(dirname(path), decodeURIComponent(file))), fragment };
  });
}

/** The ids of a page. */
export function ids(path) {
  return [...read(path).matchAll(/ id="([^"]*)"/g)].map(([, id]) => decoded(id));
}

function decoded(text) {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
