// Badge codes and the list, checked on the device: Ed25519 signatures, names folded.
const PARTS = 6;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export function bytes64(words) {
  return Uint8Array.from(atob(words), (sign) => sign.charCodeAt(0));
}

export function bytes32(words) {
  const bytes = [];
  let held = 0;
  let bits = 0;
  for (const sign of words) {
    const five = BASE32.indexOf(sign);
    if (five < 0) return null;
    held = (held << 5) | five;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
  }
  return Uint8Array.from(bytes);
}

// The key as the browser uses it, or null where it cannot check such signatures.
export async function importKey(words) {
  try {
    return await crypto.subtle.importKey("raw", bytes64(words), "Ed25519", false, ["verify"]);
  } catch {
    return null;
  }
}

export async function isSigned(key, signature, words) {
  return crypto.subtle.verify("Ed25519", key, signature, new TextEncoder().encode(words));
}

// What a badge says, or why it says nothing: `badge-unknown`, `badge-forged`.
export async function read(words, key) {
  const parts = words.trim().toUpperCase().split(".");
  if (parts.length !== PARTS || parts[0] !== "PB1") return { refusal: "badge-unknown" };
  const signature = bytes32(parts[5]);
  if (!signature) return { refusal: "badge-forged" };
  if (key && !(await isSigned(key, signature, parts.slice(0, 5).join(".")))) return { refusal: "badge-forged" };
  return { summit: parts[1], serial: parts[2], last: parts[4].replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3"), refusal: "" };
}

// The serial that a badge's words name, whether or not they can be believed.
export const serialIn = (words) => words.trim().toUpperCase().split(".")[2] ?? "";

// A name without case, accents and punctuation, as the server folds it.
export function folded(name) {
  return name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
