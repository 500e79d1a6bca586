# Anmelden: die Adresse, der Code, und was hilft, wenn es nicht geht.
signin-title = Anmelden
signin-lead = Ganz ohne Passwort: Wir schicken dir einen Code per E-Mail, und du gibst ihn hier ein.
signin-email = Deine E-Mail-Adresse
signin-send = Code schicken
signin-or = oder
signin-passkey = Mit Passkey anmelden
signin-passkey-failed = Das hat nicht geklappt. Versuche es noch einmal, oder lass dir einen Code schicken.
signin-passkey-none = Dieser Browser hat keinen Passkey für uns, oder du hast abgebrochen. Lass dir einen Code schicken.
signin-holds = In diesem Browser liegen Antworten. Beim Anmelden kannst du sie deinem Konto hinzufügen und findest sie dann auf jedem Gerät.
signin-new = Neu hier? Die Fragen kannst du auch ohne Konto beantworten.
signin-resume = Ich habe einen Link zum Weitermachen
signin-no-address = Gib deine E-Mail-Adresse ein, zum Beispiel name@example.org.
signin-too-often = { $minutes ->
    [one] An diese Adresse gingen schon mehrere Codes. Nimm den neuesten, oder frage in { $minutes } Minute noch einmal.
   *[other] An diese Adresse gingen schon mehrere Codes. Nimm den neuesten, oder frage in { $minutes } Minuten noch einmal.
  }
signin-closed = Dieses Konto ist geschlossen. Bitte frage die Praxis.
signin-code-title = Code eingeben
signin-code-lead = Wir haben einen Code an { $address } geschickt. Er gilt zehn Minuten.
signin-code = Code aus der E-Mail
signin-code-help = Acht Ziffern, mit oder ohne Leerzeichen.
signin-code-late = Nach einer Minute noch nichts da? Sieh im Spam-Ordner nach.
signin-code-again = Noch einen Code schicken
signin-birth-date = Geburtsdatum, wie es angegeben wurde
signin-birth-date-help = Damit niemand diese Antworten sieht, dessen Adresse nur vertippt wurde.
signin-join = Die Antworten in diesem Browser meinem Konto hinzufügen, damit ich sie auf jedem Gerät finde.
signin-enter = Anmelden
signin-open = Meine Antworten öffnen
signin-wrong = { $left ->
    [one] Das stimmt nicht. Sieh in die neueste E-Mail; du hast noch { $left } Versuch.
   *[other] Das stimmt nicht. Sieh in die neueste E-Mail; du hast noch { $left } Versuche.
  }
signin-spent-title = Dieser Code ist verbraucht
signin-spent-text = Ein Code gilt einmal, zehn Minuten lang, mit fünf Versuchen. Lass dir einen neuen schicken: Es geht nichts verloren.
signin-spent-again = Neuen Code schicken
signin-device-title = Öffne das dort, wo du begonnen hast
signin-device-text = Diese Antworten öffnen sich auf dem Gerät, auf dem sie begonnen wurden, oder mit dem Link, der dort aufgehoben wurde. Das schützt sie, denn deine Adresse hätte jeder eintippen können.
