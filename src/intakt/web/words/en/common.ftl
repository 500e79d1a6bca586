# What stands on every page, and the components' own few words.
common-skip = Skip to the content
common-places = Pages
common-packets = Your packets
common-account = Your account
common-sign-in = Sign in
common-language = Language
common-general = General guidance made from your answers. It does not replace a doctor.
common-optional = if you like
common-choose = Choose
common-nothing = Nothing here yet
common-step-done = Done:
