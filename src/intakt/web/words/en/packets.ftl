# The packets of a client: names, states, what happens next.
packets-name-INTRO = Start here
packets-name-NUTRITION = Nutrition
packets-name-WORKOUT = Training
packets-name-PERFORMANCE = Performance
packets-name-YOUTH = Young and active
packets-name-RECOVERY = Recovery
packets-name-WELLNESS = Wellness
packets-state-PENDING = In line
packets-state-GENERATING = Being made
packets-state-READY = Ready
packets-state-FAILED = Could not be made
packets-waits-coach = Made; a coach looks at it first
packets-waits-guardian = Made; opens when the guardian has confirmed
packets-title = Your packets
packets-summary = { $done } of { $total } ready
packets-failed = { $count ->
    [one] { $count } could not be made
   *[other] { $count } could not be made
  }
packets-read = Read it
packets-pdf = PDF
