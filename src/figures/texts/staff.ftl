# A manager's figures.
figures-of = Figures of { $council }
figures-lets-by-month = Lets by month
figures-month = Month
figures-lets = Lets
figures-bids-counted = Bids on the homes let
figures-bids-a-home = Bids a home
figures-no-let = No home was let in this time.
figures-adverts-today = Adverts by state, today
figures-adverts = Adverts by state
figures-no-advert = There is no advert.
figures-refusals = Refusals
figures-refusals-by-reason = Refusals by reason
figures-period = From { $from } to { $until }.
figures-homes-let = homes let
figures-bids = bids on all adverts
figures-nominations-refused = refusals
figures-of-ended = of { $ended } nominations that ended
figures-without-bid = adverts closed without a bid
figures-refused = { $n ->
    [0] No nomination ended in a refusal.
    [one] 1 nomination ended in a refusal.
   *[other] { $n } nominations ended in a refusal. The most common reason is first.
}
figures-title = Figures
figures-household-refused = Household: { $why }
figures-landlord-refused = Landlord: { $why }
figures-no-reason = No reason given
figures-bar-a-state = One bar for each state. The table below has the same figures.
figures-as-table = Show the numbers as a table
figures-state = State
figures-number-of-adverts = Adverts
figures-bar-a-reason = One bar for each reason. The table below has the same figures.
figures-reason = Reason
