# Find a home.
homes-heading = Find a home
homes-place = Place or postcode
homes-most = Most rent a week
homes-bedrooms = Bedrooms
homes-you-need = You need
homes-kind = Kind of home
homes-rent-kind = Kind of rent
homes-district = District
homes-landlord = Landlord
homes-see-all = See all the homes
homes-pages = Pages of homes
homes-page-of = Find a home (page { $n } of { $of })
homes-why-order = For most homes it makes no difference when you bid, as long as it is before closing
homes-order-map = Places are in the order of the alphabet.
homes-list = List
homes-map = Map
homes-count = { $n ->
    [0] No homes
    [one] 1 home
   *[other] { $n } homes
}
homes-new-soon = Look again in a few days for new homes.
homes-new-on = New homes come in on { $day }.
homes-none-open = No homes are open for bids just now
homes-join-now-html = You can <a class="govuk-link" href="/sign-up?council={ $slug }">join the register</a> now, so that you are ready to bid.
homes-none-fits = No home fits all of this
homes-take-off = Take off a filter, or look at all the homes.
homes-rent-a-week = { $rent } a week
homes-title-and-rent = { $title }, { $rent } a week

# What is filtered for.
homes-sort-closing = Closing soonest
homes-sort-rent = Lowest rent
homes-sort-bedrooms = Fewest bedrooms
homes-sort-newest = Newest
homes-order-closing = The homes that close soonest are first.
homes-order-rent = The homes with the lowest cost a week are first.
homes-order-bedrooms = The homes with the fewest bedrooms are first.
homes-order-newest = The homes that opened last are first.
homes-any-landlord = Any landlord
homes-amount-fault = Enter an amount in pounds, like 120
homes-up-to = Up to { $rent } a week
homes-step-free = Step-free
homes-pets = Pets
homes-pets-may = Pets may be kept
homes-garden = Garden
homes-garden-has = Has a garden
homes-size-bedsit = Bedsit
homes-size = { $n ->
    [one] 1 bedroom
   *[other] { $n } bedrooms
}
homes-size-many = 4 or more bedrooms
homes-any-size = Any number

# One home in short.
homes-title = { $kind ->
    [flat] { $n }-bedroom flat
    [maisonette] { $n }-bedroom maisonette
    [house] { $n }-bedroom house
   *[other] { $n }-bedroom bungalow
}
homes-kind-one = { $kind ->
    [flat] flat
    [maisonette] maisonette
    [house] house
    [bungalow] bungalow
   *[other] bedsit
}
homes-kind-many = { $kind ->
    [flat] Flats
    [maisonette] Maisonettes
    [house] Houses
    [bungalow] Bungalows
   *[other] Bedsits
}
homes-closes-in = Closes { $closes }, { $left }
homes-closed-at = Closed { $closed }
homes-closes-with-cycle = Opens and closes with its cycle
homes-no-service = No service charge
homes-service = includes { $service } service charge
homes-bids = { $n ->
    [0] No bids yet
    [one] 1 bid
   *[other] { $n } bids
}
homes-interested = { $n ->
    [0] Nobody has shown interest yet
    [one] 1 person is interested
   *[other] { $n } people are interested
}
homes-shown-interest = You have shown interest
homes-have-bid = You have bid for this home
homes-can-bid = You can bid
homes-can-show = You can show interest
homes-cannot-bid = You cannot bid.
homes-cannot-show = You cannot show interest.
homes-more-reasons = { $n ->
    [one] The page of the home tells 1 more reason.
   *[other] The page of the home tells { $n } more reasons.
}
homes-drawing = { $shape ->
    [terraced] Drawing of a terraced house
    [semi-detached] Drawing of a semi-detached house
    [detached] Drawing of a detached house
    [bungalow] Drawing of a bungalow
    [flat] Drawing of a block of flats
   *[other] Drawing of a block of maisonettes
}

# What is said of a home.
homes-garden-own = Own garden
homes-garden-shared = Shared garden
homes-garden-none = No garden
homes-parking-own = Own parking space
homes-parking-shared = Shared car park
homes-parking-street = Parking on the street
homes-parking-none = No parking
homes-pets-yes = Pets allowed
homes-pets-ask = Ask the landlord about pets
homes-pets-ask-short = Ask about pets
homes-pets-no = No pets
homes-heating-gas = Gas boiler
homes-heating-heat-pump = Heat pump
homes-heating-oil = Oil boiler
homes-heating-electric = Electric heaters
homes-heating-communal = Heating shared by the building
homes-access-general = Has steps or stairs
homes-access-few-steps = One or two steps
homes-access-no-steps = Step-free
homes-access-wheelchair = Made for a wheelchair
homes-tenure-social = Social rent
homes-tenure-affordable = Affordable rent
homes-tenure-private = Private rent
homes-floor-ground = Ground floor
homes-floor = { $n ->
    [-1] Basement
    [1] 1st floor
    [2] 2nd floor
    [3] 3rd floor
   *[other] { $n }th floor
}, { $lift ->
    [yes] with a lift
   *[other] no lift
}

# A home.
homes-caption = { $landlord }, advert { $reference }
homes-about = About the home
homes-cost = What it costs
homes-who = Who may bid, and who comes first
homes-where = Where it is
homes-where-says = The mark shows the place, { $place }, not the door.
homes-council-words = The landlord and the council wrote the words of this advert.
homes-all-homes = All homes
homes-see-results = See how long people waited for homes like this
homes-fact-where = Where
homes-fact-for-many = For how many
homes-fact-one-room = Bedsit: one room
homes-fact-people = { $n ->
    [one] Up to 1 person
   *[other] Up to { $n } people
}
homes-fact-floor = Floor
homes-fact-getting-in = Getting in and about
homes-fact-parking = Parking
homes-fact-heating = Heating
homes-fact-energy = Energy rating
homes-fact-energy-unknown = Not known yet
homes-fact-age = Age limit
homes-fact-age-says = For people aged { $age } or over
homes-fact-ready = Ready
homes-fact-now = Now
homes-fact-from = From { $day }
homes-fact-new = New
homes-fact-new-says = Nobody has lived here before
homes-cost-rent = Rent a week
homes-cost-no-service = None
homes-cost-service = Service charge a week
homes-cost-week = Total a week
homes-cost-month = Total a month
homes-who-anyone = Anyone may say that they are interested.
homes-who-register = People on the housing register may bid.
homes-who-age = The person who applies must be { $age } or over.
homes-order-private = The landlord chooses, and sees the earliest first.
homes-order-after = Bids are put in order after closing. It makes no difference who bids first.
homes-order-by-time = Bids are put in order after closing. For this home it makes a difference when you bid.
homes-order-council = { $council } checks the order and decides.

# The map.
homes-map-area = Map of the area with the homes in each place
homes-map-around = Map of { $place } and the places around it
homes-map-place = { $place }: { $n ->
    [one] 1 home
   *[other] { $n } homes
}

# A home that is no longer open.
homes-gone-closed-on = It closed on { $closes }.
homes-gone-let = This home has been let
homes-gone-let-says = Everybody who bid has been told the outcome.
homes-gone-unlet = This home was not let
homes-gone-unlet-says = Nobody who bid took it. It may be advertised again.
homes-gone-withdrawn = This home has been taken down
homes-gone-withdrawn-says = The landlord or the council withdrew the advert. Bids for it no longer count, and you may bid for another home.
homes-gone-closed = This home has closed
homes-gone-closed-says = Bids are being put in order. We tell everybody who bid how it ends.
homes-find-another = Find another home
