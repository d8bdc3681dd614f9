// What was shown once is gone when the page is left: the browser's back button must not bring it back.
addEventListener("pagehide", () => {
  for (const shown of document.querySelectorAll("[data-shown-once]")) shown.textContent = "（表示済み）";
});
