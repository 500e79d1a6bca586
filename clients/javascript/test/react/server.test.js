// Rendered on a server, then taken over by the browser.
import { StrictMode, createElement } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, vi } from "vitest";
import { IntaktProvider, useGenerationProgress } from "../../src/react.js";
import { submitted, test, until } from "../setup.js";

test("the server asks for nothing, and what the browser first draws is the same", async ({ gateway }) => {
  const complaints = vi.spyOn(console, "error");
  const { client } = await submitted(gateway.url);
  const before = gateway.passed.length;
  function Page() {
    const { progress, isLoading } = useGenerationProgress();
    return createElement("p", null, isLoading ? "One moment" : `${progress} %`);
  }
  const tree = createElement(StrictMode, null, createElement(IntaktProvider, { client }, createElement(Page)));
  await client.watch().refetch(); // known already: the first drawing must not use it
  const html = renderToString(tree);
  expect(html).toBe("<p>One moment</p>");
  expect(gateway.passed.length).toBe(before + 1);

  document.body.innerHTML = `<main>${html}</main>`;
  const root = hydrateRoot(document.querySelector("main"), tree);
  await until(() => document.body.textContent === "100 %", "the end");
  root.unmount();
  expect(complaints.mock.calls).toEqual([]);
  complaints.mockRestore();
});
