# The frame of every page.
web-skip = Skip to main content
web-exit-quickly = Exit this page quickly
web-leave-at-once = Leave this page at once
web-problem-heading = There is a problem
web-signed-in-as = Signed in as
web-signed-in-until = Signs out at { $clock } if you do nothing
web-sign-out = Sign out
web-main-pages = Main pages
web-get-help-from = Get help from { $council }
web-about-this-service = About this service
web-error-prefix = Error:
web-in-another-language = Language
web-service-information = Service information
web-menu = Menu
web-back = Back
web-important = Important
web-success = Success
web-warning = Warning
web-emergency = Emergency
web-exit-this-page = Exit this page
web-exiting = Loading.
web-exit-timed-out = Exit this page expired.
web-exit-two-more = Shift, press 2 more times to exit.
web-exit-one-more = Shift, press 1 more time to exit.
web-previous-html = Previous<span class="govuk-visually-hidden"> page</span>
web-next-html = Next<span class="govuk-visually-hidden"> page</span>
web-page-number = Page { $n }
web-pagination = Pagination
web-breadcrumb = Breadcrumb
web-day = Day
web-month = Month
web-year = Year
web-password-show = Show
web-password-hide = Hide
web-password-show-label = Show password
web-password-hide-label = Hide password
web-password-shown = Your password is visible
web-password-hidden = Your password is hidden
web-filters = Filters
web-filters-on = Filters that are on
web-show-homes = Show homes
web-remove-filter = Remove filter:
web-the-rule = the rule
web-yes = Yes
web-no = No
web-clear-filters = Clear all filters
web-show-as = Show as
web-order-by = Order by
web-search-place = Town, village or postcode
web-search-bedrooms = Bedrooms

# The foot, and the links at the top.
web-help = Help
web-contact = Contact us
web-accessibility = Accessibility
web-privacy = Privacy
web-cookies = Cookies
web-find-a-home = Find a home
web-let-results = Let results
web-how-we-decide = How we decide
web-sign-in = Sign in
web-my-housing = My housing
web-my-bids = My bids
web-account = Account
# What is wrong with a form. $what is what the field asks for, as it stands after "enter" or "choose".
web-form-enter = Enter { $what }
web-form-one-line = Enter { $what } on one line
web-form-shorten = Shorten { $what } to { $most } characters or fewer. It has { $n }
web-form-between = Enter { $what } between { $least } and { $most }
web-form-whole = Enter { $what } as a whole number, like { $like }
web-form-choose = Choose { $what }
web-form-date = Enter { $what } with a day, a month and a year, like 27 3 2026
web-form-real-date = Enter { $what } as a real date. There is no { $day } { $month } { $year }
web-form-an-email = an email address
web-form-email = Enter an email address in the right form, like name@example.org
web-form-money = Enter an amount in pounds, like 112.50
web-form-money-pence = Enter an amount with at most two digits of pence, like 112.50
web-form-money-large = The amount is too large
web-form-money-of = Enter { $what } in pounds, like 112.50
web-form-money-pence-of = Enter { $what } with at most two digits of pence, like 112.50
web-form-money-large-of = Enter a smaller amount for { $what }

# Pages of what went wrong.
web-not-found = Page not found
web-not-found-says = If you typed the address, check that it is right. If you followed a link, it may be old.
web-forbidden = We could not take that form
web-forbidden-says = The page may have been open for too long. Go back, load the page again and send it once more. Nothing was saved.
web-conflict = That could not be done
web-conflict-says = Something has changed since the page was opened.
web-too-large = That is too much to send
web-too-large-says = Shorten what you typed, or choose a smaller file: 10 MB or less. Then send it again. Nothing was saved.
web-unprocessable-says = Go back and correct what is listed here.
web-too-many = Too many tries
web-too-many-says = To keep accounts safe we limit how often this can be tried. If you cannot wait, phone us.
web-try-again = Try again in { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}.
web-busy = We are busy just now
web-busy-says = Nothing was saved. Wait a few seconds and try again.
web-our-fault = Sorry, something went wrong
web-our-fault-says = This is our fault. Nothing was saved. Try again in a few minutes.
web-reference-html = If it happens again, tell us this reference: <strong>{ $reference }</strong>
web-to-start = Go to the start page
web-phone = Phone
web-email = Email
web-come-in = Come in to { $office }
web-about = About { $council }
web-in-doubt = We lost touch with our records while saving. Wait a few seconds. Then look whether it was saved before you try again.
web-link-spent = This link cannot be used any more
web-new-link = Ask for a new link
web-forgotten = Forgotten your password?
web-back-to-form = Open the form again
