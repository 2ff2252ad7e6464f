// Finds pages of the reader's language with Pagefind, which is fetched when the reader turns to the search.

/** @typedef {{title: string, address: string, excerpt: string}} Found the excerpt is HTML in which the words are marked */

const SHOWN = 8;
const LONG = 6; // letters
const OPTIONS = {
  excerptLength: 20, // words
  noWorker: true, // one more file to fetch, while one language's pages are searched within a few milliseconds
  ranking: { metaWeights: { title: 5, words: 5 } },
};

export class Finder {
  /** @param {URL} folder where the site's index of the search is */
  constructor(folder) {
    this.folder = folder;
  }

  /** Fetches Pagefind once. A browser does not import again what it failed to import, so only a new page can try again. */
  prepare() {
    this.pagefind ??= this.#fetched();
    return this.pagefind;
  }

  /**
   * @param {string} text what the reader typed
   * @returns {Promise<Promise<Found>[]>} the best first: pages that have more of the words, or rarer ones, or have them
   *   in the title; each comes by itself
   */
  async find(text) {
    const pagefind = await this.prepare();
    const scored = new Map();
    for (const [word, weight] of weighted(text)) {
      for (const result of (await pagefind.search(word)).results) {
        const score = (scored.get(result.id)?.score ?? 0) + weight * result.score;
        scored.set(result.id, { data: result.data, ...scored.get(result.id), score });
      }
    }
    const best = [...scored.values()].sort((one, other) => other.score - one.score).slice(0, SHOWN);
    return best.map(async ({ data }) => this.#found(await data()));
  }

  async #fetched() {
    this.#hasten().catch(() => {}); // the engine asks for all this itself, later
    const pagefind = await import(new URL("pagefind.js", this.folder));
    await pagefind.options(OPTIONS);
    await pagefind.init();
    return pagefind;
  }

  // The engine asks for its list of languages, then for these two; a slow phone need not wait for one after another.
  async #hasten() {
    const { languages } = await (await fetch(new URL("pagefind-entry.json", this.folder))).json();
    const { hash, wasm } = languages[document.documentElement.lang];
    for (const name of [`wasm.${wasm}.pagefind`, `pagefind.${hash}.pf_meta`]) {
      const link = Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous" });
      link.href = new URL(name, this.folder).href;
      document.head.append(link);
    }
  }

  #found({ meta, url, excerpt }) {
    return { title: meta.title, address: new URL(`..${meta.url ?? url}`, this.folder).href, excerpt };
  }
}

/** The words, and the beginning of each long one: Finnish changes the end of a stem too, and so do slips of the finger. */
function weighted(text) {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
  const beginnings = words.filter((word) => word.length >= LONG).map((word) => word.slice(0, (word.length * 2) / 3));
  return [...words.map((word) => [word, 1]), ...beginnings.map((beginning) => [beginning, 0.5])];
}
