// Offline: the programme, its sessions, the hour's page and one's own agenda, as last seen.
// Kept copies are those that everybody gets: nothing of whoever is signed in. Instead of a
// page that is not kept comes the whole programme, which says so.
const CACHE = "palabre-1";
const PUBLIC = /^\/[a-z]{2}(?:-[a-z]+)?\/[\w-]+\/(?:programme\/|now\/|doors\/|sessions\/[^/]+\/|people\/|organizations\/|countries\/)?$|^\/[a-z]{2}(?:-[a-z]+)?\/[\w-]+\/(?:sessions|people|organizations|countries|doors)\/.+\/$|^\/[a-z]{2}(?:-[a-z]+)?\/[\w-]+\/programme\/text\/$/;
const AGENDA = /^\/[a-z]{2}(?:-[a-z]+)?\/[\w-]+\/agenda\/$/;
const EDITION = /^\/[a-z]{2}(?:-[a-z]+)?\/[\w-]+\//;
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await self.clients.claim();
})()));

async function keep(url, credentials = "omit") {
  const answer = await fetch(url, { credentials });
  if (answer.ok && !answer.redirected) await (await caches.open(CACHE)).put(url, answer);
}

// Whoever opens the programme once can read all of it in the tunnel.
async function keepProgramme(url) {
  const base = url.pathname.match(EDITION)[0];
  await Promise.allSettled(["programme/?day=all&view=list", "programme/text/", "now/"].map((path) => keep(new URL(base + path, url).href)));
}

async function page(request, url) {
  const isAgenda = AGENDA.test(url.pathname);
  const fresh = fetch(request);
  try {
    const answer = await Promise.race([fresh, new Promise((_, no) => setTimeout(no, PATIENCE, new Error("slow")))]);
    if (answer.ok) keep(url.href, isAgenda ? "same-origin" : "omit").catch(() => {});
    return answer;
  } catch {
    const kept = await caches.match(url.href) ?? await caches.match(url.href, { ignoreSearch: true });
    return kept ?? await instead(url) ?? fresh;
  }
}

async function instead(url) {
  const base = url.pathname.match(EDITION)?.[0];
  if (!base) return null;
  const whole = new URL(`${base}programme/?day=all&view=list`, url).href;
  return await caches.match(whole) ? Response.redirect(`${whole}#instead`) : null;
}

async function file(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/static/")) { event.respondWith(file(request)); return; }
  if (/\/accent\.css$/.test(url.pathname)) { event.respondWith(page(request, url)); return; }
  if (request.mode !== "navigate") return;
  if (!PUBLIC.test(url.pathname) && !AGENDA.test(url.pathname)) {
    if (EDITION.test(url.pathname)) event.respondWith(fetch(request).catch(async (lost) => await instead(url) ?? Promise.reject(lost)));
    return;
  }
  event.respondWith(page(request, url));
  if (url.pathname.endsWith("/programme/")) event.waitUntil(keepProgramme(url));
});
