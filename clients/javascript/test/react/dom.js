// A page for React: only what it needs, so that requests stay the platform's own.
import { Window } from "happy-dom";

const window = new Window({ url: "http://127.0.0.1/" });
for (const name of ["window", "document", "HTMLElement", "Element", "Node", "Text", "Event", "MutationObserver", "HTMLIFrameElement"]) {
  globalThis[name] = name === "window" ? window : window[name];
}
