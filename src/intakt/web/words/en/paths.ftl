# The first page: what kind of support somebody wants.
paths-title = What would you like help with?
paths-lead = Choose what fits best. You can change it later without losing what you have answered.
paths-minutes = { $minutes ->
    [one] about { $minutes } minute
   *[other] about { $minutes } minutes
  }
paths-start = Begin
paths-inactive = Not offered at the moment
paths-refused = This kind of support is not offered at the moment. Please choose another.
