// Names are looked up here: any name of a thing leads to its page. Only the drawers that a query needs are fetched.
"use strict";

const LIMIT = 8;
/** how well a name fits a query, best first */
const FIT = { whole: 0, words: 1, start: 2, some: 3, typo: 4 };

export class Names {
  /** `folder` is the address of data/names/, with its slash. */
  static async open(folder) {
    const index = await (await fetch(`${folder}index.json`)).json();
    return new Names(folder, index);
  }

  constructor(folder, index) {
    this.folder = folder;
    this.index = index;
    this.little = new Set(index.little);
    this.entities = new Set(index.entities);
    this.there = new Set(index.drawers);
    this.rules = ["spelling", "plural"].map((sort) => index[sort].map(([from, to]) => [new RegExp(from), to]));
    this.fetched = new Map();
  }

  // -- text made comparable, as exports/names.py does it ----------------------------------------------------------

  words(text) {
    const bare = [...text.normalize("NFKD")].filter((c) => !/\p{M}/u.test(c)).map((c) => this.index.letters[c] ?? c);
    return bare.join("").toLowerCase().replaceAll("'", "").match(/[\p{L}\p{N}]+/gu) ?? [];
  }

  spelled(word) {
    return this.rules[0].reduce((text, [from, to]) => text.replace(from, to), word);
  }

  key(word) {
    return this.rules[1].reduce((text, [from, to]) => text.replace(from, to), this.spelled(word));
  }

  drawerOf(word) {
    const labels = [3, 2].map((letters) => [...word].slice(0, letters).join("")).map((start) => {
      return /^[\x00-\x7f]*$/.test(start) ? start : `u${word.codePointAt(0).toString(16)}`;
    });
    return labels.find((label) => this.there.has(label)) ?? labels[1];
  }

  /** A query or a name taken apart. */
  parsed(text) {
    const keys = this.words(text).map((word) => this.key(word));
    const told = keys.filter((word) => !this.little.has(word));
    const chunks = text.split(/\s+/).map((chunk) => this.words(chunk).map((word) => this.key(word)));
    return {
      keys,
      told: told.length ? told : keys,
      whole: keys.join(""),
      lean: (told.length ? told : keys).join(""),
      tokens: [...keys, ...chunks.filter((chunk) => chunk.length > 1).map((chunk) => chunk.join(""))],
    };
  }

  // -- drawers ----------------------------------------------------------------------------------------------------------

  drawer(label) {
    if (!this.there.has(label)) return Promise.resolve({ names: [], forms: {} });
    if (!this.fetched.has(label)) this.fetched.set(label, this.read(label));
    return this.fetched.get(label);
  }

  async read(label) {
    const { places, names, forms } = await (await fetch(`${this.folder}${label}.json`)).json();
    const at = places.map(([address, title, kind, short, weight, sources]) => {
      return { address, title, kind, short: short || title, weight, sources, entity: address.split("/").at(-2) };
    });
    return { forms, names: names.map(([text, place, sort]) => ({ text, place: at[place], sort, ...this.parsed(text) })) };
  }

  async filed(words) {
    return this.held(words.filter(Boolean).map((word) => this.drawerOf(word)));
  }

  async held(labels) {
    const drawers = await Promise.all([...new Set(labels)].map((label) => this.drawer(label)));
    return drawers.flatMap(({ names }) => names);
  }

  /** How the site writes a word: as it is, and in other spellings. */
  async forms(word) {
    const shared = this.spelled(word);
    const { forms } = await this.drawer(this.drawerOf(shared));
    return forms[shared] ?? [word];
  }

  // -- looking up -------------------------------------------------------------------------------------------------------

  /** Places whose names fit the whole query, best first: {place, name, sort, fit}. `wanted` tells which places count. */
  async find(query, wanted = () => true) {
    const asked = this.parsed(query);
    if (!asked.whole || [...asked.whole].length < 2 && asked.whole < "\x7f") return [];
    const filed = await this.filed([...asked.told, asked.whole]);
    return this.best(filed, wanted, (name) => this.fit(name, asked));
  }

  /** Places whose names would fit the query if one letter of a word were another, as `find` gives them. */
  async guess(query, wanted = () => true) {
    const asked = this.parsed(query);
    if (!asked.told.some((word) => word.length > 4)) return [];
    const near = asked.told.flatMap((word) => this.misspelled(word));
    return this.best(await this.held(near), wanted, (name) => (this.nearly(name, asked) ? FIT.typo : null));
  }

  fit(name, asked) {
    if (name.whole === asked.whole) return FIT.whole;
    if (name.lean === asked.lean) return FIT.words;
    if (name.whole.startsWith(asked.whole)) return FIT.start;
    return asked.told.every((word) => name.tokens.some((token) => token.startsWith(word))) ? FIT.some : null;
  }

  best(names, wanted, fit) {
    const found = new Map();
    for (const name of names) {
      const how = wanted(name.place) ? fit(name) : null;
      if (how === null) continue;
      const hit = { place: name.place, name: name.text, sort: name.sort, fit: how, rank: this.rank(name, how) };
      const other = found.get(name.place.address);
      if (!other || before(hit.rank, other.rank) < 0) found.set(name.place.address, hit);
    }
    return [...found.values()].sort((a, b) => before(a.rank, b.rank)).slice(0, LIMIT);
  }

  rank(name, fit) {
    const alludes = name.sort >= this.index.alluding ? 1 : 0;
    const length = fit === FIT.some ? name.told.length : 0;
    return [fit, alludes, length, this.entities.has(name.place.kind) ? 0 : 1, -name.place.weight, name.text.length];
  }

  /** The drawers where a misspelled word may lie: with letters swapped, left out or put in, or another second letter. */
  misspelled(word) {
    const [a, b, c] = word;
    const starts = [a + b, b + a, a + c, b + c];
    const lies = (label) => starts.some((start) => label.startsWith(start)) || (label.length === 2 && label[0] === a);
    return this.index.drawers.filter(lies);
  }

  nearly(name, asked) {
    if (near(asked.whole, name.whole)) return true;
    const fits = (word) => (token) => token.startsWith(word) || near(word, token);
    return asked.told.every((word) => name.tokens.some(fits(word)));
  }

  /** The entities that a query names among other words: {place, from, to} by the positions of `keys`. */
  async named(keys) {
    const spans = [];
    for (let from = 0; from < keys.length; from++) {
      for (let to = Math.min(keys.length, from + 6); to > from; to--) spans.push({ from, to, whole: keys.slice(from, to).join("") });
    }
    const filed = await this.filed(spans.map(({ whole }) => whole));
    const owner = new Map(this.index.passed.map((whole) => [whole, null]));
    for (const { whole, place } of filed) {
      if (!this.entities.has(place.kind) || owner.get(whole) === null) continue;
      if (place.weight > (owner.get(whole)?.weight ?? -1)) owner.set(whole, place);
    }
    const taken = new Set();
    return spans
      .filter(({ from, to, whole }) => owner.has(whole) && !(to - from === 1 && this.little.has(whole)))
      .sort((a, b) => b.to - b.from - (a.to - a.from))
      .filter(({ from, to }) => {
        const places = Array.from({ length: to - from }, (_, n) => from + n);
        return places.every((n) => !taken.has(n)) && places.forEach((n) => taken.add(n)) === undefined;
      })
      .map((span) => ({ ...span, place: owner.get(span.whole) }))
      .filter(({ place }) => place);
  }
}

function before(a, b) {
  const at = a.findIndex((value, n) => value !== b[n]);
  return at < 0 ? 0 : a[at] - b[at];
}

/** Whether a word is another one misspelled: one letter more, less, other or swapped with the next; two in a long word. */
export function near(a, b) {
  const allowed = a.length > 8 ? 2 : a.length > 4 ? 1 : 0;
  if (Math.abs(a.length - b.length) > allowed) return false;
  let [older, old] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] !== b[j - 1]));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    [older, old] = [old, row];
  }
  return old[b.length] <= allowed;
}
