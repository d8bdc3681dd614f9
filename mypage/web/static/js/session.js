// Five minutes before the session ends, a dialog asks whether to go on; all tabs of the person share one clock.
const idle = Number(document.body.dataset.idleMinutes) * 60_000;
const dialog = document.getElementById("session");
const form = dialog.querySelector("form");
const KEY = "mypage-last-seen";
const warning = 5 * 60_000;
const seen = () => Number(localStorage.getItem(KEY)) || 0;
const touch = () => localStorage.setItem(KEY, Date.now());

// The page signs out itself: a mere visit would count as the person being there. The sign-in leads back to this page.
const leave = () => {
  const facts = { idle: "1", area: document.body.dataset.area, next: location.pathname + location.search };
  for (const [name, value] of Object.entries(facts)) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  form.action = form.dataset.signOut;
  form.submit();
};

const look = () => {
  const left = seen() + idle - Date.now();
  if (left <= 0) {
    leave();
  } else if (left <= warning) {
    if (!dialog.open) dialog.showModal();
  } else if (dialog.open) {
    dialog.close();
  }
};

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
  if (!answer.ok) {
    leave();
    return;
  }
  touch();
  dialog.close();
  document.getElementById("announce").textContent = "続けて利用できます";
});

touch();
window.addEventListener("storage", look);
document.addEventListener("htmx:after:request", touch);
document.addEventListener("visibilitychange", look);
setInterval(look, 15_000);
