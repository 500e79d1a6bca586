# Seiten für das, was schiefgeht. Jede sagt, was geschah und was hilft.
errors-home = Zur ersten Seite
errors-packets = Zu deinen Plänen
errors-sign-in = Anmelden
errors-again = Noch einmal versuchen
errors-back = Geh mit der Taste deines Browsers zurück: Was du getippt hast, ist noch da.
errors-wait = { $seconds ->
    [one] Versuch es in { $seconds } Sekunde noch einmal.
   *[other] Versuch es in { $seconds } Sekunden noch einmal.
  }
errors-number = Für alle, die dir helfen: { $number }

errors-title-sign-in = Wir kennen diesen Browser noch nicht
errors-text-sign-in = Diese Seite gehört zu jemandes Antworten. Öffne den Link aus unserer E-Mail, oder melde dich mit deiner E-Mail-Adresse an. Was du geantwortet hast, ist aufgehoben.
errors-title-cookies = Dein Browser behält keine Cookies
errors-text-cookies = Deine Antworten haben begonnen, aber dein Browser merkt sich das nicht. Dann könnte sie niemand wiedersehen, auch du nicht. Erlaube Cookies für diese Seite und fang noch einmal an. Wir nutzen ein einziges Cookie, und es folgt dir nirgendwohin.
errors-title-not-found = Hier ist nichts
errors-text-not-found = Der Link ist vielleicht alt oder vertippt, oder er gehört jemand anderem. Kam er per E-Mail, nimm die neueste. Was du geantwortet hast, ist aufgehoben.
errors-title-refused = Das darfst du nicht öffnen
errors-text-refused = Du bist als jemand angemeldet, der diese Seite nicht sehen darf.
errors-title-cross-site = Das kam von einer anderen Seite
errors-text-cross-site = Damit deine Antworten sicher sind, nehmen wir sie nur von unseren eigenen Seiten an. Öffne die Seite hier und versuch es noch einmal.
errors-title-waiting = Dieser Plan ist fertig, aber noch nicht offen
errors-text-waiting = Zuerst sieht ihn jemand an: ein Coach, oder bei Minderjährigen die Sorgeberechtigten. Bei deinen Plänen steht, auf wen wir warten. Du bekommst eine E-Mail, wenn er sich öffnet.
errors-title-not-ready = Dieser Plan ist noch nicht fertig
errors-text-not-ready = Er entsteht gerade und öffnet sich von selbst, sobald er da ist.
errors-title-submitted = Diese Antworten sind schon abgeschickt
errors-text-submitted = Nichts wurde zweimal gesendet. Um etwas zu ändern, beginn neu mit deinen letzten Antworten; die Pläne, die du hast, bleiben.
errors-title-conflict = Das geht gerade nicht
errors-text-conflict = Inzwischen hat sich etwas geändert, vielleicht in einem anderen Fenster. Öffne die Seite neu, um zu sehen, wie es steht.
errors-title-path-inactive = Diese Art von Unterstützung gibt es zurzeit nicht
errors-text-path-inactive = Was du geantwortet hast, ist aufgehoben. Wähle eine andere: Alles, was beide fragen, kommt mit.
errors-title-too-large = Das ist zu viel auf einmal
errors-text-too-large = Einer der Texte ist länger, als wir annehmen können. Kürze ihn und schick ihn noch einmal.
errors-title-too-many-requests = Das war ein wenig schnell
errors-text-too-many-requests = Wir bremsen, wenn sehr viele Anfragen von einer Stelle kommen. Verloren ist nichts.
errors-title-unavailable = Wir sind gleich wieder da
errors-text-unavailable = Ein Teil dieser Seite startet gerade neu. Was du geantwortet hast, ist aufgehoben, und was du jetzt tippst, bleibt auf dieser Seite, bis es gespeichert werden kann.
errors-title-invalid = Etwas davon können wir nicht verwenden
errors-text-invalid = Geh zurück, sieh dir an, was du eingegeben hast, und schick es noch einmal.
errors-title-internal = Hier ist etwas schiefgegangen
errors-text-internal = Der Fehler liegt bei uns und ist festgehalten. Was du geantwortet hast, ist aufgehoben. Versuch es in einer Minute noch einmal.
