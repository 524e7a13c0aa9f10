// What `dstrat` wrote, for the tests of its output: `.ci/run` builds it and says where it lies.

import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder with the built document, from DSTRAT_OUT. */
export const out = fromEnvironment('DSTRAT_OUT', 'the folder that `dstrat build --out` wrote');

/** File names of the built pages; `strategy.html` is one of them. */
export const pages = readdirSync(out).filter((name) => name.endsWith('.html')).sort();

if (!pages.includes('strategy.html')) {
  throw new Error(`${out} holds no strategy.html: has \`dstrat build\` run?`);
}

/** The path that an environment variable names; the file or folder must be there. */
export function fromEnvironment(variable, what) {
  const path = process.env[variable];
  if (!path) throw new Error(`${variable} is not set: it names ${what}`);
  if (!existsSync(path)) throw new Error(`${variable}: ${path} does not exist: it names ${what}`);
  return resolve(path);
}
