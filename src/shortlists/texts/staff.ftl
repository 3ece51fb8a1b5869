# The lists of a council.
shortlists-title = Shortlists
shortlists-longest-first = Those closed longest ago come first.
shortlists-waiting = Shortlists to work on
shortlists-appear = New lists appear here when adverts close.
shortlists-state-sealed = Sealed
shortlists-sealed = Sealed shortlists
shortlists-home = Home
shortlists-advert = Advert
shortlists-closed = Closed
shortlists-bids = Bids
shortlists-checked = Checked
shortlists-mark-checked = Mark as checked
shortlists-skipped = Skipped
shortlists-state = State
shortlists-waiting-count = { $n ->
    [0] No shortlist to work on
    [one] 1 shortlist to work on
   *[other] { $n } shortlists to work on
}
shortlists-state-to-approve = To approve
shortlists-state-let = Let
shortlists-state-unlet = Not let

# A list.
shortlists-approve = Approve and seal
shortlists-in-order = Households in order
shortlists-in-order-of-place = Households in order of place
shortlists-place = Place
shortlists-household = Household
shortlists-band = Band
shortlists-priority-date = Priority date
shortlists-bedrooms = Bedrooms
shortlists-connection = Connection
shortlists-decided-by = Decided by
shortlists-action = Action
shortlists-address-hidden = Address hidden
shortlists-undo-check = Undo check
shortlists-skip = Skip
shortlists-undo-skip = Undo skip
shortlists-why-place = Why place { $place }
shortlists-not-considered = Not considered
shortlists-same = Same list
shortlists-different = Different list
shortlists-fingerprint = Fingerprint { $fingerprint }
shortlists-fingerprint-draw = Fingerprint { $fingerprint }. Seal of the draw { $draw }
shortlists-skipped-by-html = <strong>Skipped by { $by }: { $why }.</strong> The applicant reads: { $says }
shortlists-skip-note = Note: { $note }
shortlists-in-order-of = In order of: { $keys }.
shortlists-then = { $before }, then { $key }
shortlists-interest-count = { $n ->
    [one] 1 household is interested
   *[other] { $n } households are interested
}
shortlists-bids-count = { $n ->
    [one] 1 bid, { $listed } in order, { $out } not considered
   *[other] { $n } bids, { $listed } in order, { $out } not considered
}
shortlists-title-one = Shortlist { $reference }
shortlists-replay-same = The same list comes out when it is worked out again from what was frozen.
shortlists-replay-different = A different list comes out than the one that was frozen. Do not seal it. Tell your manager.
shortlists-replay-newer = A newer engine gives a different list than the one that was frozen. The frozen one stands.
shortlists-rent = Rent
shortlists-a-week = { $rent } a week
shortlists-terms = Terms
shortlists-room-for = Room for
shortlists-people = { $people } people
shortlists-landlord = Landlord
shortlists-free-from = Free from
shortlists-sealed-clock = Sealed on { $when }, by the clock. The landlord chooses, and tells you whom.
shortlists-sealed-by = Sealed on { $when }, by { $who }.
shortlists-sealing-sends = Sealing sends the list on, and tells those who were skipped.
shortlists-sealing-tells = Nobody waits on this list. Sealing it tells those who were skipped.
shortlists-first-handle = To seal the list, first check or skip the household at place { $place }.
shortlists-own-skip = You skipped the household at place { $place }, so somebody else must approve and seal.
shortlists-rooms-between = { $least } to { $most }
shortlists-connection-group = { $council }, group { $tier }
shortlists-first = First
shortlists-below = { $key }: { $here } after { $above }
shortlists-checked-by = Checked by { $who } on { $when }.
shortlists-entry-checked = Checked
shortlists-entry-waiting = Waiting
shortlists-entry-skipped = Skipped
shortlists-entry-nominated = Nominated
shortlists-entry-refused = Refused
shortlists-entry-let = Let
shortlists-entry-passed = Home let to another
shortlists-entry-not-considered = Not considered

# Skipping, and what else is done on a list.
shortlists-back-to-list = Back to the list
shortlists-skip-whom = Skip { $reference } at place { $place }
shortlists-somebody-else = Somebody else must then approve and seal the list.
shortlists-reason = Reason
shortlists-applicant-reads = What the applicant reads
shortlists-applicant-reads-hint = Leave empty to use the words that belong to the reason. Say what they can do next.
shortlists-note = Note for officers
shortlists-note-hint = What you did and what you saw. The applicant does not see it on these pages, but may ask for it.
shortlists-skip-household = Skip this household
shortlists-choose-reason = Choose a reason
shortlists-skip-title = Skip a household
shortlists-is-skipped = The household is skipped. Somebody else must seal the list.
shortlists-the-words = what the applicant reads
shortlists-the-note = the note
shortlists-is-checked = The household is noted as checked.
shortlists-is-unchecked = The check has been taken back.
shortlists-is-unskipped = The household waits in its place again.
shortlists-the-version = the version of the list
shortlists-is-sealed = The list is approved and sealed.

# Who is interested in a private home.
shortlists-back-to-advert = Back to the advert
shortlists-interest-in = Interest in your { $home }
shortlists-first-say = First to say so comes first.
shortlists-interested = Interested households
shortlists-interested-caption = Interested households, first to say so first
shortlists-people-head = People
shortlists-since = Since
shortlists-interest-closes = Closes { $closes }. After that you choose whom to let to, and tell the council.
shortlists-interest-closed = Closed { $closes }. You choose whom to let to. Tell the council, and they send you the name and telephone number.
shortlists-interest-passed = Closed { $closes }. The council has put forward { $reference }.
shortlists-interest-let = This home is let to { $reference }, from { $day }.
shortlists-interest-unlet = Closed { $closes }. Nobody took this home.
shortlists-interest-withdrawn = This advert was withdrawn.
shortlists-interested-count = { $n ->
    [0] Nobody has shown interest yet
    [one] 1 household is interested
   *[other] { $n } households are interested
}
shortlists-interest-title = Interest in your home

# What officers cannot do.
shortlists-cannot-open = Bids are open until { $when }. Wait until then.
shortlists-cannot-not-open = This advert is not open any more. Look at its shortlist.
shortlists-cannot-unhandled = The household at place { $place } has not been checked or skipped. Do that first.
shortlists-cannot-own-skip = You skipped the household at place { $place }. Ask somebody else to approve and seal the list.
shortlists-cannot-nominated = Somebody from this list is with the landlord now. Wait for the answer, or withdraw the nomination.
shortlists-cannot-finished = This home is no longer waiting for a household, so its list stays as it is.

# Why somebody is passed over, as officers choose it.
shortlists-choose-no-verify = Evidence missing or late
shortlists-choose-no-contact = Could not be reached, two tries
shortlists-choose-circ-changed = Change of circumstances lowers the band
shortlists-choose-wrong-band = Band or date was wrong
shortlists-choose-ineligible-now = No longer eligible or qualifying
shortlists-choose-no-lc-label = Lacks the connection the advert asks for
shortlists-choose-llp-fail = Does not fit the local lettings plan
shortlists-choose-adapt-mismatch = Adaptations not needed or not suitable
shortlists-choose-size-mismatch = Home too big or too small
shortlists-choose-age-rule = Outside the age rule of the building
shortlists-choose-unaffordable = Home not affordable
shortlists-choose-support-needs = Support needed is not available
shortlists-choose-risk-area = Risk to somebody in this place
shortlists-choose-arrears = Rent or housing debt beyond the rule
shortlists-choose-asb = Behaviour or breach of tenancy
shortlists-choose-panel-no = The lettings panel said no
shortlists-choose-under-offer = Already under offer elsewhere
shortlists-choose-noms-one = Already nominated elsewhere
shortlists-choose-no-show-view = Missed a viewing
shortlists-choose-declined-view = Withdrew before an offer
shortlists-choose-refused-offer = Refused this home before
shortlists-choose-best-use = Another household fits the home better
shortlists-choose-rp-refused = Landlord's own lettings policy
shortlists-choose-suspended = Application suspended pending a check
shortlists-choose-fraud-q = Information in question
shortlists-choose-tenancy-ref = References not satisfactory
