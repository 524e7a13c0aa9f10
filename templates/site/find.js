// Finds pages: the same words become the same stems here as when the index was made.
'use strict';

window.dstratFind = (() => {
  const index = window.dstratIndex;
  const stop = new Set(index.stop.split(' '));
  const stems = index.stems.split(' ');
  const hits = index.hits.split(',');

  /** Small letters and digits of ASCII, umlauts as two letters, one space between words. */
  function fold(text) {
    return text.toLowerCase().normalize('NFD')
      .replace(/([aou])\u0308/g, '$1e')
      .replace(/[\u0300-\u036f\u00ad'’]/g, '')
      .replace(/[ßæœøłđðþı]/g, (letter) => ({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' })[letter])
      .replace(/[^a-z0-9]+/g, ' ').trim();
  }

  /** The stem of a German word that is folded already (https://snowballstem.org/algorithms/german/stemmer.html). */
  function german(word) {
    word = word.replace(/([aeiouy])([uy])(?=[aeiouy])/g, (_, before, letter) => before + letter.toUpperCase())
      .replace(/qu|ae|oe|ue/g, (pair) => ({ qu: 'qu', ae: 'ä', oe: 'ö', ue: 'ü' })[pair]);
    const region = /^[^aeiouyäöü]*[aeiouyäöü]+[^aeiouyäöü]/;
    const first = region.exec(word)?.[0].length ?? word.length;
    const second = region.exec(word.slice(first))?.[0].length;
    const r2 = second === undefined ? word.length : first + second;
    const r1 = word.length < 3 ? word.length : Math.max(first, 3);
    const ends = (suffixes) => suffixes.find((suffix) => word.endsWith(suffix));
    const cut = (length, instead = '') => { word = word.slice(0, word.length - length) + instead; };
    const holds = (suffix, start) => suffix !== undefined && word.length - suffix.length >= start;

    let suffix = ends(['erinnen', 'erin', 'ern', 'lns', 'em', 'en', 'er', 'es', 'ln', 'e', 's']);
    if (holds(suffix, r1)) {
      const before = word.slice(0, word.length - suffix.length);
      if (suffix === 'ln' || suffix === 'lns') cut(suffix.length, 'l');
      else if (suffix === 's') { if (/[bdfghklmnrt]$/.test(before)) cut(1); }
      else if (suffix !== 'em' || !before.endsWith('syst')) {
        cut(suffix.length);
        if (['e', 'en', 'es'].includes(suffix) && word.endsWith('niss')) cut(1);
      }
    }

    suffix = ends(['est', 'en', 'er', 'et', 'st']);
    if (holds(suffix, r1)) {
      const before = word.slice(0, word.length - suffix.length);
      if (suffix === 'st') { if (/...[bdfghklmnt]$/.test(before)) cut(2); }
      else if (suffix === 'et') { if (/[dfghklmnrstUzä]$/.test(before) && !/(geordn|intern|tick|plan|tr)$/.test(before)) cut(2); }
      else cut(suffix.length);
    }

    suffix = ends(['lich', 'isch', 'heit', 'keit', 'end', 'ung', 'ig', 'ik']);
    if (holds(suffix, r2)) {
      const before = word.slice(0, word.length - suffix.length);
      if (suffix === 'end' || suffix === 'ung') {
        cut(3);
        if (/(^|[^e])ig$/.test(word) && holds('ig', r2)) cut(2);
      } else if (suffix === 'ig' || suffix === 'ik' || suffix === 'isch') {
        if (!before.endsWith('e')) cut(suffix.length);
      } else {
        cut(4);
        if (suffix === 'keit') { const inner = ends(['lich', 'ig']); if (holds(inner, r2)) cut(inner.length); }
        else { const inner = ends(['er', 'en']); if (holds(inner, r1)) cut(2); }
      }
    }
    return word.replace(/[UYäöü]/g, (letter) => ({ U: 'u', Y: 'y', ä: 'a', ö: 'o', ü: 'u' })[letter]);
  }

  const stem = index.lang === 'de' ? german : (word) => word;

  /** The pages of a stem by number: more for a title than for a text. */
  function pagesOf(at) {
    const pages = new Map();
    let page = 0;
    for (const part of hits[at].split(' ')) {
      const inTitle = part[0] === '!';
      page += parseInt(inTitle ? part.slice(1) : part, 36);
      pages.set(page, inTitle ? 5 : 1);
    }
    return pages;
  }

  /** The pages of one word of a question: the word itself counts most, then what begins with it, then what contains it. */
  function pagesOfWord(word) {
    const wanted = stem(word);
    const best = new Map();
    stems.forEach((known, at) => {
      const weight = known === wanted ? 4
        : known.startsWith(wanted) || known.startsWith(word) ? 2
          : wanted.length > 3 && known.includes(wanted) ? 1 : 0;
      if (weight === 0) return;
      for (const [page, points] of pagesOf(at)) best.set(page, Math.max(best.get(page) ?? 0, points * weight));
    });
    return best;
  }

  /** The words of a question that lead somewhere. */
  function wordsOf(question) {
    const words = fold(question).split(' ').filter((word) => word !== '');
    const telling = words.filter((word) => !stop.has(word));
    return telling.length > 0 ? telling : words;
  }

  /** The numbers of the pages that hold every word, the best first; null for a question without words. */
  function pages(question) {
    const words = wordsOf(question);
    if (words.length === 0) return null;
    const each = words.map(pagesOfWord);
    const [first, ...others] = each;
    const found = [];
    for (const [page, points] of first) {
      if (!others.every((other) => other.has(page))) continue;
      found.push([page, others.reduce((sum, other) => sum + other.get(page), points)]);
    }
    found.sort(([a, x], [b, y]) => y - x || a - b);
    return found.map(([page]) => page);
  }

  return { pages, fold, stem, page: (at) => index.pages[at], pageCount: index.pages.length };
})();
