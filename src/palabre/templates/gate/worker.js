{% load static %}// Keeps the gate's page on the device; the list and the scans are the page's own affair.
const NAME = "palabre-gate-{{ version }}-{{ mark }}";
const KEPT = [{% for one in kept %}"{{ one|escapejs }}", {% endfor %}];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(KEPT)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("palabre-gate-") && name !== NAME;
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  );
});

// The page: from the network while it answers, else as it was kept. Files: as kept.
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const { pathname } = new URL(event.request.url);
  if (!KEPT.includes(pathname)) return;
  if (event.request.mode === "navigate") {
    const fresh = fetch(event.request).then((answer) => {
      if (answer.ok && !answer.redirected) {
        const copy = answer.clone();
        caches.open(NAME).then((cache) => cache.put(pathname, copy));
      }
      return answer;
    });
    event.respondWith(fresh.catch(() => caches.match(pathname)));
    return;
  }
  event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(event.request)));
});
