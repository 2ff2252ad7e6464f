// Pages without a network: the service worker keeps the tools and checklists of the language that is read.
import { upgrade } from "./upgrade.mjs";

/**
 * @param {string} root the site's root, relative to the page
 * @returns {Promise<ServiceWorkerRegistration|undefined>} undefined where the browser or the address has no workers
 */
export async function registered(root) {
  try {
    await navigator.serviceWorker.register(new URL("service-worker.js", new URL(root, location.href)));
    return await navigator.serviceWorker.ready;
  } catch {
    return undefined;
  }
}

// A new build's worker waits beside the one in charge; what is read now is to be there when it takes over.
async function tell(root) {
  const registration = await registered(root);
  for (const worker of [registration?.active, registration?.waiting]) worker?.postMessage("visited");
}

upgrade("[data-offline-root]", ({ dataset }) => {
  // The first visit stays light, and one that saves data stays so: then only the reader's own wish keeps pages.
  if (!navigator.connection?.saveData) addEventListener("load", () => tell(dataset.offlineRoot));
});
