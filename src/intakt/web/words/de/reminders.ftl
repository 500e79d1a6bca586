# Die Seite hinter dem Link, der Erinnerungen beendet.
reminders-title = Keine Erinnerungen mehr?
reminders-state-asked = Wir schicken dann keine Erinnerungen an unfertige Antworten mehr an diese Adresse. Was geantwortet wurde, bleibt aufgehoben.
reminders-stop = Erinnerungen beenden
reminders-done-title = Erledigt
reminders-state-done = Du bekommst an diese Adresse keine Erinnerungen mehr.
reminders-state-unknown = Dieser Link ist nicht vollständig. Kopiere ihn ganz aus der E-Mail.
