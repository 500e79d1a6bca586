# Die erste Seite: welche Art von Unterstützung jemand möchte.
paths-title = Wobei möchtest du Hilfe?
paths-lead = Wähle, was am besten passt. Du kannst es später ändern, ohne zu verlieren, was du geantwortet hast.
paths-lead-open = Du kannst zu einer anderen Art wechseln. Was du geantwortet hast, kommt mit, wo beide danach fragen.
paths-lead-sent = Etwas anderes, oder für jemand anderen? Wer hier wählt, beginnt neu mit eigenen Antworten. Um Abgeschicktes zu ändern, öffne deine Pläne.
paths-minutes = { $minutes ->
    [one] etwa { $minutes } Minute
   *[other] etwa { $minutes } Minuten
  }
paths-start = Anfangen
paths-change = Hierzu wechseln
paths-here = Hier bist du
paths-inactive = Zurzeit nicht im Angebot
paths-refused = Diese Art von Unterstützung gibt es zurzeit nicht. Bitte wähle eine andere.
paths-open-title = Mach weiter, wo du aufgehört hast
paths-open-text = Deine Antworten sind aufgehoben:
paths-open-progress = { $percent } % beantwortet
paths-go-on = Weitermachen
paths-sent-title = Deine Antworten sind bei uns
paths-sent-text = Deine Pläne zeigen, wie weit alles ist.
paths-fresh-text = Antwortest du auf diesem Gerät für jemand anderen?
paths-fresh = Mit leeren Seiten beginnen
