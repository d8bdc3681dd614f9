// Saves a page of the form while one writes. The server decides what is asked; this script only shows its answer.
const form = document.querySelector("form[data-autosave]");
const told = document.getElementById("saved");
const PAUSE = 20_000;
const LOGIN_NOTE = "ログインの有効な時間が過ぎたため、保存できませんでした。入力はこの画面に残っています。";
const FAILED = "保存できませんでした。入力はこの画面に残っています。";
let timer = 0;
let composing = false;
let dirty = false;
let running = false;
let leaving = false;

// Announced only when the state changes; the time alone is shown, not spoken.
const tell = (state, text, ...actions) => {
  const changed = told.dataset.state !== state;
  told.dataset.state = state;
  told.setAttribute("aria-live", changed ? "polite" : "off");
  told.replaceChildren(text, ...actions.flatMap((action) => [" ", action]));
};

// The server has heard of the person: the clock of the session (session.js) runs anew.
const seen = () => document.dispatchEvent(new Event("htmx:after:request"));

const action = (label, press) => {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "hw-button", textContent: label });
  Object.assign(button.dataset, { kind: "outline", size: "s" });
  button.addEventListener("click", press);
  return button;
};

const retry = () => action("もう一度保存", save);

const signIn = () => {
  const link = Object.assign(document.createElement("a"), { className: "hw-link", target: "_blank", rel: "noopener" });
  link.href = form.dataset.signIn;
  link.textContent = "新しいタブでログインする";
  return link;
};

const compare = () =>
  action("両方の内容を見くらべる", () => {
    leaving = true;
    form.requestSubmit(form.querySelector("button[name=go]"));
  });

const apply = (answer) => {
  const shown = new Set(answer.shown);
  const required = new Set(answer.required);
  for (const question of form.querySelectorAll("[data-field]")) {
    const name = question.dataset.field;
    question.toggleAttribute("data-off", !shown.has(name));
    const mark = question.querySelector(".hw-mark");
    if (!mark || !shown.has(name)) continue;
    mark.classList.toggle("hw-mark--required", required.has(name));
    mark.textContent = required.has(name) ? "※必須" : "※任意";
  }
  for (const place of form.querySelectorAll("[data-computed]")) {
    if (place.dataset.computed in answer.computed) place.textContent = answer.computed[place.dataset.computed] || "―";
  }
  for (const [id, html] of Object.entries(answer.panels ?? {})) {
    const panel = document.getElementById(id);
    if (panel && panel.innerHTML !== html) panel.innerHTML = html;
  }
};

const answered = async (response) => {
  if (response.ok && response.headers.get("Content-Type")?.includes("json")) {
    const answer = await response.json();
    apply(answer);
    tell("saved", `自動保存しました ${answer.at}`);
    return true;
  }
  if (response.status === 409) {
    const { fields } = await response.json();
    tell("failed", `ほかの方が「${fields.join("」「")}」を変更しました。ほかの項目は保存しました。`, compare());
  } else if (response.status === 410) {
    tell("failed", "この求人は、申し込まれたか、削除されたため、保存できません。入力はこの画面に残っています。");
  } else if (response.status === 422) {
    tell("failed", (await response.json()).message, retry());
  } else if (response.type === "opaqueredirect" || response.status === 403) {
    tell("failed", LOGIN_NOTE, signIn(), retry());
  } else {
    tell("failed", FAILED, retry());
  }
  return false;
};

async function save() {
  clearTimeout(timer);
  if (running || composing) {
    timer = setTimeout(save, 1000);
    return;
  }
  running = true;
  dirty = false;
  const data = new FormData(form);
  for (const name of ["go", "help", "finished"]) data.delete(name);
  try {
    const response = await fetch(form.dataset.autosave, { method: "POST", body: new URLSearchParams(data), redirect: "manual" });
    if (await answered(response)) seen();
    else dirty = true;
  } catch {
    dirty = true;
    tell("failed", FAILED, retry());
  }
  running = false;
}

const later = (pause) => {
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(save, pause);
};

const counts = (event) => event.target.name && event.target.name !== "finished" && !event.target.name.startsWith("find_");

form.addEventListener("compositionstart", () => (composing = true));
form.addEventListener("compositionend", () => {
  composing = false;
  later(PAUSE);
});
form.addEventListener("input", (event) => {
  if (counts(event) && !event.isComposing) later(PAUSE);
});
form.addEventListener("change", (event) => {
  if (counts(event)) later(300);
});
form.addEventListener("submit", () => {
  leaving = true;
  clearTimeout(timer);
});

// A helping button renews its group only; what is being typed elsewhere stays. Whatever else the server answers, the
// page is sent as it would be without a script.
form.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-part]");
  if (!button) return;
  event.preventDefault();
  clearTimeout(timer);
  const data = new FormData(form);
  for (const name of ["go", "finished"]) data.delete(name);
  data.set("help", button.value);
  let html = "";
  try {
    const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(data), redirect: "manual", headers: { "HX-Request": "true" } });
    if (response.ok || response.status === 422) {
      html = await response.text();
      seen();
    }
  } catch {
    tell("failed", FAILED, retry());
    return;
  }
  const part = new DOMParser().parseFromString(html, "text/html").getElementById(button.dataset.part);
  if (!part) {
    form.requestSubmit(button);
    return;
  }
  document.getElementById(button.dataset.part).replaceWith(part);
  part.querySelector("[autofocus], [aria-invalid=true]")?.focus();
  document.dispatchEvent(new CustomEvent("part", { detail: part }));
  later(300);
});

// What came back after a new sign-in is not saved yet.
if ("unsaved" in form.dataset) later(1000);

// The page goes to the background or away: what is unsent goes along.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden" || !dirty || leaving || composing) return;
  clearTimeout(timer);
  const data = new FormData(form);
  for (const name of ["go", "help", "finished"]) data.delete(name);
  dirty = told.dataset.state === "failed";
  fetch(form.dataset.autosave, { method: "POST", body: new URLSearchParams(data), redirect: "manual", keepalive: true }).catch(() => (dirty = true));
});
window.addEventListener("pageshow", () => (leaving = false));
window.addEventListener("beforeunload", (event) => {
  if (told.dataset.state === "failed" && dirty && !leaving) event.preventDefault();
});
