// What a field can do more where scripts run: show what is typed into a password, and tell how many letters are left.
"use strict";

for (const box of document.querySelectorAll("[data-shows]")) {
  const field = document.getElementById(box.dataset.shows);
  box.closest("label").hidden = false;
  box.addEventListener("change", () => {
    field.type = box.checked ? "text" : "password";
  });
}

for (const words of document.querySelectorAll("[data-counts]")) {
  const field = document.getElementById(words.dataset.counts);
  const most = field.maxLength;
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const told = words.textContent;
  field.addEventListener("input", () => {
    words.textContent = `${told} ${numbers.format(field.value.length)} / ${numbers.format(most)}`;
  });
}
