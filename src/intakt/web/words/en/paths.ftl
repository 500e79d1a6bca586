# The first page: what kind of support somebody wants.
paths-title = What would you like help with?
paths-lead = Choose what fits best. You can change it later without losing what you have answered.
paths-lead-open = You can change to another kind. What you have answered comes along wherever both ask for it.
paths-lead-sent = Something else, or somebody else? Choosing here begins a new intake of its own. To change what you have sent, open your packets.
paths-minutes = { $minutes ->
    [one] about { $minutes } minute
   *[other] about { $minutes } minutes
  }
paths-start = Begin
paths-change = Change to this
paths-here = You are here
paths-inactive = Not offered at the moment
paths-refused = This kind of support is not offered at the moment. Please choose another.
paths-open-title = Go on where you stopped
paths-open-text = Your answers are kept:
paths-open-progress = { $percent } % answered
paths-go-on = Go on
paths-sent-title = Your answers are with us
paths-sent-text = Your packets show how far everything is.
paths-fresh-text = Answering for somebody else on this device?
paths-fresh = Begin with empty pages
