# The intake: steps, what stands around them, the review; and what its scripts say.
intake-ahead = Continue
intake-back = Back
intake-skip = Answer these later
intake-skip-optional = Skip these
intake-skip-all = Skip all the rest
intake-look = Your answer opened something here. Please look it over, then continue.
intake-faults = Please look at these answers again
intake-progress = How much of what is needed is answered
intake-sections = Sections
intake-optional-section = if you like
intake-review = Review and send
intake-other-path = Want something else after all?
intake-other-path-help = Answers that both kinds of support ask for stay as they are.
intake-other-path-label = Change to
intake-other-path-change = Change
intake-emergency = Emergency number

# Controls.
intake-unit = { $label } (unit)
intake-small = { $label } ({ $unit })
intake-unit-cm = cm
intake-unit-m = m
intake-unit-in = in
intake-unit-ft = ft
intake-unit-ft-in = ft, in
intake-unit-kg = kg
intake-unit-lb = lb
intake-unit-st = st
intake-unit-st-lb = st, lb
intake-unit-ml = ml
intake-unit-l = l
intake-day = Day
intake-month = Month
intake-year = Year
intake-month-1 = January
intake-month-2 = February
intake-month-3 = March
intake-month-4 = April
intake-month-5 = May
intake-month-6 = June
intake-month-7 = July
intake-month-8 = August
intake-month-9 = September
intake-month-10 = October
intake-month-11 = November
intake-month-12 = December

# The review.
intake-review-title = Look it over, then send it
intake-review-lead = This is what we know. You can still change everything.
intake-missing = { $count ->
    [one] One answer is still needed
   *[other] { $count } answers are still needed
  }
intake-submit = Send my answers
intake-submit-help = Your plans are made right after that. It takes a moment.
intake-submit-missing = A few answers above are still needed first.
intake-change = Change
intake-not-answered = not answered
intake-left-open = { $count ->
    [one] One more question, left open
   *[other] { $count } more questions, left open
  }
intake-left-out = What we did not ask, and why

# How saving stands.
intake-saved = Saved
intake-saving = Saving …
intake-offline = Offline
intake-unreachable = Not saved yet
intake-limited = Saving in a moment
intake-kept-offline = You are offline. Your answers are kept on this device and sent as soon as the network is back.
intake-kept-unreachable = We cannot be reached right now. Your answers are kept on this device, and we keep trying.
intake-unkept = This browser does not let us keep answers on the device. Please leave this page open until it says that they are saved.
intake-sign-in = This browser is no longer allowed to save here. Open the link to your questionnaire again, or sign in. What you have typed is kept on this device.
intake-gone = This questionnaire can no longer be opened from this browser; perhaps another one was begun in it. Open the link to this one again. What you have typed is kept on this device.
intake-submitted = These answers have been sent already, perhaps from another device or tab.
intake-to-packets = To your packets
intake-retry = Try now
intake-refused-413 = This answer is too long to be saved. Please shorten it.
intake-ahead-offline = This page opens when the network is back. Everything so far is kept.
intake-submit-offline = Your answers cannot be sent right now. They are kept on this device; please try again when the network is back.

# Said to those who cannot see the page change.
intake-opened = New question: { $label }
intake-closed = A question that is no longer needed was taken away.
intake-search = Type to search
intake-found = { $count ->
    [one] { $count } fits
   *[other] { $count } fit
  }
intake-none-found = Nothing fits. Try fewer letters.
intake-filter = Search in: { $label }
intake-chosen = { $count ->
    [one] { $count } chosen
   *[other] { $count } chosen
  }
