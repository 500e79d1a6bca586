// A kept link has its token after the #, which browsers never send: it is put into a form and taken out of sight.

const form = document.querySelector("[data-resume]");
const token = decodeURIComponent(location.hash.slice(1));

if (form && token) {
  form.elements.token.value = token;
  form.hidden = false;
  document.querySelector("[data-resume-paste]").hidden = true;
  history.replaceState(null, "", location.pathname);
  form.requestSubmit();
}
