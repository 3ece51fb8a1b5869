# The bid panel of a home.
bids-bid-title = Bid for this home
bids-show-title = Show interest in this home
bids-bid-signed-out = You need to sign in first.
bids-show-signed-out = You need to sign in first.
bids-sign-in = Sign in
bids-bid-staff = People on the register bid for this home here.
bids-show-staff = People on the register show interest in this home here.
bids-bid-join = You need to join the register first.
bids-show-join = You need to join the register first.
bids-join = Join the register
bids-your-bid = Your bid
bids-have-bid = We have your bid ({ $reference }).
bids-have-interest = You have shown interest ({ $reference }).
bids-see-reasons = See why
bids-see-receipt = See your receipt or withdraw
bids-bid-can = You can bid.
bids-show-can = You can show interest.
bids-bid-cannot = You cannot bid for this home.
bids-show-cannot = You cannot show interest in this home.
bids-place-can-change = Your place can change until closing.
bids-left = { $left ->
    [0] You have no bids left for homes that close then. Withdraw one to bid for another home.
   *[other] You have { $left } of { $limit } bids left for homes that close then.
}
bids-left-until = { $left ->
    [0] You have no bids left for homes that close on { $day }. Withdraw one to bid for another home.
   *[other] You have { $left } of { $limit } bids left for homes that close on { $day }.
}
bids-closes = Closes { $closes }
bids-closed = Closed { $closes }
bids-place-between = You { $has ->
    [yes] are
   *[other] would be
} between { $first } and { $last } of { $of }. A draw after closing settles who is first among equals.
bids-place-now = You { $has ->
    [yes] are
   *[other] would be
} { $place } of { $of } so far.
bids-place-none = If bidding closed now, we could not consider this bid.
bids-change-interest = Interest is listed in the order in which it came. The landlord chooses.
bids-change = Others can still bid or withdraw until closing, so your place can go up or down.
bids-ordinal = { $ordinal }

# Reasons in our own words, and what is still missing.
bids-reason-not-assessed = We have not decided about your application yet. You can bid once we have.
bids-reason-withdrawn = This advert has been withdrawn.
bids-reason-opens = Bids open on { $opens }.
bids-reason-not-open = Bids have not opened yet.
bids-reason-closed-on = Bids closed on { $closes }.
bids-reason-closed = Bidding for this home has closed.
bids-reason-live-offer = You have an offer that is waiting for your answer.
bids-reason-already-bid = You have already bid for this home.
bids-reason-bids-used = You have used all your bids for homes that close on the same day as this one.
bids-reason-live-bids = You have as many bids open as you can have at once.
bids-on-hold-until = Your application is on hold. You can bid again { $day }.
bids-reason-on-hold = Your application is on hold.
bids-reason-housed = You already have a home through the register.
bids-reason-application-closed = Your application is closed.
bids-reason-register = Your application is on hold or closed.
bids-reason-too-young = You are younger than this home is for.
bids-reason-too-old = You are older than this home is for.
bids-reason-more-people = This home is for more people.
bids-reason-fewer-people = This home is for fewer people.
bids-cannot-tell = We are still finding out whether a rule keeps you from this home.
bids-cannot-tell-missing = We still need to know: { $missing }.
bids-clause = Rule: clause { $clause }
bids-clause-ombudsman = Rule: a decision of the Ombudsman
bids-with-clause = { $says } ({ $clause })

# Who is ahead, in counts.
bids-ahead-band = { $n ->
    [one] 1 household is
   *[other] { $n } households are
} in a higher band.
bids-ahead-date = { $n ->
    [one] 1 household has
   *[other] { $n } households have
} an earlier priority date in the same band.
bids-ahead-tier = { $n ->
    [one] 1 household is
   *[other] { $n } households are
} in a group that this home is for first.
bids-ahead-stage = { $n ->
    [one] 1 household is
   *[other] { $n } households are
} in a stage that is used first.
bids-ahead-limit = { $n ->
    [one] 1 household is
   *[other] { $n } households are
} within the limit for the group.
bids-ahead-points = { $n ->
    [one] 1 household has
   *[other] { $n } households have
} more points.
bids-ahead-reference = { $n ->
    [one] 1 household comes
   *[other] { $n } households come
} first by reference number, where all else is equal.
bids-ahead-draw = { $n ->
    [one] 1 household
   *[other] { $n } households
} came first in the draw, where all else was equal.
bids-ahead-time = { $n ->
    [one] 1 household
   *[other] { $n } households
} showed interest earlier.
bids-ahead-other = { $n ->
    [one] 1 household comes
   *[other] { $n } households come
} first by the rule “{ $key }”.

# States of a bid.
bids-state-placed = Counted
bids-state-withdrawn = Withdrawn
bids-state-listed = On the list
bids-state-not-considered = Not considered
bids-state-nominated = Put forward
bids-state-successful = Home is yours
bids-state-unsuccessful = Not successful

# A page of its own for one home.
bids-rent-and-kind = { $rent } a week, { $kind }
bids-see-home = See pictures, facts and rules
bids-rent-from = { $rent }, from { $landlord }.
bids-shown-already = You had already shown interest in this home. Nothing has changed.
bids-shown = You have shown interest. This page is your receipt.
bids-placed-already = You had already bid for this home. Nothing has changed.
bids-placed = Your bid is in. This page is your receipt.
bids-interest-withdrawn = You are no longer on the list for this home.
bids-withdrawn = You have withdrawn. The bid is yours to use again.

# My bids.
bids-my-bids = My bids
bids-none-yet = You have not bid for a home yet.
bids-find = Find a home
bids-now = Now
bids-none-now = You have no bid under way.
bids-before = Before
bids-receipt = Receipt
bids-why = Why
bids-state = State
bids-what-happened = What happened
bids-place = Place
bids-time = Time
bids-reference = Reference
bids-home = Home
bids-landlord = Landlord
bids-rent = Rent
bids-came-in = Received


# The receipt.
bids-receipt-bid = We have your bid
bids-receipt-interest = You have shown interest
bids-receipt-ended-bid = Your bid has ended
bids-receipt-ended-interest = Your interest has ended
bids-receipt-withdrawn-bid = You have withdrawn your bid
bids-receipt-withdrawn-interest = You have withdrawn your interest
bids-receipt-later-bid = Your bid
bids-receipt-later-interest = Your interest
bids-on-the-list = You are { $place } of { $of } on the list.
bids-was-on-the-list = You were { $place } of { $of } on the list.
bids-show-again = Show interest again
bids-again = Bid for this home again
bids-hear-taken-down = The landlord or the council took the advert down. It is not about you, and you can use the bid for another home.
bids-hear-interest-withdrawn = You can show interest again until { $closes }.
bids-hear-withdrawn-open = You can use this bid for another home, or for this one again, until { $closes }.
bids-hear-withdrawn = You withdrew before closing, so this bid was not counted.
bids-hear-interest-open = The list closes on { $closes }. We will send you your place soon after. The landlord chooses, and we will tell you what happened.
bids-hear-open = Bids close on { $closes }. We will send you your place on the list soon after, and write again when the home is let.
bids-hear-listed = Bids closed on { $closes }. We will write to you when the home is let.
bids-hear-decided = Bids closed on { $closes }, and this bid has ended. You need do nothing more about it.
bids-next = What happens next
bids-see-why = See why, and how to ask for a review
bids-withdraw = Withdraw this bid
bids-withdraw-interest = Withdraw this interest
bids-withdraw-interest-says = If you withdraw, you can show interest again until closing.
bids-withdraw-says = If you withdraw, you can use the bid again until closing.

# Why.
bids-reasons = Reasons
bids-reasons-in-english = The reasons are in the words of the council’s scheme, which are in English.
bids-who-was-ahead = Who was ahead of you
bids-worked-out = What your place was worked out from
bids-would-change = What would have changed it
bids-if-wrong = If you think this is wrong
bids-review-over = The 21 days to ask for a review ended { $day }. You can still ask. Tell us why it is late.
bids-review = Ask us to look at this again { $day }. Somebody who did not make this decision will look at it.
bids-phone-html = Phone { $council }: <a class="govuk-link" href="tel:{ $dial }">{ $phone }</a>
bids-email-html = Email { $council }: <a class="govuk-link" href="mailto:{ $email }">{ $email }</a>
bids-say-review = Say that you want a review, and give the reference { $reference }.
bids-check-yourself = Check this list yourself
bids-frozen-html = The list was frozen when bidding closed. Its fingerprint is <code class="lintel-code">{ $fingerprint }</code>
bids-draw-says = Households equal in all else stand in the order of a draw. We published the seal of the draw before closing, so that nobody could choose its result:
bids-draw-chances = You had { $of } chances, each with a number of its own. Chance { $ticket } had the smallest. From the second on, its place among the chances is a fourth line.
bids-draw-numbers-html = The seed was <code class="lintel-code">{ $seed }</code> and the SHA-256 of its 32 bytes is the seal. Your number is the SHA-256 of three lines: the seed, { $advert } and { $reference }. It is <code class="lintel-code">{ $number }</code>. The smallest number comes first.
bids-not-considered = Your bid was not considered. This is why.
bids-without-reasons = { $n ->
    [one] You would have been on the list without this one reason.
   *[other] You would have been on the list without these { $n } reasons.
}
bids-nobody-ahead = Nobody was ahead of you.
bids-nearest-band = You would be in { $band } if this were true of you:
bids-nearest-more = You would have more priority if this were true of you:
bids-answer-skipped = You were { $place } of { $of } on the list, and we could not put you forward.
bids-answer-listed = You are { $place } of { $of } on the list for this home. We check the list from the top.
bids-answer-nominated = You were { $place } of { $of } on the list, and we have put you forward for this home.
bids-answer-successful = You were { $place } of { $of } on the list, and the home is yours.
bids-answer-ended = You were { $place } of { $of } on the list.
bids-above-draw = The household just above you was equal to you in everything, and came first in the draw.
bids-above-band = The household just above you is in { $above }. You are in { $here }.
bids-above-date = The household just above you has the same band and an earlier priority date than yours, { $here }.
bids-above-other = The household just above you came first by the rule “{ $key }”. For you it says: { $here }.
bids-key-band = Band
bids-key-date = Priority date
bids-told-bid = We have your bid: { $home }
bids-told-interest = You have shown interest: { $home }
bids-told-bid-came = We have your bid for this home: { $home }. It came in on { $when }. Its reference is { $reference }.
bids-told-interest-came = You have shown interest in this home: { $home }. It came in on { $when }. Its reference is { $reference }.
bids-told-until = You can withdraw until { $closes }. We will tell you your place after that.
bids-told-withdrawn = You have withdrawn your bid: { $home }
bids-told-withdrawn-says = You withdrew { $reference } for this home: { $home }. You can bid for it again until it closes.
bids-told-taken-down = A home you bid for has been withdrawn
bids-told-taken-down-says = This home is no longer on offer: { $home }. So { $reference } has ended.

# Refusals of what somebody asked for.
bids-refused-stays = This bid stays as it is. You can say no if the home is offered to you.
bids-refused-nobody = Sign in and try again.
bids-refused-not-counted = Your bid was not counted. Look for another home.
bids-refused-reasons = You cannot bid for this home. Every reason is listed here.
bids-reason-bedrooms = You need { $need ->
    [one] 1 bedroom
   *[other] { $need } bedrooms
}. This home has { $home }.
bids-clause-named = Rule: { $clause }
bids-bid-not-yet = You cannot bid for this home yet.
bids-tell-us = Tell us: { $what }
bids-state-refused = You said no
bids-state-ended = Ended
bids-state-offered = Offered
bids-state-accepted = You said yes
bids-none-housed = You have a home, so you do not bid any more.
bids-none-closed = Your application is closed, so you cannot bid.
bids-none-hold = Your application is on hold, so you cannot bid for now.
bids-none-barred = You cannot bid, because you cannot join the register as things stand.
bids-none-newcomer = You must join the register before you can bid.
bids-none-waits = You cannot bid yet. My housing says what we still need.
bids-see-my = See why on My housing
bids-hear-yours = The landlord signs the tenancy with you. See My housing for how to reach them.
