"use strict";
// A form with data-passkey asks the authenticator before it is sent. What to ask comes with the
// page; what is answered goes with the form; nothing is kept here.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const told = form.querySelector("[role=alert]");
  const ask = async () => {
    const { publicKey } = JSON.parse(form.dataset.options);
    return form.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    told.textContent = "";
    try {
      const credential = await ask();
      form.elements.response.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch (refusal) {
      told.textContent = refusal.name === "InvalidStateError"
        ? "This authenticator holds a passkey of yours already."
        : "Nothing came of it. Try again, or open this page anew.";
    }
  });
}
