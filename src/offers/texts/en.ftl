# An offer.
offers-your-offer = Your offer: { $title }
offers-cost = What it costs
offers-the-home = The home
offers-landlord-is = The landlord is { $landlord }.
offers-your-answer = Your answer
offers-yes-says = If you say yes, your other bids wait. They end when the tenancy is signed.
offers-yes = Yes, I want this home
offers-no = No, and say why
offers-to-my = Go to My housing
offers-if-no = What happens if you say no
offers-if-no-next = The home goes to the next household on the list.
offers-if-no-ends = Your bid for this home ends. Your application stays open and you can bid for other homes.
offers-if-no-officer = An officer reads your reason. They decide whether the home was suitable for you.
offers-if-no-priority = If they think it was, the rules may change your priority. We tell you, and you can ask for a review.
offers-refuse = Why you are saying no
offers-refuse-says = Choose the main reason. It helps us find homes that suit you better.
offers-main-reason = Main reason
offers-more = Tell us more (optional)
offers-more-hint = The landlord does not see this.
offers-continue = Continue
offers-back = Go back to the offer
offers-sure = Are you sure you want to say no?
offers-sure-until = { $home }. You have until { $answer_by } to answer.
offers-sure-reason = Your reason: { $reason_says }.
offers-sure-note = You wrote: { $note }
offers-sure-yes = Yes, say no to this home
offers-offer-title = Your offer of a home
offers-sure-title = Are you sure?
offers-said-yes = You have said yes. The landlord will contact you to sign the tenancy.
offers-said-no = You have said no to this home.
offers-choose-reason = Choose why you are saying no
offers-what-to-tell = what you want to tell us
offers-clock = Answer by { $by }, { $left }.
offers-clock-over = The time to answer ended on { $by }. You can still answer until the offer is taken back.
offers-answered-yes = You said yes on { $day }.
offers-answered-no = You said no on { $day }. Your reason was: { $reason }.
offers-answered-ended = This offer ended on { $day }. Your messages say why.
offers-fact-address = Address
offers-fact-energy = Energy rating
offers-fact-ready = Ready from
offers-cost-rent = Rent
offers-cost-service = Service charge
offers-cost-together = Total
offers-a-week = { $sum } a week
offers-week-and-month = { $week } a week, { $month } a month
offers-card-sent = You have been put forward for the { $home }. The landlord will contact you.
offers-card-viewing = You can see the { $home } on { $when }.
offers-card-seen = You have seen the { $home }. The landlord will decide soon.
offers-card-offered = You have been offered the { $home }.
offers-card-offered-by = You have been offered the { $home }. The time to answer ended on { $by }, but you can still answer.
offers-card-offered-in = You have been offered the { $home }. Answer by { $by }, { $left }.
offers-card-accepted = You have said yes to the { $home }. The landlord will contact you to sign the tenancy.
offers-card-answer = Read and answer the offer
offers-card-read = Read the offer

# Why somebody says no.
offers-no-area = The area is not right for us
offers-no-near-risk = It is near somebody who could harm us
offers-no-too-small = The home is too small
offers-no-too-big = The home is too big
offers-no-floor = It is on the wrong floor, or there is no lift
offers-no-stairs = There are stairs or steps we cannot manage
offers-no-adaptations = It does not have the adaptations we need
offers-no-health = It would be bad for somebody's health
offers-no-condition = It needs repairs or is in poor condition
offers-no-rent = We cannot afford the rent or the bills
offers-no-school = It is too far from school or college
offers-no-work = It is too far from work
offers-no-support = It is too far from people who support us
offers-no-pets = We cannot bring our pet
offers-no-parking = There is no place to park
offers-no-garden = There is no garden, or it is not right for us
offers-no-layout = The layout of the rooms does not work
offers-no-safety = We would not feel safe in the neighbourhood
offers-no-decor = We do not like how it is decorated
offers-no-found = We have found another home
offers-no-changed = We have changed our minds about this home
offers-no-not-moving = We no longer want to move
offers-told-offer = You have been offered a home
offers-told-offer-says = You have been offered the { $home }. Say yes or no by { $by }.
offers-told-viewing = You can see a home
offers-told-viewing-says = You can see the { $home } on { $when }. If you cannot come, tell the landlord or us before then.
offers-told-nominated = You have been put forward for a home
offers-told-nominated-says = You have been put forward for the { $home }. The landlord will contact you. The landlord decides whether to offer it to you.
offers-told-let = You have a home
offers-told-let-says = The { $home } is let to you from { $day }. Your other bids have ended and your application is closed.
offers-told-refusal = About the home you said no to
offers-told-reasonable = You said no to a home. We think that was reasonable. It does not change your place on the register.
offers-told-suitable = You said no to a home. We think that the home was suitable for you. If you do not agree, you can ask for a review within 21 days.

# How a bid ended.
offers-told-outcome = What happened to your bid { $reference }
offers-out-bid = You bid for this home: { $home }.
offers-out-place = { $n ->
    [one] Your place was { $place } of 1 bid.
   *[other] Your place was { $place } of { $n } bids.
}
offers-out-no-place = { $n ->
    [one] Your bid was not given a place. There was 1 bid.
   *[other] Your bid was not given a place among the { $n } bids.
}
offers-out-let = The home is let to you.
offers-out-let-to = The home was let to the household in place { $place }.
offers-out-unlet = The home was not let to anybody on this list. It may be advertised again.
offers-out-rules = It did not meet the rules for this home.
offers-out-passed-over = You could not be considered for this home.
offers-out-elsewhere = You were being considered for another home when your turn came.
offers-out-before-band = They came before you by band: theirs was { $theirs }, yours was { $own }.
offers-out-before-date = They came before you by priority date. Yours was { $own }.
offers-out-before-points = They came before you by points. Yours were { $own }.
offers-out-before-draw = They were equal to you in everything, and came first in the draw.
offers-out-before-time = They showed interest before you did.
offers-out-before-other = They came before you by this rule: { $key }. For you it says: { $own }.
offers-out-landlord = You were put forward, but the landlord said no.
offers-out-ask = You can ask us to look at this again.
offers-out-refused = You were offered it and said no. Your reason was: { $reason }.
offers-out-taken-back = You were put forward, and we have taken that back.
offers-out-housed = You were housed in another home.
offers-told-taken-back = A change about a home

# Refusals of what somebody asked for.
offers-refused-reason = Choose a reason from the list.
offers-refused-answered = You have already answered this offer. Phone us if your answer was a mistake.
offers-refused-ended = This offer has ended. Look at your messages to see why.

# Why a landlord or the council ended it.
offers-landlord-no-contact = The landlord tried to reach you twice and had no reply.
offers-landlord-no-show = You were expected at a viewing and were not there.
offers-landlord-declined-view = You told the landlord that you did not want this home.
offers-landlord-arrears = The landlord found unpaid rent, and no plan to pay it back.
offers-landlord-behaviour = The landlord is worried about past behaviour towards neighbours.
offers-landlord-evicted = The landlord found that an earlier tenancy was ended for breaking its rules.
offers-landlord-violence = The landlord found a record of violence or threats to staff.
offers-landlord-plan = You do not fit the plan that says who this block is let to.
offers-landlord-support = The support your household needs is not available at this home.
offers-landlord-unaffordable = The landlord worked out that the rent would leave you too little.
offers-landlord-false-facts = Something in the application was not as the landlord found it.
offers-landlord-own-policy = You do not fit the landlord's own rules for letting.
offers-landlord-home-not-ready = The landlord can no longer let this home.
offers-council-mistake = We sent your name to the landlord by mistake. You keep your place.
offers-council-provider-late = The landlord took too long. You keep your place on the list.
offers-council-no-answer = We did not hear from you in time.
offers-council-changed = Something changed in your household, and that changed your place for this home.
offers-council-not-eligible = Our rules no longer let us offer this home to your household.
