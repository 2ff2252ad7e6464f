// Keeps pages for when there is no network: those read, and the tools and checklists of their language.
//
// A cache belongs to one build. What enters it has the hash that the build wrote here, so a page of one build never
// meets a part of another. The worker of a new build fetches all that the earlier one kept, waits until no page is open
// under the earlier one, and takes its place. While there is a network, pages come from the network.

/**
 * @typedef {{folder: string, first: Object<string, string>, rest: Object<string, string>}} Language address → hash:
 *   `first` is kept after the first visit, `rest` when it is read or asked for
 * @type {{version: string, languages: Language[]}} the last one whose folder an address begins with is its language
 */
const SITE = "filled at the end of the build";

const HASHES = Object.assign({}, ...SITE.languages.flatMap(({ first, rest }) => [first, rest]));
const PREFIX = `${new URL(registration.scope).pathname}offline `;
const CACHE = PREFIX + SITE.version;
const NAMED_BY_CONTENT = /[./?][0-9a-f]{8,}(?=[./]|$)/;
const OFFLINE_PAGE = "about/offline/";
const PATIENCE = 4000; // milliseconds for which a page that is kept waits for a weak network
const AT_ONCE = 4; // fetches, so that what the reader opens meanwhile comes through

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => event.waitUntil(act(event)));
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const address = addressOf(url);
  if (method !== "GET" || address === undefined) return;
  if (mode === "navigate") event.respondWith(page(event, address));
  else if (address in HASHES) event.respondWith(part(event.request, address));
});

async function install() {
  const earlier = (await Promise.all((await earlierCaches()).map(addressesIn))).flat();
  const visited = new Set(earlier.filter(isPage).map(languageOf));
  const whole = SITE.languages.filter((language) => earlier.includes(wish(language)));
  try {
    await keepAll([...earlier, ...addresses(visited, "first"), ...addresses(whole, "rest")]);
    for (const language of whole) await put(wish(language), new Response());
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  for (const name of await earlierCaches()) await caches.delete(name);
  await clients.claim();
}

/** A page says that it was opened ("visited"), or wants its language kept or removed; it hears how things stand. */
async function act({ data, source }) {
  const here = addressOf(source.url);
  const language = languageOf(here);
  let failed = false;
  try {
    if (data === "visited") await keepAll([here, ...addresses([language], "first")]);
    if (data === "keep") await keepWhole(language, (share) => source.postMessage({ share }));
    if (data === "remove") await remove(language);
  } catch {
    failed = true;
  }
  source.postMessage({ ...(await state(language)), failed });
}

async function keepWhole(language, tell) {
  await put(wish(language), new Response());
  await keepAll(addresses([language], "first", "rest"), tell);
}

async function remove(language) {
  const cache = await caches.open(CACHE);
  for (const address of [wish(language), ...addresses([language], "rest")]) await cache.delete(urlOf(address));
}

async function state(language) {
  const kept = new Set(await addressesIn(CACHE));
  const rest = addresses([language], "rest");
  return {
    ready: addresses([language], "first").every((address) => kept.has(address)),
    whole: rest.every((address) => kept.has(address)),
    read: rest.filter((address) => isPage(address) && kept.has(address)).map(urlOf),
    cache: CACHE,
  };
}

/** A page as it is now; without a network as it was kept; else the page that says what there is. */
async function page(event, address) {
  const kept = await found(address);
  try {
    const response = await arrived(event.request, kept);
    if (address in HASHES && !kept) event.waitUntil(keep(address, response.clone()).catch(() => {}));
    return response;
  } catch {
    return kept ?? notKept(address);
  }
}

/** A part of a page: as it was kept where its address names its content; else as it is now, or was kept. */
async function part(request, address) {
  const kept = await found(address);
  if (NAMED_BY_CONTENT.test(address)) return kept ?? keep(address, await fetch(request));
  return arrived(request, kept).catch(() => kept ?? Response.error());
}

async function notKept(address) {
  for (const { folder } of [languageOf(address), ...SITE.languages]) {
    if (await found(folder + OFFLINE_PAGE)) return Response.redirect(`${urlOf(folder + OFFLINE_PAGE)}#not-kept`);
  }
  return Response.error();
}

/** Fetches what is of this build and not kept yet; tells the share that has come. */
async function keepAll(wanted, tell = () => {}) {
  const kept = new Set(await addressesIn(CACHE));
  const missing = [...new Set(wanted)].filter((address) => address in HASHES && !kept.has(address));
  const queue = missing.entries();
  const fetched = Array.from({ length: AT_ONCE }, async () => {
    for (const [number, address] of queue) {
      await keep(address, await fetch(urlOf(address), { cache: "no-cache" }));
      tell((number + 1) / missing.length);
    }
  });
  const failed = (await Promise.allSettled(fetched)).find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
}

/** Puts a response into the cache and returns it; what is of another build is refused. */
async function keep(address, response) {
  const bytes = await response.arrayBuffer();
  if ((await hashOf(bytes)) !== HASHES[address]) throw new Error(`${address} is not of build ${SITE.version}`);
  const { headers } = response;
  await put(address, new Response(bytes, { headers }));
  return new Response(bytes, { headers });
}

const put = async (address, response) => (await caches.open(CACHE)).put(urlOf(address), response);

// Where storage is blocked or was cleared, the site works as without a worker.
const found = async (address) => caches.match(urlOf(address), { cacheName: CACHE }).catch(() => undefined);

const addressesIn = async (name) => (await (await caches.open(name)).keys()).map(({ url }) => addressOf(url));

const earlierCaches = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);

const addresses = (languages, ...parts) => [...languages].flatMap((language) => parts.flatMap((part) => Object.keys(language[part])));

const languageOf = (address) => SITE.languages.findLast(({ folder }) => address.startsWith(folder));

const isPage = (address) => address === "" || address.endsWith("/");

// What the reader asked for is a thing that the cache holds too, at an address where no page is.
const wish = ({ folder }) => `${folder}${OFFLINE_PAGE}whole`;

const urlOf = (address) => new URL(address, registration.scope).href;

const patience = () => new Promise((_, reject) => setTimeout(reject, PATIENCE));

const arrived = (request, kept) => (kept ? Promise.race([fetch(request), patience()]) : fetch(request));

/** @returns {string|undefined} the address below the site's root, with its query only where the build names one */
function addressOf(url) {
  if (!url.startsWith(registration.scope)) return undefined;
  const { pathname, search } = new URL(url);
  const address = pathname.slice(new URL(registration.scope).pathname.length).replace(/(^|\/)index\.html$/, "$1");
  return address + search in HASHES ? address + search : address;
}

async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
