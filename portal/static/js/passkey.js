// Passkey buttons. Without this file, or in a browser without passkeys, they stay hidden, and every other way stays open.
"use strict";

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
const described = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

const CEREMONIES = {
  async create(options) {
    const publicKey = {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: described(options.excludeCredentials),
    };
    const made = await navigator.credentials.create({ publicKey });
    const transports = made.response.getTransports ? made.response.getTransports() : [];
    return told(made, { attestationObject: text(made.response.attestationObject), transports });
  },
  async get(options) {
    const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: described(options.allowCredentials) };
    const found = await navigator.credentials.get({ publicKey });
    const { authenticatorData, signature, userHandle } = found.response;
    return told(found, {
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      userHandle: userHandle ? text(userHandle) : null,
    });
  },
};

function told(credential, response) {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: text(credential.response.clientDataJSON), ...response },
  };
}

async function answer(form) {
  const response = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
  if (response.redirected) window.location.reload(); // the page itself then asks for what is missing
  if (!response.ok || response.redirected) throw new Error("refused");
  return CEREMONIES[form.dataset.ceremony](await response.json());
}

async function submitted(event) {
  const form = event.currentTarget;
  const button = form.querySelector("button");
  event.preventDefault();
  button.disabled = true;
  form.querySelector(".passkey__failed").hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(await answer(form));
    form.submit();
  } catch {
    form.querySelector(".passkey__failed").hidden = false;
    button.disabled = false;
  }
}

if (window.PublicKeyCredential) {
  for (const missing of document.querySelectorAll(".passkey-missing")) missing.hidden = true;
  for (const form of document.querySelectorAll(".passkey")) {
    form.hidden = false;
    form.addEventListener("submit", submitted);
  }
}
