# Pages for what goes wrong. Each says what happened and what helps.
errors-home = To the first page
errors-packets = To your packets
errors-sign-in = Sign in
errors-again = Try again
errors-back = Go back with your browser's button: what you typed is still there.
errors-wait = { $seconds ->
    [one] Try again in { $seconds } second.
   *[other] Try again in { $seconds } seconds.
  }
errors-number = For whoever helps you: { $number }

errors-title-sign-in = We do not know this browser yet
errors-text-sign-in = This page belongs to somebody's answers. Open the link that we mailed to you, or sign in with your e-mail address. What you answered is kept.
errors-title-cookies = Your browser keeps no cookies
errors-text-cookies = Your intake has begun, but your browser does not remember it, so nobody could see your answers again, not even you. Allow cookies for this site, then begin again. We use one cookie and it follows you nowhere.
errors-title-not-found = There is nothing here
errors-text-not-found = The link may be old or mistyped, or it belongs to somebody else. If it came by mail, use the newest mail. What you answered is kept.
errors-title-refused = This is not yours to open
errors-text-refused = You are signed in as somebody who may not see this page.
errors-title-cross-site = That came from another site
errors-text-cross-site = To keep your answers safe we take them from our own pages only. Open the page here and try once more.
errors-title-waiting = This packet is made, but not open yet
errors-text-waiting = Somebody looks at it first: a coach, or for a minor the guardian. Your packets show whom we wait for. You get a mail when it opens.
errors-title-not-ready = This packet is not ready yet
errors-text-not-ready = It is being made and opens by itself as soon as it is there.
errors-title-submitted = These answers have been sent already
errors-text-submitted = Nothing was sent twice. To change something, start again from your last answers; the packets you have stay.
errors-title-conflict = That is not possible now
errors-text-conflict = Something has changed in the meantime, perhaps in another window. Open the page again to see how things stand.
errors-title-path-inactive = This kind of support is not offered at the moment
errors-text-path-inactive = What you answered is kept. Choose another kind: everything that both ask for comes along.
errors-title-too-large = That is too much at once
errors-text-too-large = One of the texts is longer than we can take. Shorten it and send it again.
errors-title-too-many-requests = That was a little fast
errors-text-too-many-requests = We slow down when very many requests come from one place. Nothing is lost.
errors-title-unavailable = We are back in a moment
errors-text-unavailable = A part of this site is starting again. What you answered is kept, and what you are typing now stays in this page until it can be saved.
errors-title-invalid = Something in that cannot be used
errors-text-invalid = Go back and look at what you entered, then send it again.
errors-title-internal = Something went wrong here
errors-text-internal = The fault is ours and has been recorded. What you answered is kept. Try again in a minute.
