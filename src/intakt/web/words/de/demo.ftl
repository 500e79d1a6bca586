# Die Seite mit erdachten Personen.
demo-title = Von Antworten zu Plänen
demo-lead = Wähle jemand Erdachtes, schick die Antworten ab und sieh zu, wie die Pläne entstehen.
demo-whose = Wessen Antworten
demo-submit = Antworten abschicken
demo-unknown = Wähle jemanden aus der Liste.
demo-refused = Diese Antworten passen nicht zur Bibliothek, die gerade gilt.
