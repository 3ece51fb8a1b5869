# Where people choose their council.
front-partnership-says = Find a home to rent from a housing association or a private landlord.
front-choose = Choose your council.
front-either = It does not matter which you choose if you only want to look. Each shows every home.
front-nobody = No council has joined yet.
front-sign-in-html = <a class="govuk-link" href="/sign-in">Sign in</a> or <a class="govuk-link" href="/sign-up">make an account</a> to join the register.
front-choose-title = Choose your council
front-welcome = Welcome

# A council's front page.
front-heading = Find a home with { $name }
front-closing-next = Closing next
front-next-homes = The next homes
front-no-difference = { $closing } For most homes it makes no difference when you bid, as long as it is before closing.
front-see-all = See all the homes
front-in-numbers = { $when } in numbers
front-see-let = See what was let, and how long people waited
front-get-help = Get help
front-help = We can fill in the form or bid with you, by phone or in person, and in other languages.
front-how-to-get-help = How to get help
front-open = { $n ->
    [one] 1 home is open for bids
   *[other] { $n } homes are open for bids
}. The next closing is { $closes }, { $left }.
front-none-soon = No homes are open for bids just now. Look again in a few days.
front-none-until = No homes are open for bids just now. New homes come in on { $day }.
front-door-find = Find a home
front-door-find-says = Look at every home that is open, as a list or on a map. You need no account.
front-door-join = Join the register
front-door-join-says = Tell us about your household once. Then you can bid in every district.
front-door-sign-in = Sign in
front-door-sign-in-says = See your band, your bids and your messages.
front-door-my = My housing
front-door-my-says = Your band and why, your messages and your application.
front-door-bids = My bids
front-door-bids-says = Where each bid stands and what came of it.

# What was let lately.
front-last-week = The 7 days to { $day }
front-last-weeks = The 4 weeks to { $day }
front-homes-let = { $n ->
    [one] home let
   *[other] homes let
}
front-bids-for = { $n ->
    [one] bid for these homes
   *[other] bids for these homes
}
front-band-most = the band that most homes went to
front-wait = the wait
front-waits = { $shortest } to { $longest }
front-wait-range = the shortest and the longest wait
