// Passkeys: adding one while signed in, signing in with one. The buttons stay hidden where browsers have none.

const JSON_TYPE = { "content-type": "application/json" };

async function post(url, body) {
  const answer = await fetch(url, { method: "POST", headers: JSON_TYPE, body: JSON.stringify(body ?? {}) });
  if (!answer.ok) throw new Error(`${url} ${answer.status}`);
  return answer.json();
}

function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function descriptors(list) {
  return (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));
}

function asJson(credential) {
  const { response } = credential;
  const found = { clientDataJSON: text(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) found[name] = text(response[name]);
  }
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, response: found };
}

async function add() {
  const { ticket, publicKey } = await post("/api/passkeys/options");
  const made = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: descriptors(publicKey.excludeCredentials),
    },
  });
  await post("/api/passkeys", { ticket, credential: asJson(made) });
  location.assign("/account?told=passkey");
}

async function signIn() {
  const { ticket, publicKey } = await post("/api/passkeys/sign-in/options");
  const shown = await navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: descriptors(publicKey.allowCredentials),
    },
  });
  await post("/api/passkeys/sign-in", { ticket, credential: asJson(shown) });
  location.assign("/packets");
}

function words(key) {
  return JSON.parse(document.getElementById("passkey-words").textContent)[key];
}

function bind(place) {
  const button = place.querySelector("[data-passkey-button]");
  const told = place.querySelector("[data-passkey-error]");
  const act = place.dataset.passkey === "add" ? add : signIn;
  button.addEventListener("click", async () => {
    button.disabled = true;
    told.hidden = true;
    try {
      await act();
    } catch (error) {
      const none = error instanceof DOMException && error.name === "NotAllowedError";
      told.textContent = words(none ? "signin-passkey-none" : "signin-passkey-failed");
      told.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
  place.hidden = false;
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("[data-passkey]").forEach(bind);
}
