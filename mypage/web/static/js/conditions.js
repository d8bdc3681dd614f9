// Questions come and go as their conditions say, on the server's word; nothing is saved by this.
for (const form of document.querySelectorAll("form[data-conditions]")) {
  let asked = 0;
  form.addEventListener("change", async () => {
    const number = ++asked;
    const body = new FormData(form);
    body.set("help", "conditions");
    const answer = await fetch(location.href, { method: "POST", body }).catch(() => null);
    if (!answer?.ok || number !== asked) return;
    const { shown } = await answer.json();
    for (const question of form.querySelectorAll("[data-field]")) {
      const isTyped = !question.querySelector("output");
      if (isTyped) question.toggleAttribute("data-off", !shown.includes(question.dataset.field));
    }
  });
}
