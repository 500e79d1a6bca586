# Signing in: the address, the code, what helps when it does not work.
signin-title = Sign in
signin-lead = No password needed. We send a code to your e-mail address, and you type it here.
signin-email = Your e-mail address
signin-send = Send me a code
signin-or = or
signin-passkey = Use a passkey
signin-passkey-failed = That did not work. Try again, or have a code sent to you.
signin-passkey-none = This browser has no passkey for us, or you cancelled. Have a code sent to you.
signin-holds = This browser holds answers. When you sign in you can add them to your account, so that you find them from any device.
signin-new = New here? You can answer the questions without an account.
signin-resume = I have a link to go on with
signin-no-address = Type your e-mail address, like name@example.org.
signin-too-often = { $minutes ->
    [one] Several codes went to this address already. Use the newest one, or ask again in { $minutes } minute.
   *[other] Several codes went to this address already. Use the newest one, or ask again in { $minutes } minutes.
  }
signin-closed = This account is closed. Please ask the practice.
signin-code-title = Type the code
signin-code-lead = We have sent a code to { $address }. It works for ten minutes.
signin-code = Code from the mail
signin-code-help = Eight digits, with or without the space.
signin-code-late = Nothing there after a minute? Look among unwanted mail.
signin-code-again = Send another code
signin-birth-date = Date of birth, as it was answered
signin-birth-date-help = So that nobody sees these answers whose address was only mistyped.
signin-join = Add the answers in this browser to my account, so that I find them from any device.
signin-enter = Sign in
signin-open = Open my answers
signin-wrong = { $left ->
    [one] That does not match. Look at the newest mail; you have { $left } try left.
   *[other] That does not match. Look at the newest mail; you have { $left } tries left.
  }
signin-spent-title = This code is used up
signin-spent-text = A code works once, for ten minutes, with five tries. Ask for a new one: nothing of yours is lost.
signin-spent-again = Send a new code
signin-device-title = Open this where you began
signin-device-text = These answers open on the device where they were begun, or with the link that was kept there. That protects them, because anybody could have typed your address.
