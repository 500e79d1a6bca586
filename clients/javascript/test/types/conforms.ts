// What is declared is what is there: the sources, as the compiler reads them, fit the declarations.

import * as client from "../../src/index.js";
import * as hooks from "../../src/react.js";
import type * as Declared from "../../types/index.js";
import type * as DeclaredHooks from "../../types/react.js";

export const everything: typeof Declared = client;
export const allHooks: typeof DeclaredHooks = hooks;

// and nothing is there that is not declared
type Undeclared = Exclude<keyof typeof client, keyof typeof Declared> | Exclude<keyof typeof hooks, keyof typeof DeclaredHooks>;
export const undeclared: Undeclared[] = [] satisfies never[];
export const none: [Undeclared] extends [never] ? true : false = true;
