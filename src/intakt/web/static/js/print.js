// A button that prints (data-print), and a list of contents that stands open where there is room for it.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

const roomy = matchMedia("(min-width: 64rem)");
const open = () => {
  for (const details of document.querySelectorAll("details[data-wide-open]")) details.open = roomy.matches;
};
roomy.addEventListener("change", open);
open();
