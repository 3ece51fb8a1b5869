# One's own account.
accounts-your-account = Your account
accounts-name = Name
accounts-email = Email address
accounts-password = Password
accounts-password-set = Set
accounts-change-password-html = Change<span class="govuk-visually-hidden"> your password</span>
accounts-where-signed-in = Where you are signed in
accounts-ends = If you do nothing, you will be signed out here on { $ends }.
accounts-stay = Stay signed in
accounts-this-device = This device
accounts-other-device = Another device
accounts-signed-in-on = Signed in on { $began }, last used on { $seen }
accounts-sign-out = Sign out
accounts-sign-out-device = on the device signed in on { $began }
accounts-sign-out-everywhere = Sign out everywhere
accounts-still-signed-in = You are still signed in.
accounts-device-out = That device is signed out.

# Signing in and up.
accounts-sign-in = Sign in
accounts-forgotten-link = Forgotten your password?
accounts-no-account-html = No account yet? <a class="govuk-link" href="/sign-up{ $from }">Make an account</a> to join the housing register.
accounts-make = Make an account
accounts-make-says = You need an account to join the housing register and to bid for homes.
accounts-full-name = Full name
accounts-email-sign-in = Email address
accounts-email-hint = We send a message there. Use an address that only you read.
accounts-choose-password = Choose a password
accounts-password-hint = 8 characters or more. Three words in a row work well.
accounts-password-sign-in = Password
accounts-continue = Continue
accounts-have-account-html = Have an account already? <a class="govuk-link" href="/sign-in{ $from }">Sign in</a>
accounts-finish = Finish making your account
accounts-finish-says = The account is for { $name }, { $email }.
accounts-finish-now = Finish and sign in
accounts-go-to-sign-in = Go to sign in
accounts-forgotten = Forgotten password
accounts-forgotten-says = We send you a link to set a new one.
accounts-email-of-account = Email address of your account
accounts-send-link = Send the link
accounts-new-password-title = Set a new password
accounts-new-password-says = You will be signed out on every device.
accounts-new-password = New password
accounts-set-password = Set the password
accounts-change-title = Change your password
accounts-change-says = Your other devices will be signed out.
accounts-present = Current password
accounts-change = Change password
accounts-back = Back to your account
accounts-check-email = Check your email
accounts-sent-finish = We have sent you a message. Open the link in it to finish making your account.
accounts-sent-once = The link works once, for 60 minutes. If nothing arrives, look in your junk folder.
accounts-sent-have-account = If you have an account already, the message says so.
accounts-sent-forgotten = If there is an account with that address, we have sent it a message.
accounts-sent-new-password = Open the link in it to set a new password. It works once, for 60 minutes.
accounts-password-is-set = Your password is set. Sign in with it.
accounts-password-changed = Your password is changed. Other devices are signed out.

# What is wrong with a form.
accounts-wrong = The email address or the password is not right
accounts-your-full-name = your full name
accounts-enter-password = Enter a password
accounts-enter-present = Enter your current password
accounts-present-wrong = Your current password is not right
accounts-password-short = Enter a password of 8 characters or more
accounts-password-long = Enter a password of 200 characters or fewer
accounts-password-easy = Choose a password that is harder to guess. Three words in a row work well
accounts-enter-email = Enter your email address
accounts-enter-your-password = Enter your password
accounts-link-spent = This link has been used already or is too old.
accounts-mail-hello = Hello { $name },
accounts-mail-finish = Open this page to finish making your account. It works once, for 60 minutes.
accounts-mail-finish-not-you = If you did not ask for an account, you can leave this message alone. Nothing will be made.
accounts-mail-have = You have an account already
accounts-mail-have-says = Somebody asked for a new account with this email address. You have one already.
accounts-mail-sign-in = Sign in: { $address }
accounts-mail-forgotten = Forgotten your password? { $address }
accounts-mail-have-not-you = If it was not you, you can leave this message alone. Nothing has changed.
accounts-mail-password = Open this page to set a new password. It works once, for 60 minutes.
accounts-mail-password-not-you = If you did not ask for it, you can leave this message alone. Your password stays as it is.
accounts-mail-changed = Your password was changed
accounts-mail-changed-says = The password of your account was changed, and other devices were signed out.
accounts-mail-changed-not-you = If it was not you, set a new one now: { $address }
accounts-enter-new-password = Enter a new password
