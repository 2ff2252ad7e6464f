// The reader's switch: all pages of a language kept on the device, or only the tools, the checklists and what was read.
import { registered } from "./offline.mjs";
import { upgrade } from "./upgrade.mjs";

/** @typedef {{ready: boolean, whole: boolean, failed: boolean, read: string[], cache: string}} State `read`: addresses */

class OfflineLanguage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.words = JSON.parse(root.querySelector("[data-script]").textContent);
    this.output = root.querySelector("[data-result=offline]");
    this.progress = root.querySelector("progress");
  }

  async start() {
    this.registration = await registered(this.root.dataset.root);
    this.root.hidden = false;
    if (!this.registration) return this.#say("impossible");
    this.root.addEventListener("click", ({ target }) => this.#act(target.closest("[data-action]")?.dataset.action));
    navigator.serviceWorker.addEventListener("message", ({ data, source }) => this.#heard(data, source));
    this.registration.active.postMessage("state");
  }

  #act(action) {
    if (!action || !this.progress.hidden) return;
    // Asked for by the reader, so the browser may be asked not to clear it for space.
    if (action === "keep") navigator.storage?.persist?.();
    this.registration.active.postMessage(action);
  }

  #heard(news, worker) {
    if (worker === this.registration.waiting) return;
    this.progress.hidden = news.share === undefined;
    this.progress.value = news.share ?? 0;
    if (news.share === undefined) this.#show(news);
  }

  /** @param {State} state */
  #show({ ready, whole, failed, read, cache }) {
    const kept = whole ? "whole" : ready ? "ready" : "none";
    this.#say(failed ? "failed" : kept, kept);
    this.#offer(this.#button("keep"), !whole);
    this.#offer(this.#button("remove"), read.length > 0);
    this.#list(whole ? [] : read, cache);
  }

  async #list(addresses, cache) {
    const links = await Promise.all(addresses.map((address) => link(address, cache)));
    const list = this.root.querySelector("[data-read]");
    list.hidden = !links.length;
    list.querySelector("ul").replaceChildren(...links);
  }

  // A button that goes away while it has the focus hands it to what the page says now.
  #offer(button, possible) {
    if (!possible && button === document.activeElement) this.output.focus();
    button.hidden = !possible;
  }

  #button(action) {
    return this.root.querySelector(`[data-action=${action}]`);
  }

  #say(word, kept = word) {
    this.output.dataset.value = kept;
    this.output.textContent = this.words[word];
  }
}

/** @returns {Promise<HTMLLIElement>} a link with the kept page's own title */
async function link(address, cache) {
  const html = await (await caches.match(address, { cacheName: cache })).text();
  const title = new DOMParser().parseFromString(html, "text/html").querySelector("h1").textContent;
  const item = document.createElement("li");
  item.append(Object.assign(document.createElement("a"), { href: address, textContent: title }));
  return item;
}

upgrade("[data-offline]", (root) => new OfflineLanguage(root).start());
