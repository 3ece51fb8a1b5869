# States of an advert.
adverts-state-draft = Draft
adverts-state-submitted = Waiting for the council
adverts-state-changes-asked = Changes asked for
adverts-state-approved = Opens soon
adverts-tab-approved = Open or soon
adverts-state-closed = Closed
adverts-state-sealed = Shortlist approved
adverts-state-let = Let
adverts-state-unlet = Not let
adverts-state-withdrawn = Withdrawn

# Lists of adverts.
adverts-title = Adverts
adverts-write = Write an advert
adverts-by-state = Adverts by state
adverts-newest-first = The newest are first.
adverts-yours = Your adverts
adverts-none-here = There is no advert here
adverts-write-to-let = Write an advert to let a home. It takes about ten minutes.
adverts-waiting-first = Those that wait for you are oldest first, all others newest first.
adverts-another-state = Nothing waits for you in this list. Look at another state.
adverts-advert = Advert
adverts-home = Home
adverts-landlord = Landlord
adverts-state = State
adverts-when = When
adverts-a-week = A week
adverts-withdraw-this = Withdraw this advert
adverts-withdraw-ends = Bids for this home will end. This cannot be taken back.
adverts-withdraw-why = Why is it withdrawn?
adverts-withdraw = Withdraw the advert
adverts-open = Open
adverts-closes = Closes { $closes }, { $left }
adverts-opens = Opens { $left }
adverts-closed = Closed { $closed }
adverts-ready-from = Ready from { $day }
adverts-all = All
adverts-count = { $n ->
    [0] No adverts
    [one] 1 advert
   *[other] { $n } adverts
}

# A provider's day.
adverts-today = Today
adverts-nominations-by-clock = Nominations that wait for you, by clock
adverts-nominations = Nominations that wait for you
adverts-asked = What the council asked you to change
adverts-open-soonest = Open now, closing soonest first
adverts-open-adverts = Open adverts
adverts-none-open = None of your homes is open for bids just now.
adverts-home-and-advert = { $address }, advert { $reference }
adverts-nothing-needed = Nothing is needed from you today
adverts-asked-count = { $n ->
    [one] The council asked you to change 1 advert
   *[other] The council asked you to change { $n } adverts
}
adverts-see-all-open = { $n ->
    [one] See the 1 open advert
   *[other] See all { $n } open adverts
}
adverts-now-drafts = { $n ->
    [one] 1 advert is written and not sent yet
   *[other] { $n } adverts are written and not sent yet
}
adverts-see-drafts = See what to send
adverts-now-unanswered = { $n ->
    [one] 1 household has not answered in time
   *[other] { $n } households have not answered in time
}
adverts-see-unanswered = See whom to phone
adverts-see-asked = See what to change
adverts-open-first = Open the first
adverts-figure-drafts = in draft
adverts-figure-waiting = waiting for the council
adverts-figure-approved = open or approved
adverts-figure-closed = closed, with the council
adverts-figure-sealed = with a shortlist
adverts-figure-let = let
adverts-is-sent = Your advert is with the council
adverts-why-withdrawn = why the advert is withdrawn
adverts-is-withdrawn = The advert is withdrawn
adverts-shorten = Shorten { $what } to { $most } characters or fewer

# One advert, for its provider.
adverts-all-adverts = All adverts
adverts-address = Address
adverts-bids = Bids
adverts-shortlist = See the shortlist
adverts-interested = Interested
adverts-no-bids = None yet
adverts-interest = See who is interested
adverts-send = Send to the council
adverts-change = Change
adverts-change-photo = Change the photo
adverts-add-photo = Add a photo
adverts-asked-this = The council asked you to change this
adverts-correct-first = Correct this before you send it
adverts-as-seen = As applicants see it
adverts-back = Back to the advert
adverts-photo-now = The photo that is shown now
adverts-photo-title = Photo of the home
adverts-photo-choose = Choose one that shows the front of the home or its largest room. Leave people and number plates out.
adverts-photo-alone = We keep the picture alone. Where and when it was taken is left out.
adverts-photo = Photo
adverts-photo-hint = A JPEG, PNG or WebP file of 10 MB or less
adverts-photo-shows = What the photo shows
adverts-photo-shows-hint = For people who cannot see it. For example: the front of a brick house with a blue door
adverts-photo-save = Save the photo
adverts-photo-remove = Take the photo away
adverts-photo-none = Choose a photo
adverts-photo-say = Say what the photo shows
adverts-photo-shorten = Shorten what the photo shows to { $most } characters or fewer
adverts-photo-saved = The photo is saved
adverts-photo-gone = The photo is gone. A drawing stands for the home
adverts-cannot-photo = The photo can be changed while the advert is a draft, or when the council has asked for changes.

# The long form.
adverts-write-not-sent = Nothing is sent to the council yet. First you see the advert as applicants will see it.
adverts-write-where = Where the home is
adverts-write-reference = Your reference
adverts-write-reference-hint = What you call this home, such as SAF-00017
adverts-write-address = Number and street
adverts-write-parish = Village, town or parish
adverts-write-postcode = Postcode
adverts-write-uprn = UPRN (optional)
adverts-write-uprn-hint = The number that every address in the country has, up to 12 digits
adverts-write-what = What it is
adverts-write-kind = Kind of home
adverts-write-bedrooms = Bedrooms
adverts-write-bedrooms-hint = 0 for a bedsit
adverts-write-people = Most people who may live there
adverts-write-floor = Floor of the front door
adverts-write-floor-hint = 0 is the ground floor
adverts-write-lift = There is a lift to this floor
adverts-write-access = Getting in and moving about
adverts-write-access-hint = Think of the way in and of the rooms. Step-free means no step from the street to every room
adverts-write-garden = Garden
adverts-write-pets = Pets
adverts-write-parking = Parking
adverts-write-heating = Heating
adverts-write-epc = Energy rating
adverts-write-epc-hint = The letter on the energy performance certificate
adverts-write-age = Youngest age (optional)
adverts-write-age-hint = Only for flats and bungalows with 1 or 2 bedrooms, such as 55
adverts-write-costs = What it costs
adverts-write-tenure = Kind of rent
adverts-write-rent = Rent a week
adverts-write-service = Service charge a week
adverts-write-service-hint = Leave empty if there is none
adverts-write-rent-right = The rent is right
adverts-write-when = When, and for whom
adverts-write-ready = When the home is ready
adverts-write-first-let = Nobody has lived here before
adverts-write-label = Label: who may bid and who comes first
adverts-write-label-hint = You propose the label. The council decides.
adverts-write-words = In your own words
adverts-write-about = About the home
adverts-write-about-hint = What it is like to live there: rooms, light, shops, buses. Write 40 characters or more. No phone numbers or web addresses.
adverts-write-save = Save and see the advert
adverts-change-title = Change an advert
adverts-draft-saved = Your draft is saved
adverts-changes-saved = Your changes are saved
adverts-cannot-change = This advert has been sent to the council, so it cannot be changed now.
adverts-write-example = For example, 27 { $month } { $year }
adverts-choose-place = Choose a place
adverts-choose-parking = Choose the parking
adverts-choose-heating = Choose the heating
adverts-choose-rating = Choose a rating

# What the fields are called inside a sentence.
adverts-rent-tick = { $says } If it is, tick the box
adverts-the-reference = your reference for the home
adverts-the-address = the number and street
adverts-the-kind = the kind of home
adverts-the-bedrooms = the number of bedrooms
adverts-the-people = how many people may live there
adverts-the-floor = the floor of the front door
adverts-the-garden = the garden
adverts-the-parking = the parking
adverts-the-pets = whether pets are allowed
adverts-the-heating = the heating
adverts-the-access = how easy it is to get in
adverts-the-place = Choose the place where the home is
adverts-the-uprn = the UPRN
adverts-uprn-digits = Enter the UPRN as up to 12 digits, or leave it empty
adverts-the-age = the age limit
adverts-the-tenure = the kind of rent
adverts-the-service = the service charge a week
adverts-the-rent = the rent a week
adverts-the-day = the day the home is ready
adverts-the-description = the description

# What adverts get wrong.
adverts-gate-bedsit = Enter 0 bedrooms for a bedsit, or choose another kind of home
adverts-gate-no-bedroom = Enter how many bedrooms the { $kind } has. Only a bedsit has none
adverts-gate-many-people = Enter { $most } people or fewer: that is two for each bedroom
adverts-gate-few-people = Enter { $least } people or more: each bedroom is for at least one
adverts-gate-ground = Enter 0: the front door of a { $kind } is on the ground floor
adverts-gate-no-lift = This home is not on the ground floor and has no lift, so it is not step-free. Change one of the three
adverts-gate-lift-ground = Take the tick away from the lift, or correct the floor. A home on the ground floor needs no lift
adverts-gate-steps-house = The house is said to be step-free. Ask how people get upstairs.
adverts-gate-steps-described = The home is said to be step-free, and its description speaks of stairs.
adverts-gate-steps-own = The home is said to be step-free, and the answer to “{ $asked }” is { $answer }.
adverts-gate-maisonette = A maisonette has stairs inside, so it is not step-free
adverts-gate-age = Enter an age limit between 18 and 75, or leave it empty
adverts-gate-age-family = Leave the age limit empty: only flats and bungalows with 1 or 2 bedrooms may have one
adverts-gate-epc = Choose the energy rating. A home must have one before it is advertised
adverts-gate-epc-low = A private home with rating F or G may not be let. Improve it first, or check the rating
adverts-gate-private = Choose private rent: the other rents are for registered providers
adverts-gate-rent = Enter a rent a week between £20 and £2,000
adverts-gate-service = The service charge is higher than the rent. Check both
adverts-gate-past = Enter a day from today on. The day that the home is ready has passed
adverts-gate-far = Enter a day within the next 12 months
adverts-gate-short = Say more about the home: one or two sentences, 40 characters or more
adverts-gate-contacts = Take out phone numbers, email addresses and web addresses. People answer here, not elsewhere
adverts-gate-unwanted = Take out who is not wanted. A home may not be refused because of children or benefits
adverts-gate-rent-said = { $says } The provider says that it is right.
adverts-gate-postcode = The postcode { $postcode } is not usual for { $place }. Check that the place is right.
adverts-gate-label-private = Choose the label for private homes: they take interest, not bids
adverts-gate-label-not-private = Choose another label: this one is for private homes only
adverts-gate-label-none = Choose a label
adverts-gate-label-unknown = Choose a label of the council in whose district the home stands. Its scheme does not have this one

# One advert, for officers.
adverts-provider-asked = The provider was asked to change this
adverts-look-at = What to look at
adverts-nothing-unusual = The checks found nothing unusual.
adverts-approve-heading = Approve
adverts-label = Label
adverts-when-opens = When it opens
adverts-approve = Approve the advert
adverts-ask-heading = Ask for changes
adverts-ask-what = What should the provider change?
adverts-ask = Send it back
adverts-cycle-open = The cycle that is open now
adverts-cycle-next = The next cycle
adverts-cycle-open-says = Opens at once and closes { $closes }
adverts-cycle-next-says = Opens { $opens } and closes { $closes }
adverts-choose-cycle = Choose the cycle in which the advert opens
adverts-is-approved = The advert is approved
adverts-cannot-cycle = That cycle has closed. Choose the next one.
adverts-what-to-change = what the provider should change
adverts-is-asked = The provider is asked to change the advert

# What cannot be done with an advert.
adverts-cannot-sent = This advert has been sent to the council already.
adverts-cannot-faults = The advert cannot be sent yet. Correct what is listed here first.
adverts-cannot-withdraw = This advert has closed, so it cannot be withdrawn. Talk to the council about its shortlist.
adverts-cannot-writing = The provider is still writing this advert.
adverts-cannot-waiting = This advert is waiting for the council.
adverts-cannot-approved = This advert has been approved already.
adverts-cannot-closed = This advert has closed.
adverts-cannot-ended = The letting of this home has ended.
adverts-cannot-withdrawn = This advert has been withdrawn already.
adverts-cannot-another = This home has another advert, { $reference }. Withdraw that one first, or change it.

# What a scheme asks about a home in words of its own.
adverts-own = What the council asks
adverts-own-why = The council decides who may bid with these answers, or who comes first.
adverts-own-only = Only for homes of { $councils }
adverts-own-officer = What your scheme asks about the home
