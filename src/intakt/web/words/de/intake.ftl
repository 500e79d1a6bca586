# Die Fragen: Schritte, was um sie herum steht, der Überblick; und was die Skripte sagen.
intake-ahead = Weiter
intake-back = Zurück
intake-skip = Später beantworten
intake-skip-optional = Überspringen
intake-skip-all = Alles Übrige überspringen
intake-look = Deine Antwort hat hier etwas geöffnet. Bitte sieh es dir an, dann geh weiter.
intake-faults = Bitte sieh dir diese Antworten noch einmal an
intake-progress = Wie viel vom Nötigen beantwortet ist
intake-sections = Abschnitte
intake-optional-section = wenn du magst
intake-review = Überblick und abschicken
intake-other-path = Doch etwas anderes?
intake-other-path-help = Antworten, nach denen beide Arten fragen, bleiben, wie sie sind.
intake-other-path-label = Wechseln zu
intake-other-path-change = Wechseln
intake-emergency = Notruf

# Felder.
intake-unit = { $label } (Einheit)
intake-small = { $label } ({ $unit })
intake-unit-cm = cm
intake-unit-m = m
intake-unit-in = Zoll
intake-unit-ft = Fuß
intake-unit-ft-in = Fuß, Zoll
intake-unit-kg = kg
intake-unit-lb = lb
intake-unit-st = st
intake-unit-st-lb = st, lb
intake-unit-ml = ml
intake-unit-l = l
intake-day = Tag
intake-month = Monat
intake-year = Jahr
intake-month-1 = Januar
intake-month-2 = Februar
intake-month-3 = März
intake-month-4 = April
intake-month-5 = Mai
intake-month-6 = Juni
intake-month-7 = Juli
intake-month-8 = August
intake-month-9 = September
intake-month-10 = Oktober
intake-month-11 = November
intake-month-12 = Dezember

# Der Überblick.
intake-review-title = Sieh es durch, dann schick es ab
intake-review-lead = Das wissen wir. Du kannst noch alles ändern.
intake-missing = { $count ->
    [one] Eine Antwort fehlt noch
   *[other] { $count } Antworten fehlen noch
  }
intake-submit = Meine Antworten abschicken
intake-submit-help = Gleich danach entstehen deine Pläne. Es dauert einen Moment.
intake-submit-missing = Ein paar Antworten oben fehlen noch.
intake-change = Ändern
intake-not-answered = nicht beantwortet
intake-left-out = Was wir nicht gefragt haben, und warum
intake-left-open = { $count ->
    [one] Eine weitere Frage hast du offen gelassen
   *[other] { $count } weitere Fragen hast du offen gelassen
  }

# Wie es um das Speichern steht.
intake-saved = Gespeichert
intake-saving = Wird gespeichert …
intake-offline = Offline
intake-unreachable = Noch nicht gespeichert
intake-limited = Wird gleich gespeichert
intake-kept-offline = Du bist offline. Deine Antworten sind auf diesem Gerät aufgehoben und werden gesendet, sobald das Netz wieder da ist.
intake-kept-unreachable = Wir sind gerade nicht zu erreichen. Deine Antworten sind auf diesem Gerät aufgehoben, und wir versuchen es weiter.
intake-unkept = Dieser Browser lässt uns Antworten nicht auf dem Gerät aufheben. Bitte lass diese Seite offen, bis sie sagt, dass alles gespeichert ist.
intake-sign-in = Dieser Browser darf hier nicht mehr speichern. Öffne den Link zu deinen Fragen noch einmal, oder melde dich an. Was du getippt hast, ist auf diesem Gerät aufgehoben.
intake-gone = Diese Fragen lassen sich in diesem Browser nicht mehr öffnen; vielleicht wurden hier andere begonnen. Öffne den Link zu diesen noch einmal. Was du getippt hast, ist auf diesem Gerät aufgehoben.
intake-submitted = Diese Antworten sind schon abgeschickt, vielleicht von einem anderen Gerät oder Fenster.
intake-to-packets = Zu deinen Plänen
intake-retry = Jetzt versuchen
intake-refused-413 = Diese Antwort ist zu lang zum Speichern. Bitte kürze sie.
intake-ahead-offline = Diese Seite öffnet sich, wenn das Netz wieder da ist. Alles bis hierher ist aufgehoben.
intake-submit-offline = Deine Antworten lassen sich gerade nicht abschicken. Sie sind auf diesem Gerät aufgehoben; bitte versuch es noch einmal, wenn das Netz wieder da ist.

# Gesagt für alle, die nicht sehen, dass sich die Seite ändert.
intake-opened = Neue Frage: { $label }
intake-closed = Eine Frage, die nicht mehr nötig ist, wurde weggenommen.
intake-search = Tippen zum Suchen
intake-found = { $count ->
    [one] { $count } passt
   *[other] { $count } passen
  }
intake-none-found = Nichts passt. Versuch es mit weniger Buchstaben.
intake-filter = Suchen in: { $label }
intake-chosen = { $count ->
    [one] { $count } gewählt
   *[other] { $count } gewählt
  }
