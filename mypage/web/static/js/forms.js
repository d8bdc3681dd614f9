// Comfort in forms: no double submit, passwords that can be seen, numbers pasted whole, counters, a warning before leaving.
const announce = (text) => {
  document.getElementById("announce").textContent = text;
};

const ready = () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-disabled][data-label]")) {
    button.removeAttribute("aria-disabled");
    button.innerHTML = button.dataset.label;
  }
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(ready, 20_000);
  const button = event.submitter;
  if (!button) return;
  button.setAttribute("aria-disabled", "true");
  button.dataset.label = button.innerHTML;
  button.textContent = "送信しています…";
  announce("送信しています");
});

// The browser's back button may show the page as it was left.
window.addEventListener("pageshow", ready);

for (const button of document.querySelectorAll("[data-reveal]")) {
  const field = document.getElementById(button.dataset.reveal);
  const words = button.querySelector("[data-label]");
  button.hidden = false;
  const show = (shown) => {
    field.type = shown ? "text" : "password";
    words.textContent = shown ? "パスワードを隠す" : "パスワードを表示";
  };
  button.addEventListener("click", () => {
    const shown = field.type === "password";
    show(shown);
    announce(shown ? "パスワードを表示しています" : "パスワードを隠しました");
  });
  // Sent as a password, so that the browser offers to keep it and does not remember it as text.
  field.form.addEventListener("submit", () => show(false));
}

const half = (text) => text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).trim();

for (const group of document.querySelectorAll("[data-split]")) {
  const boxes = [...group.querySelectorAll("input")];
  const sizes = group.dataset.split.split(",").map(Number);
  group.addEventListener("paste", (event) => {
    const text = half(event.clipboardData.getData("text"));
    const digits = text.replace(/\D/g, "");
    let pieces = text.split(/\D+/).filter(Boolean);
    if (pieces.length === 1 && digits.length === sizes.reduce((sum, size) => sum + size)) {
      let from = 0;
      pieces = sizes.map((size) => digits.slice(from, (from += size)));
    }
    if (pieces.length !== boxes.length) return;
    event.preventDefault();
    boxes.forEach((box, i) => {
      box.value = pieces[i];
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    boxes.at(-1).focus();
    announce("番号を分けて入力しました");
  });
}

const watchCounter = (counter) => {
  const field = document.getElementById(counter.dataset.counter);
  const limit = Number(counter.dataset.limit);
  const line = Number(counter.dataset.line);
  let timer = 0;
  // On the printed form a line that is broken off counts as full (mypage.kernel.fields.text_length).
  const length = (text) => {
    if (!line) return [...text].length;
    const lines = text.split("\n").map((each) => [...each].length);
    const last = lines.pop();
    return lines.reduce((sum, each) => sum + Math.max(Math.ceil(each / line), 1) * line, last);
  };
  const count = (event) => {
    if (event?.isComposing) return;
    const left = limit - length(field.value);
    counter.textContent = left < 0 ? `${-left}文字多く入力されています（${limit}文字まで）` : `残り ${left} 文字（${limit}文字まで）`;
    counter.dataset.state = left < 0 ? "over" : "";
    clearTimeout(timer);
    if (event) timer = setTimeout(() => announce(counter.textContent), left < 0 ? 0 : left < 20 ? 1000 : 4000);
  };
  field.addEventListener("input", count);
  field.addEventListener("compositionend", count);
  count();
};
const watchCounters = (place) => place.querySelectorAll("[data-counter]").forEach(watchCounter);
watchCounters(document);
document.addEventListener("part", (event) => watchCounters(event.detail));

for (const form of document.querySelectorAll("[data-warn-leave]")) {
  let touched = form.dataset.warnLeave === "always";
  form.addEventListener("input", () => (touched = true));
  window.addEventListener("beforeunload", (event) => {
    if (touched && !form.dataset.sent) event.preventDefault();
  });
}
