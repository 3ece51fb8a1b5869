# Questions that a council's scheme asks in its own words.
own-yes = Yes
own-no = No
own-none = There is none
own-unsure = I am not sure yet
own-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
own-weeks = { $n ->
    [one] 1 week
   *[other] { $n } weeks
}
own-years = { $n ->
    [one] 1 year
   *[other] { $n } years
}
own-length-hint = For example, 8 weeks or 1 year and 3 months
own-places-hint = Write one town or village on each line
own-at = Time
own-at-hint = For example, 9:30am

# What is wrong with an answer.
own-choose = Choose one of the answers
own-both = Give an answer or tick a box, not both
own-place = Choose a place from the list
own-places = Enter one or more places, each on a line of its own
own-place-near = { $line } is not a place in the list. Did you mean { $near }?
own-place-unknown = { $line } is not a place in the list
own-number = Enter a whole number, like { $like }
own-decimal = Enter a number, like 2.5
own-between = Enter an answer from { $least } to { $most }
own-a-date = the date
own-date = Enter the date
own-moment = Enter the date and the time
own-time = Enter the time, like 9:30am or 14:05
own-length = Enter a length of time, like 8 weeks, 3 months or 2 years
own-text = Enter an answer
own-one-line = Enter your answer on one line
own-shorten = Shorten your answer to { $most } characters or fewer. It has { $n }
own-not-fit = The council cannot use this answer. Check it
own-not-fit-because = The council cannot use this answer. { $says }
own-fault-of = { $what }: { $says }
