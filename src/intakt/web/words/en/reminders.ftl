# The page behind a reminder's link to stop reminders.
reminders-title = No more reminders?
reminders-state-asked = We then send no reminders of unfinished answers to this address any more. What was answered is kept.
reminders-stop = Stop the reminders
reminders-done-title = Done
reminders-state-done = You get no more reminders at this address.
reminders-state-unknown = This link is not complete. Copy all of it from the mail.
