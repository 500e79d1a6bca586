# Was auf jeder Seite steht, und die wenigen eigenen Worte der Bausteine.
common-skip = Zum Inhalt springen
common-places = Seiten
common-packets = Deine Pläne
common-account = Dein Konto
common-sign-in = Anmelden
common-language = Sprache
common-general = Allgemeine Hinweise aus deinen Antworten. Sie ersetzen keinen Arzt.
common-optional = wenn du magst
common-choose = Wählen
common-nothing = Noch nichts da
common-step-done = Erledigt:
