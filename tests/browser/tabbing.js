// What a page says of its controls, and of the one that the keyboard stands on.
() => {
  const FOUND = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable], [tabindex]";
  // Chromium's fields of date and time have parts that are stops of their own.
  const PARTS = { date: 4, month: 3, week: 3, time: 4, "datetime-local": 7 };
  const PLAYERS = { AUDIO: 12, VIDEO: 12, IFRAME: 12 };
  const LEAST = 3; // WCAG 2.2, 1.4.11: a ring against what is behind it

  const isFirst = (one) => one.tagName !== "SUMMARY" || one.parentElement.querySelector(":scope > summary") === one;
  const isOpen = (one) => one.tabIndex >= 0 && !one.matches(":disabled") && !one.closest("[inert]") && isFirst(one) && one.checkVisibility({ visibilityProperty: true });
  const controls = [...document.querySelectorAll(FOUND)].filter(isOpen);

  // Radios of one group are one stop: the chosen one, or else the first.
  const groupOf = (one) => (one.type === "radio" && one.name ? `${[...document.forms].indexOf(one.form)} ${one.name}` : "");
  const chosen = new Map();
  for (const one of controls) {
    const group = groupOf(one);
    if (group && (!chosen.has(group) || one.checked)) chosen.set(group, one);
  }
  const stops = controls.filter((one) => !groupOf(one) || chosen.get(groupOf(one)) === one);

  const said = (one) => (one.innerText || one.getAttribute("aria-label") || one.value || one.name || "").trim().replace(/\s+/g, " ").slice(0, 40);
  const told = (one) => `${one.tagName.toLowerCase()}${one.id ? `#${one.id}` : ""} “${said(one)}”`;

  // Colours as numbers, whatever way they were written.
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  function rgba(colour) {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  }
  const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  function contrast(one, other) {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }
  function behind(one) {
    for (let at = one; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return rgba("Canvas");
  }

  // Who wears the ring: the control, or what holds it.
  function ringOf(one) {
    for (let at = one; at && at !== document.body; at = at.parentElement) {
      const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(at);
      const width = parseFloat(outlineWidth);
      if ((outlineStyle === "auto" || (outlineStyle !== "none" && width >= 2)) && rgba(outlineColor)[3] > 200) {
        return { on: at, isOwn: outlineStyle === "auto", width, offset: parseFloat(outlineOffset), colour: rgba(outlineColor) };
      }
      if (at !== one && !at.matches(":focus-within")) break;
    }
    return null;
  }

  const boxOf = (one) => [...one.getClientRects()].find((box) => box.width && box.height) ?? one.getBoundingClientRect();

  // The sides of a ring that nothing cuts off: not what scrolls around it, not the window.
  function sidesSeen({ on, width, offset }) {
    const box = boxOf(on);
    const out = width + offset;
    const ring = { left: box.left - out, right: box.right + out, top: box.top - out, bottom: box.bottom + out };
    const seen = { left: ring.left > -width, right: ring.right < innerWidth + width, top: ring.top > -width, bottom: ring.bottom < innerHeight + width };
    for (let at = on.parentElement; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(at);
      if (overflowX !== "visible" || overflowY !== "visible") {
        const edge = at.getBoundingClientRect();
        seen.left &&= ring.left >= edge.left - 1;
        seen.right &&= ring.right <= edge.right + 1;
        seen.top &&= ring.top >= edge.top - 1;
        seen.bottom &&= ring.bottom <= edge.bottom + 1;
      }
      if (position === "fixed") break;
    }
    return seen;
  }

  // A ring around what is larger than the window is seen at two of its sides.
  function ringFaults(one) {
    const ring = ringOf(one);
    if (!ring) return ["no ring"];
    const seen = sidesSeen(ring);
    const faults = [];
    const isSeen = seen.left + seen.right + seen.top + seen.bottom >= 3 || (seen.left && seen.right) || (seen.top && seen.bottom);
    if (!isSeen) faults.push(`of its ring only ${Object.keys(seen).filter((side) => seen[side])}`);
    const against = contrast(ring.colour, behind(ring.offset < 0 ? ring.on : ring.on.parentElement));
    if (!ring.isOwn && against < LEAST) faults.push(`a ring of ${against.toFixed(2)} to 1`);
    return faults;
  }

  // Some spot of a control must be free of whatever lies above it.
  function hidden(one) {
    const boxes = [...one.getClientRects()]
      .map((box) => ({ left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth), top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight) }))
      .filter((box) => box.right > box.left && box.bottom > box.top);
    if (!boxes.length) return ["out of sight"];
    const spots = boxes.flatMap(({ left, right, top, bottom }) => [[(left + right) / 2, (top + bottom) / 2], [left + 1, top + 1], [right - 1, bottom - 1]]);
    const isOwn = (found) => found && (one.contains(found) || [...(one.labels ?? [])].some((label) => label.contains(found)));
    if (spots.some(([x, y]) => isOwn(document.elementFromPoint(x, y)))) return [];
    return [`under ${told(document.elementFromPoint(...spots[0]))}`];
  }

  // Where something stands: in what scrolls around it, and where that stands in its turn,
  // out to the page, or to what stays in the window while the page scrolls.
  const known = [];
  const numberOf = (one) => (known.includes(one) ? known.indexOf(one) : known.push(one) - 1);
  function placesOf(one) {
    const places = [];
    let held = one;
    const add = (layer, x, y) => {
      const { left, right, top, bottom } = boxOf(held);
      places.unshift({ layer, left: left + x, right: right + x, top: top + y, bottom: bottom + y });
    };
    for (let at = one; at !== document.body; at = at.parentElement) {
      const { position, overflowX, overflowY } = getComputedStyle(at);
      const { left, top } = at.getBoundingClientRect();
      // what is sticky goes with the page until it sticks: its own edge is where to measure from
      if (/fixed|sticky/.test(position)) return add(numberOf(at), at.scrollLeft - left, at.scrollTop - top), places;
      if (at === one || !/auto|scroll/.test(overflowX + overflowY)) continue;
      add(numberOf(at), at.scrollLeft - left, at.scrollTop - top);
      held = at;
    }
    return add(-1, scrollX, scrollY), places;
  }

  let last = null;
  let n = 0;
  const partsOf = (one) => PARTS[one.type] ?? PLAYERS[one.tagName] ?? 1;
  const isScroller = (one) => one.tabIndex < 0 && (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight);

  // Where the keyboard stands, and what is wrong there.
  function here() {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    n = one === last ? n + 1 : 1;
    last = one;
    const at = stops.indexOf(one);
    if (n > 1) return { at, isPart: true, isTrap: n > partsOf(one), told: told(one) };
    const faults = [...(at < 0 && !isScroller(one) ? ["no control"] : []), ...hidden(one), ...ringFaults(one)];
    return { at, told: told(one), faults, places: placesOf(ringOf(one)?.on ?? one) };
  }

  // Begin where a page begins, wherever it put whoever opened it.
  function begin() {
    document.body.tabIndex = -1;
    document.body.focus({ preventScroll: true });
    document.body.removeAttribute("tabindex");
    last = null;
  }

  window.tabbing = { here, begin, isOld: () => stops.some((one) => !one.isConnected), told: (at) => told(stops[at]) };
  const { documentElement: root, scrollingElement: page } = document;
  return {
    stops: stops.length,
    jumpers: controls.filter((one) => one.tabIndex > 0).map(told),
    sideways: page.scrollWidth - page.clientWidth,
    dir: getComputedStyle(root).direction,
    lang: root.lang,
  };
}
