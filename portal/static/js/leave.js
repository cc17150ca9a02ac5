// "Leave now" works without this file. With it, the page is gone before the network answers, and three presses of Escape do the same.
"use strict";

const PRESSES = 3;
const WITHIN_MILLISECONDS = 2000;
const form = document.querySelector(".quick-exit");
let pressed = [];

form.addEventListener("submit", () => {
  document.title = "";
  document.documentElement.hidden = true;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.repeat) return;
  pressed = [...pressed, event.timeStamp].filter((time) => event.timeStamp - time < WITHIN_MILLISECONDS);
  if (pressed.length >= PRESSES) form.requestSubmit();
});

// A page that the browser kept for its Back button is asked for again, so that a closed session shows nothing.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});
