// What stands in the texts is found by Pagefind; here its findings are ranked anew and led to the line that was meant.
"use strict";

/** how many pages are read to find their best lines: fewer where the words of the query cost more */
const READ = (groups) => Math.max(3, 8 - 2 * groups.length);
const OWN = 2;
/** for how many words of a query the index is asked: each costs its part of the index; the others are sought in the lines */
const ASKED = 3;
/** how many words of a line are shown */
const LINE = 40;
/** a passage as citations name it */
const LOCATOR = /^(¶¶?|[nt])\d+([-–][nt]?\d+)?[^\w]*$/;

export class Text {
  /** `address` is that of pagefind.js. Fails where the site has no index. */
  static async open(address) {
    const engine = await import(address);
    await engine.options({ noWorker: true, ranking: { pageLength: 0.1, termFrequency: 0.8, diacriticSimilarity: 0 } });
    await engine.init();
    return new Text(engine);
  }

  constructor(engine) {
    this.engine = engine;
  }

  /** Pages that hold the groups of a query, as {page, score, groups}: a group is a list of words or phrases of one meaning. */
  async pages(groups, filters) {
    const searches = groups.map((group) =>
      Promise.all(group.variants.map((variant) => this.engine.search(variant, { filters }))),
    );
    const found = new Map();
    for (const [n, answers] of (await Promise.all(searches)).entries()) {
      const scores = new Map();
      for (const { results } of answers) {
        for (const page of results) {
          if (!(scores.get(page.id)?.score >= page.score)) scores.set(page.id, { page, score: page.score });
        }
      }
      for (const [id, { page, score }] of scores) {
        const entry = found.get(id) ?? { page, score: 0, groups: 0 };
        entry.score += score;
        entry.groups += 1;
        found.set(id, entry);
      }
    }
    return [...found.values()].sort((a, b) => b.groups - a.groups || b.score - a.score);
  }

  /** The best pages, read and ranked by how much of the query one line of them holds; those of what it names among them. */
  async find(groups, filters, names) {
    const named = groups.length > 1 ? groups.flatMap(({ entity }) => entity ?? []) : [];
    const asked = telling(groups);
    const kinds = filters.kind ? filters : { ...filters, kind: { any: names.index.entities } };
    const [all, things, own] = await Promise.all([
      this.pages(asked, filters),
      this.pages(asked, kinds),
      named.length ? this.pages(asked, { ...filters, entity: { any: named } }) : [],
    ]);
    const count = READ(groups);
    // half of what is read are pages of things, which are shorter than those of sources and mostly what is meant
    const candidates = new Map();
    for (const found of [...own.slice(0, OWN), ...full(things).slice(0, Math.ceil(count / 2)), ...full(all)]) {
      if (candidates.size < count + Math.min(own.length, OWN)) candidates.set(found.page.id, found);
    }
    const read = await Promise.all([...candidates.values()].map((found) => this.read(found, groups, names)));
    return read.filter(Boolean).sort((a, b) => b.fit - a.fit);
  }

  /** What a page says of a query, at its best line: {address, title, kind, excerpt, fit}; null where it says nothing. */
  async read({ page, score }, groups, names) {
    const { url, raw_url: raw, meta, raw_content: content, anchors, filters } = await page.data();
    const words = content.replace(/&lt;/g, "<").replace(/&gt;/g, ">").split(/\s+/);
    const title = meta.title.replace(/¶$/, "");
    const titled = groups.filter((group) => names.words(title).some((word) => meets(names.key(word), group)));
    const held = new Set();
    const places = [];
    for (const [n, word] of words.entries()) {
      for (const key of names.words(word).map((part) => names.key(part))) {
        for (const [g, group] of groups.entries()) {
          if (meets(key, group)) {
            held.add(g);
            places.push({ n, g });
          }
        }
      }
    }
    if (!held.size) return null;
    const kind = filters.kind?.[0] ?? "";
    const about = groups.some(({ entity }) => entity && entity === filters.entity?.[0]);
    const line = bestLine(words, places, groups, titled, anchors, names.index.sources.map(([, label]) => `${label},`.split(" ")));
    return {
      address: (raw ?? url).replace(/^\//, "") + (line.anchor ? `#${line.anchor}` : ""),
      title,
      kind,
      excerpt: line.words,
      held: held.size,
      fit: 6 * held.size + 6 * line.held + titled.length + 8 * about + 3 * names.entities.has(kind) + 4 * Boolean(line.anchor) + Math.log2(1 + score) + Math.log2(1 + line.alike),
    };
  }
}

/** Of pages that are sorted, those that hold as many groups as the first. */
function full(pages) {
  return pages.filter((page) => page.groups === pages[0].groups);
}

/** The groups that tell most pages apart: words before names, whose pages are read in any case, and long ones first. */
function telling(groups) {
  const length = ({ entity, variants }) => variants[0].length - (entity ? 100 : 0);
  return [...groups].sort((a, b) => length(b) - length(a)).slice(0, groups.length > 4 ? ASKED - 1 : ASKED);
}

/** Whether a word of a text, as a key, is one of those that a group asks for, or another form of it. */
function meets(key, group) {
  return group.keys.some((asked) => {
    if (/^\d+$/.test(asked)) return key === asked;
    return key.startsWith(asked) || stem(key) === stem(asked);
  });
}

/** A word without its English ending, as far as another form of it has the same: negotiating, negotiation. */
function stem(word) {
  return word.replace(/(?<=.{4})(ization|ation|ship|ment|ing|ion|ive|ed|al|er|or|ly|e)$/, "");
}

/** The line that holds most of the groups: its anchor, and its words with marks on those that were asked for. */
function bestLine(words, places, groups, titled, anchors, labels) {
  const ends = [-1, ...words.keys()].filter((n) => n < 0 || n === words.length - 1 || /[.!?]$/.test(words[n]));
  const heads = anchors.filter((anchor) => /^h\d$/.test(anchor.element));
  let best = { value: -1 };
  let at = 0;
  let label = { held: new Set(), words: [] };
  for (let e = 1; e < ends.length; e++) {
    const [from, to] = [ends[e - 1] + 1, ends[e]];
    const held = new Set();
    const marked = new Set();
    while (at < places.length && places[at].n <= to) {
      held.add(groups[places[at].g]);
      marked.add(places[at].n);
      at++;
    }
    // a line of a list says what was told once, above the list: "Has member: …"
    const colon = words.slice(from, Math.min(to, from + 8)).findIndex((word) => word.endsWith(":"));
    if (colon >= 0) {
      const told = places.filter(({ n }) => n >= from && n <= from + colon).map(({ g }) => groups[g]);
      label = { held: new Set(told), words: words.slice(from, from + colon + 1) };
    }
    if (!held.size) continue;
    for (const group of titled) held.add(group);
    for (const group of label.held) held.add(group);
    const value = held.size * 100 + Math.min(marked.size, 9) * 5 - Math.min(to - from, 90) / 10;
    const alike = held.size === best.held ? best.alike + 1 : held.size > (best.held ?? 0) ? 1 : best.alike;
    if (value > best.value) best = { value, from, to, held: held.size, marked };
    best.alike = alike;
  }
  const own = anchors.filter(({ location }) => location >= best.from && location <= best.to);
  const first = Math.min(...best.marked);
  const anchor =
    own.filter(({ location }) => location <= first).at(-1) ?? own[0] ??
    anchors.filter(({ location }) => location < best.from).at(-1);
  const line = uncited(words.slice(best.from, best.to + 1).map((word, n) => ({ word, mark: best.marked.has(best.from + n) })), labels);
  const start = Math.max(0, Math.min(line.findIndex(({ mark }) => mark) - 8, line.length - LINE));
  return {
    anchor: anchor && anchor !== heads.find(({ element }) => element === "h1") ? anchor.id : "",
    held: best.held,
    alike: best.alike,
    words: line.slice(start, start + LINE),
  };
}

/** A line without its citations, whose brackets the index doesn't know; the sign behind one goes to the word before it. */
function uncited(line, labels) {
  const told = [];
  for (let n = 0; n < line.length; ) {
    const label = labels.find((parts) => parts.every((part, i) => line[n + i]?.word === part));
    let behind = n + (label?.length ?? 0);
    while (label && LOCATOR.test(line[behind]?.word)) behind++;
    if (!label || behind === n + label.length) {
      told.push(line[n++]);
    } else {
      const [sign] = line[behind - 1].word.match(/\W*$/);
      const last = told.at(-1);
      if (last) told[told.length - 1] = { ...last, word: last.word.replace(/[;,.]$/, "") + sign };
      n = behind;
    }
  }
  return told.length ? told : line;
}

/** A query as groups of one meaning each: a word in all its spellings; a name, and what the texts call its bearer. */
export async function groupsOf(query, names) {
  const { keys, told } = names.parsed(query);
  const words = names.words(query);
  const spans = await names.named(keys);
  const groups = [];
  for (let n = 0; n < words.length; n++) {
    const span = spans.find(({ from, to }) => from <= n && n < to);
    if (span && span.from === n) {
      const typed = words.slice(span.from, span.to).join(" ");
      const own = names.parsed(span.place.short).told;
      const both = [...new Set([typed, span.place.short])];
      const single = both.filter((variant) => !variant.includes(" "));
      groups.push({ entity: span.place.entity, variants: single.length ? single : both, keys: own.length > 1 ? own : [...keys.slice(span.from, span.to), ...own] });
    } else if (!span && told.includes(keys[n])) {
      groups.push({ variants: await names.forms(words[n]), keys: [keys[n]] });
    }
  }
  return groups;
}
