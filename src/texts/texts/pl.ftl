# Days, times and spans, in London time.

texts-weekday = { $weekday ->
    [1] poniedziałek
    [2] wtorek
    [3] środa
    [4] czwartek
    [5] piątek
    [6] sobota
   *[7] niedziela
}
texts-month-of-a-day = { $month ->
    [1] stycznia
    [2] lutego
    [3] marca
    [4] kwietnia
    [5] maja
    [6] czerwca
    [7] lipca
    [8] sierpnia
    [9] września
    [10] października
    [11] listopada
   *[12] grudnia
}
texts-month-alone = { $month ->
    [1] styczeń
    [2] luty
    [3] marzec
    [4] kwiecień
    [5] maj
    [6] czerwiec
    [7] lipiec
    [8] sierpień
    [9] wrzesień
    [10] październik
    [11] listopad
   *[12] grudzień
} { $year }
texts-day = { texts-weekday }, { $day } { $month } { $year }
texts-short-day = { $day } { $month } { $year }
texts-moment = { $day }, { $clock }
texts-first-of-two = przed cofnięciem zegarów
texts-second-of-two = po cofnięciu zegarów
texts-last-minute = godz.{ "\u00A0" }23:59
texts-midnight = godz.{ "\u00A0" }0:00
texts-midday = godz.{ "\u00A0" }12:00
# $of_day is the hour from 0 to 23, $hour from 1 to 12, $half is am or pm.
texts-hour = godz.{ "\u00A0" }{ $of_day }:00
texts-hour-and-minute = godz.{ "\u00A0" }{ $of_day }:{ $minute }
texts-in-days = za { $n ->
    [one] 1{ "\u00A0" }dzień
    [few] { $n }{ "\u00A0" }dni
   *[many] { $n }{ "\u00A0" }dni
}
texts-in-hours = za { $n ->
    [one] 1{ "\u00A0" }godzinę
    [few] { $n }{ "\u00A0" }godziny
   *[many] { $n }{ "\u00A0" }godzin
}
texts-in-minutes = za { $n ->
    [one] 1{ "\u00A0" }minutę
    [few] { $n }{ "\u00A0" }minuty
   *[many] { $n }{ "\u00A0" }minut
}
texts-days = { $n ->
    [one] 1 dzień
    [few] { $n } dni
   *[many] { $n } dni
}
texts-months = { $n ->
    [one] 1 miesiąc
    [few] { $n } miesiące
   *[many] { $n } miesięcy
}
texts-years = { $n ->
    [one] 1 rok
    [few] { $n } lata
   *[many] { $n } lat
}
texts-years-and-months = { $years } i { $months }
texts-less-than-a-month = mniej niż miesiąc
# Before words that stay in English on a page in another language.
texts-in-english = Napisano to po angielsku:
# Opening hours.
texts-hours = od { $first ->
    [1] poniedziałku
    [2] wtorku
    [3] środy
    [4] czwartku
    [5] piątku
    [6] soboty
   *[7] niedzieli
} do { $last ->
    [1] poniedziałku
    [2] wtorku
    [3] środy
    [4] czwartku
    [5] piątku
    [6] soboty
   *[7] niedzieli
}, w godz. { $opens }–{ "\u2060" }{ $closes }
texts-of-weekday = { $weekday ->
    [1] poniedziałku
    [2] wtorku
    [3] środy
    [4] czwartku
    [5] piątku
    [6] soboty
   *[7] niedzieli
}
texts-on-day = { $weekday ->
    [1] w poniedziałek
    [2] we wtorek
    [3] w środę
    [4] w czwartek
    [5] w piątek
    [6] w sobotę
   *[7] w niedzielę
} { $day } { $month } { $year } roku
texts-by-day = do { texts-of-weekday } { $day } { $month } { $year } roku
texts-from-day = od { texts-of-weekday } { $day } { $month } { $year } roku
