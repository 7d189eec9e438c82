/** The page to frame. What is not secret may stand in its address: ?office=huesca&channel=phone&lang=es&theme=dark */
const PARAMETERS = ["office", "channel", "lang", "theme"];

const sidebar = document.querySelector("ventanilla-sidebar");
const parameters = new URLSearchParams(window.location.search);
for (const name of PARAMETERS) {
  const value = parameters.get(name);
  if (value) sidebar?.setAttribute(name, value);
}

export {};
