"use strict";
// Everything that was sent is put into the page as text, never as markup.

const bucket = decodeURIComponent(location.pathname.split("/")[2] || "");
const address = `${location.origin}/echo-send/${bucket}/`;
const at = (id) => document.getElementById(id);
const known = new Set();
let showsPosts = true;
let isPaused = false;
let isFirst = true;
let last = { requests: [], others: [] };

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function key(request) {
  return JSON.stringify([request.time, request.method, request.path, request.query, request.headers["webhook-id"], request.bodyBytes]);
}

function pretty(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null ? JSON.stringify(value, null, 2) : null;
  } catch {
    return null;
  }
}

function bodyOf(request) {
  const box = element("div");
  const text = request.body ?? request.bodyBase64;
  if (!text) {
    box.append(element("p", "tag", "no body"));
    return box;
  }
  const formatted = request.body === undefined ? null : pretty(request.body);
  const pre = element("pre", "", formatted ?? text);
  box.append(pre);
  if (formatted !== null && formatted !== text) {
    const raw = element("button", "", "As it was sent");
    raw.type = "button";
    raw.setAttribute("aria-pressed", "false");
    raw.addEventListener("click", () => {
      const isRaw = raw.getAttribute("aria-pressed") === "true";
      raw.setAttribute("aria-pressed", String(!isRaw));
      pre.textContent = isRaw ? formatted : text;
    });
    box.append(raw);
  }
  return box;
}

function headersOf(request) {
  const details = element("details");
  const names = Object.keys(request.headers);
  details.append(element("summary", "", `${names.length} headers`));
  const list = element("dl");
  for (const name of names.sort()) {
    list.append(element("dt", "mono", name), element("dd", "mono", request.headers[name]));
  }
  details.append(list);
  return details;
}

function card(request, isFresh) {
  const item = element("li", isFresh ? "fresh" : "");
  item.dataset.key = key(request);
  const line = element("div", "line");
  line.append(element("span", "method mono", request.method));
  line.append(element("span", "path mono", request.path + (request.query ? "?" + request.query : "")));
  if (request.signature) {
    line.append(element("span", request.signature === "valid" ? "tag good" : "tag bad", `signature ${request.signature}`));
  }
  if (request.bodyBase64) line.append(element("span", "tag", "not text, shown as base64"));
  if (request.truncated) line.append(element("span", "tag bad", `only the begin of ${request.bodyBytes} bytes`));
  const time = element("time", "", new Date(request.time).toLocaleTimeString());
  time.dateTime = request.time;
  time.title = request.time;
  line.append(time);
  item.append(line, bodyOf(request), headersOf(request));
  return item;
}

function show() {
  const list = showsPosts ? last.requests : last.others;
  at("post-count").textContent = last.requests.length;
  at("other-count").textContent = last.others.length;
  at("show-posts").setAttribute("aria-pressed", String(showsPosts));
  at("show-others").setAttribute("aria-pressed", String(!showsPosts));
  at("empty").hidden = list.length > 0;
  // A card that is there already stays, so that what was opened in it stays open.
  const cards = new Map([...at("requests").children].map((one) => [one.dataset.key, one]));
  at("requests").replaceChildren(
    ...list.map((one) => cards.get(key(one)) ?? card(one, !isFirst && !known.has(key(one)))));
  for (const one of [...last.requests, ...last.others]) known.add(key(one));
}

async function refresh() {
  try {
    const answer = await fetch(`/echo-list/${encodeURIComponent(bucket)}/?format=json`, { cache: "no-store" });
    if (!answer.ok) throw new Error((await answer.json()).detail ?? answer.statusText);
    const next = await answer.json();
    at("notice").textContent = "";
    if (isFirst || JSON.stringify(next) !== JSON.stringify(last)) {
      last = next;
      show();
    }
    isFirst = false;
  } catch (error) {
    at("notice").textContent = error instanceof TypeError ? "Connection lost, trying again…" : error.message;
  }
}

at("bucket").textContent = bucket;
at("address").textContent = address;
at("example").textContent = `curl -X POST ${address} -H 'Content-Type: application/json' -d '{"hello": "world"}'`;
document.title = `Echo list ${bucket}`;
at("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(address);
    at("copy").textContent = "Copied";
  } catch {
    // No clipboard without https: the address is selected instead.
    getSelection().selectAllChildren(at("address"));
    at("copy").textContent = "Selected";
  }
  setTimeout(() => { at("copy").textContent = "Copy"; }, 1500);
});
at("show-posts").addEventListener("click", () => { showsPosts = true; show(); });
at("show-others").addEventListener("click", () => { showsPosts = false; show(); });
at("pause").addEventListener("click", () => {
  isPaused = !isPaused;
  at("pause").setAttribute("aria-pressed", String(isPaused));
});
at("clear").addEventListener("click", async () => {
  await fetch(`/echo-list/${encodeURIComponent(bucket)}/`, { method: "DELETE" });
  refresh();
});

async function follow() {
  if (!isPaused && !document.hidden) await refresh();
  setTimeout(follow, 1000);
}

refresh().then(follow);
