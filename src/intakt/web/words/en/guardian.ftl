# The page behind the guardian's mailed link.
guardian-title = You are asked as a guardian
guardian-lead = Somebody you look after has answered our questions. Nothing that we make for them opens before you agree.
guardian-name = Your full name
guardian-agree = I am the parent or guardian, and I agree that these plans may be opened.
guardian-confirm = Confirm
guardian-unknown = If you know nothing about this, close the page: without you nothing opens.
guardian-incomplete = Please type your name and tick the box.
guardian-link = This link is not valid any more; ask for a new one.
guardian-thanks = Thank you
guardian-done = You have confirmed. What we have made can be opened now.
