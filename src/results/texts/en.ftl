results-heading = What was let, and how long people waited
results-lead = Homes that { $council } has let in the last two years. Use it to judge your own chances.
results-how-long = How long people waited
results-bars-say = { $said } Each bar is the middle half of the waits. The line in a bar is the wait in the middle.
results-by-band = Waits by band and size of home
results-bars-describe = Each bar runs from the wait that a quarter of people stayed below to the wait that a quarter went above. The table below has the same figures.
results-band-wait = Band and wait
results-size = Size
results-band-size = Band and size
results-lets = Homes let
results-half-less = Half waited less than
results-middle-half = The middle half waited
results-months = { $n ->
    [one] 1 month
   *[other] { $n } months
}
results-waits-note = A wait is counted from the priority date to the let. Bands and sizes with fewer than five lets are left out. “No band” means that a home was let without bands, as private homes are.
results-search = Search the lets
results-show = Show lets
results-place = Place
results-month = Month
results-order = The newest month is first. Within a month they are in order of place.
results-home = Home
results-bids = Bids
results-pages = Pages of lets
results-download = Download these lets as a spreadsheet (CSV)
results-none = No homes have been let that fit.
results-hidden-place = We do not show { $place } by name, because fewer than five homes were let there.
results-none-says = Try another size, place or month.
results-see-all = See all the homes let
results-safe-note = To keep people safe we show no addresses and no days. A place is named when at least five homes were let there.
results-title = Let results
results-previous = Previous page
results-next = Next page
results-page-of = Page { $n } of { $of }
results-count = { $n ->
    [0] No homes
    [one] 1 home let in the last 2 years
   *[other] { $n } homes let in the last 2 years
}
results-not-known = Not known
results-said = In { $band }, half of those who got a home with { $size } waited { $range }.
results-band-and-size = { $band }, { $size }
results-bar = { $from } to { $n } months
results-any-size = Any size
results-any-place = Any place
results-any-month = Any month
results-elsewhere = Elsewhere in { $district }
results-no-band = No band
results-weeks = Homes let, week by week
results-weeks-say = { $n ->
    [0] No home was let in the last 12 weeks.
    [one] In the last 12 weeks 1 home was let.
   *[other] In the last 12 weeks { $n } homes were let.
}
results-weeks-describe = One column for each week, from Monday to Sunday, the oldest on the left. The number stands above it. The table below has the same figures.
results-week = Week
results-week-short = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
results-week-of = From { $day }
results-bids-a-home = Bids for a home
results-bids-say = { $n ->
    [one] Homes with { $size } had the most bids: half of them had 1 or more.
   *[other] Homes with { $size } had the most bids: half of them had { $n } or more.
}
results-bids-describe = One bar for each size of home. It shows how many bids the home in the middle had. The table below has the same figures.
results-bids-of = { $n ->
    [one] 1 bid
   *[other] { $n } bids
}
results-bids-middle = Half had this many or more
results-as-a-table = Show the numbers as a table
