# Lists of nominations.
offers-nominations = Nominations
offers-all-nominations = All nominations
offers-live = Nominations under way
offers-nominate-from = Nominate from a sealed shortlist.
offers-see-shortlists = See the shortlists
offers-refusals-oldest = Refusals to decide, the oldest first
offers-refusals = Refusals to decide
offers-ended-newest = Ended, the newest first
offers-ended = Ended nominations
offers-clock-first = Those due first are on top.
offers-waiting = Nominations that wait for you
offers-we-email = We will email you when the council nominates a household.
offers-theirs = Waiting for the household to answer
offers-open-it = Open it
offers-nomination = Nomination
offers-home = Home
offers-advert = Advert
offers-state = State
offers-what-next = What is next
offers-clock-head = To be done by
offers-household = Household
offers-provider = Provider
offers-late = Late
offers-live-none-late = { $n ->
    [0] No nominations under way
    [one] 1 nomination under way, none late
   *[other] { $n } nominations under way, none late
}
offers-live-late = { $n ->
    [one] 1 nomination under way, { $late } late
   *[other] { $n } nominations under way, { $late } late
}
offers-waiting-count = { $n ->
    [0] No nominations wait for you
    [one] 1 nomination waits for you
   *[other] { $n } nominations wait for you
}
offers-late-count = { $n ->
    [one] 1 is late.
   *[other] { $n } are late.
}
offers-ended-on = Ended { $day }

# States and clocks.
offers-state-sent = Make contact
offers-state-viewing = Viewing arranged
offers-state-offered = Offered
offers-state-accepted = Accepted
offers-state-turned-down = Turned down by the provider
offers-state-refused = Refused by the household
offers-state-withdrawn = Withdrawn
offers-state-let = Let
offers-next-sent = Contact the household and arrange a viewing
offers-next-viewing = Offer the home, or say why not
offers-next-offered = Wait for the household to answer
offers-next-accepted = Sign the tenancy and record the let
offers-next-unanswered = The household has not answered in time. Phone { $council } on { $phone }
offers-next-none = Nothing more to do
offers-clock-late = It was due { $due }
offers-clock-by = By { $due }, { $left }
offers-listed = { $first } and { $last }

# What a provider may know of a household.
offers-people-count = { $n ->
    [one] 1 person
   *[other] { $n } people
}
offers-people-aged = { $n ->
    [one] 1 person, aged { $ages }
   *[other] { $n } people, aged { $ages }
}
offers-needs-few-steps = Can manage few steps
offers-needs-some-wheelchair = Uses a wheelchair some of the time
offers-needs-wheelchair = Uses a wheelchair all of the time
offers-needs-ground-floor = Needs the ground floor, or a lift
offers-needs-adaptations = Needs adaptations

# One nomination, for its provider.
offers-the-household = The household
offers-safe-only = Use the safe contact only. Do not write to this household, visit them or tell anybody else.
offers-shared = This is all that we have agreed to share. Ask the household for anything else you need.
offers-home-heading = The home
offers-so-far = So far
offers-contact-viewing = Contact and viewing
offers-viewing-day = Day of the viewing
offers-viewing-day-hint = For example, 27 11 2026
offers-viewing-time = Time
offers-viewing-time-hint = For example, 2:30pm
offers-save-viewing = Save the viewing
offers-offer-home = Offer the home
offers-offer-until = The household has until 5pm, two working days from today, to say yes or no.
offers-record-let = Record the let
offers-let-tells = Everybody who bid is told when you save this.
offers-tenancy-first = First day of the tenancy
offers-tenancy-first-hint = At most 14 days from today. For example, 27 11 2026
offers-let-home = Let the home
offers-turn-down-household = Turn down the household
offers-reason = Reason
offers-choose-a-reason = Choose a reason
offers-household-reads = What the household reads (optional)
offers-household-reads-hint = Leave it empty to send our usual sentence for this reason.
offers-note-council = Note for the council
offers-note-council-hint = What you found, and how. The household does not see it.
offers-turn-down = Turn down
offers-title-one = Nomination { $reference }
offers-fact-name = Name
offers-bedrooms-needed = Bedrooms needed
offers-no-access-needs = None that we know of
offers-access-needs = Access needs
offers-phone = Phone
offers-email = Email
offers-safe-contact = Safe contact
offers-safe-council = Only through the council
offers-safe-council-phone = Only through the council: { $phone }
offers-your-reference = Your reference
offers-rent-and-charge = Rent and service charge
offers-story-sent = Sent
offers-story-viewing = Viewing
offers-story-offered = Offered
offers-story-due = Answer due
offers-story-answered = Answered
offers-story-ended = Ended
offers-the-viewing-day = the day of the viewing
offers-enter-time = Enter the time of the viewing, like 2:30pm
offers-enter-day-time = Enter the day and the time
offers-viewing-saved = Viewing saved. We have told the household.
offers-home-offered = Home offered. We have told the household when to answer.
offers-choose-why = Choose why the household cannot have the home
offers-the-household-reads = what the household reads
offers-the-note-council = the note for the council
offers-tell-council = Tell the council what you found
offers-turned-down = Saved. The council will nominate the next household.
offers-the-tenancy-day = the day on which the tenancy starts
offers-enter-start = Enter the start date
offers-home-let = The home is let. Everybody who bid has been told.

# One nomination, for officers.
offers-what-about = What it is about
offers-open-case = Open the case
offers-open-shortlist = Open the shortlist
offers-they-read = The household reads: { $says }
offers-officers-note = Note for officers: { $note }
offers-was-reasonable = Was the refusal reasonable?
offers-reasonable-yes = Yes
offers-reasonable-no = No, the home was suitable
offers-your-decision = Your decision
offers-why = Why
offers-why-hint = Kept with the decision. The household does not see it.
offers-save-decision = Save the decision
offers-take-back = Take the nomination back
offers-take-back-hint = With the first two the household keeps its place on the list.
offers-note-officers = Note for officers (optional)
offers-take-it-back = Take it back
offers-choose-take-back = Choose why you are taking it back
offers-the-note = the note
offers-taken-back = Taken back. The household and the provider have been told.
offers-whether-reasonable = whether the refusal was reasonable
offers-why-decided = why you decided so
offers-enter-why-decided = Enter why you decided so
offers-decided = Decided. The household has been told.
offers-no-place = None
offers-people = People
offers-place-on-list = Place on the list
offers-is-reasonable = The refusal was reasonable.
offers-is-not-reasonable = The home was suitable: the refusal was not reasonable.

# What can be done with a shortlist next.
offers-seal-first = Seal the shortlist first. Then the first household can be nominated.
offers-nobody-took = Nobody on the list took the home. Everybody who bid has been told.
offers-is-under-way = Nomination { $reference } is under way.
offers-landlord-chooses = Ask the landlord whom they choose. To nominate one further down, skip those above it and have the list sealed again.
offers-place-why = Place { $place }: { $why }
offers-nominate-place = Nominate place { $place }
offers-nobody-left = Nobody is left on this list.
offers-end-unlet = End without a let and tell everybody
offers-not-checked = The household at place { $place } has not been checked yet. Check it on the list first.
offers-nominated = Nominated. The provider and the household have been told.
offers-nominated-already = You have nominated this household already.
offers-ended-unlet = The advert has ended without a let. Everybody who bid has been told.

# Why a household cannot be put forward just now.
offers-way-on-hold = The application is on hold. The household keeps its place.
offers-way-under-offer = The household is being considered for another home. It keeps its place.
offers-way-housed = The household has been housed.
offers-way-closed = The application has been closed.

# What staff cannot do.
offers-cannot-not-sealed = This shortlist has not been sealed yet. Seal it first.
offers-cannot-let = This home has been let.
offers-cannot-not-closed = This advert is not waiting for a nomination.
offers-cannot-nominated = A household has already been nominated for this home. Wait for the answer, or withdraw it.
offers-cannot-all-passed = Nobody on this list can be put forward just now. Try again when one of them is free.
offers-cannot-by-officer = A nomination is sent by an officer.
offers-cannot-not-accepted = The household has not accepted the home yet. Offer it and wait for the answer.
offers-cannot-let-from = This home is let already, from { $day }. Ask the council if the date is wrong.
offers-cannot-start-before = The tenancy cannot start before the day of the nomination.
offers-not-ready = The advert says that the home is ready from { $day }. Enter that day or a later one, or tick that it is ready sooner
offers-ready-sooner = The home is ready sooner than the advert says
offers-ready-from = The advert says that the home is ready from { $day }.
offers-cannot-start-far = The tenancy must start within the next 14 days. Record the let nearer to the day.
offers-cannot-not-refused = This offer has not been refused.
offers-cannot-decided = This refusal has been decided already. A review can change it.
offers-cannot-no-note = Tell the council what you found. The household does not see this note.
offers-cannot-offered = The home has been offered already.
offers-cannot-viewing-time = Choose a time for the viewing within the next six weeks.
offers-cannot-ended = This nomination has ended. Nothing more can be done with it.

# Why a provider or the council ends a nomination, as they choose it.
offers-by-provider-no-contact = No reply after two tries
offers-by-provider-no-show = Did not come to the viewing
offers-by-provider-declined-view = Said no before an offer
offers-by-provider-arrears = Rent arrears without a plan kept to
offers-by-provider-behaviour = Behaviour likely to affect neighbours
offers-by-provider-evicted = Evicted for breaking a tenancy
offers-by-provider-violence = Violence or threats to staff
offers-by-provider-plan = Does not fit the local lettings plan
offers-by-provider-support = Support needed is not available here
offers-by-provider-unaffordable = Fails the affordability check
offers-by-provider-false-facts = What we were told was not right
offers-by-provider-own-policy = Outside the landlord's own lettings policy
offers-by-provider-home-not-ready = The home can no longer be let
offers-by-council-mistake = It was sent by mistake
offers-by-council-provider-late = The provider did not act in time
offers-by-council-no-answer = The household did not answer in time
offers-by-council-changed = Circumstances changed: no longer first
offers-by-council-not-eligible = No longer eligible for this home

# Short notes to a provider's mailbox.
offers-mail-sent = You have a new nomination: advert { $advert }
offers-mail-sent-says = You have a new nomination for advert { $advert }.
offers-mail-accepted = An offer has been accepted: advert { $advert }
offers-mail-accepted-says = An offer has been accepted for advert { $advert }.
offers-mail-refused = An offer has been refused: advert { $advert }
offers-mail-refused-says = An offer has been refused for advert { $advert }.
offers-mail-taken-back = A nomination was taken back: advert { $advert }
offers-mail-taken-back-says = A nomination was taken back for advert { $advert }.
offers-mail-open = Sign in and open Nominations to read it.
