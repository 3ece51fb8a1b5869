# Days, times and spans, in London time.

texts-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
texts-month-of-a-day = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
texts-month-alone = { texts-month-of-a-day } { $year }
texts-day = { texts-weekday } { $day } { $month } { $year }
texts-short-day = { $day } { $month } { $year }
texts-moment = { $day } at { $clock }
texts-first-of-two = before the clocks go back
texts-second-of-two = after the clocks go back
texts-last-minute = 11:59pm
texts-midnight = midnight
texts-midday = midday
# $of_day is the hour from 0 to 23, $hour from 1 to 12, $half is am or pm.
texts-hour = { $hour }{ $half }
texts-hour-and-minute = { $hour }:{ $minute }{ $half }
texts-in-days = in { $n ->
    [one] 1 day
   *[other] { $n } days
}
texts-in-hours = in { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
texts-in-minutes = in { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
texts-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
texts-months = { $n ->
    [one] 1 month
   *[other] { $n } months
}
texts-years = { $n ->
    [one] 1 year
   *[other] { $n } years
}
texts-years-and-months = { $years } and { $months }
texts-less-than-a-month = less than a month
# Before words that stay in English on a page in another language.
texts-in-english = It was written in English:
# Opening hours.
texts-hours = { $first ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
} to { $last ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}, { $opens } to { $closes }
texts-of-weekday = { texts-weekday }
texts-on-day = on { texts-day }
texts-by-day = by { texts-day }
texts-from-day = from { texts-day }
