# One's own account.
accounts-role = Role
accounts-acting-for = Acting for
accounts-change-council-html = Change<span class="govuk-visually-hidden"> the council you act for</span>
accounts-codes = Codes from an app
accounts-codes-change-html = Change<span class="govuk-visually-hidden"> codes from an app</span>
accounts-codes-set-up-html = Set up<span class="govuk-visually-hidden"> codes from an app</span>
accounts-codes-are = Set up
accounts-codes-are-not = Not set up

# Codes from an app.
accounts-code-title = Enter your code
accounts-code-open = Open the app on your phone that shows codes for this service.
accounts-code-shown-html = This is a demonstration. The code is now <strong id="demonstration-code">{ $code }</strong>
accounts-code-label = Code of 6 digits
accounts-code-go-on = Continue
accounts-code-enter = Enter the code of 6 digits that your app shows
accounts-code-wrong = That code is not right. Enter the one that your app shows now
accounts-code-spent = That code was used already. Wait for the next one
accounts-set-up-title = Set up codes from an app
accounts-set-up-about = Staff sign in with a password and a code. An app on your phone shows the codes.
accounts-set-up-app = Open an app for sign-in codes on your phone.
accounts-set-up-read = Read this picture with it, or type the code below.
accounts-set-up-enter = Enter the code that the app shows.
accounts-set-up-picture = A picture for the camera of your app. The same is written below as a code to type.
accounts-set-up-letters-html = Code to type: <code>{ $secret }</code>
accounts-set-up-password = Current password
accounts-set-up-finish = Finish
accounts-the-code = the code of 6 digits that your app shows
accounts-are-set-up = Your codes are set up.

# For which council somebody acts.
accounts-council-title = Which council are you acting for?
accounts-council-hint = What you do is recorded for that council.
accounts-council-choose = Choose the council you are acting for
accounts-council-now = You are acting for { $council }.

# Messages to staff.
accounts-mail-invited = Set a password for your new account
accounts-mail-invited-says = An account was made for you. Open this page to set your password. It works once, for 3 days.
accounts-mail-codes = Your sign-in codes were set up
accounts-mail-codes-says = Codes from an app were set up for your account, and other devices were signed out.
accounts-mail-codes-not-you = If it was not you, tell your administrator at once.
