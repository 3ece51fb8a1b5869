results-heading = Co przyznano i jak długo trzeba było czekać
results-lead = Mieszkania przyznane w ostatnich dwóch latach ({ $council }). Pomogą Ci ocenić swoje szanse.
results-how-long = Jak długo trzeba było czekać
results-bars-say = { $said } Każdy pasek to środkowa połowa czasów oczekiwania. Linia na pasku to środkowy wynik.
results-by-band = Czas oczekiwania według grupy pierwszeństwa i wielkości mieszkania
results-bars-describe = Pasek zaczyna się tam, gdzie jedna czwarta czekała krócej, a kończy tam, gdzie jedna czwarta czekała dłużej. Tabela poniżej ma te same dane.
results-band-wait = Grupa i czas
results-size = Wielkość
results-band-size = Grupa i wielkość
results-lets = Przyznane mieszkania
results-half-less = Połowa czekała krócej niż
results-middle-half = Środkowa połowa czekała
results-months = { $n } mies.
results-waits-note = Czas liczymy od daty pierwszeństwa do przydziału. Pomijamy grupy i wielkości, w których przyznano mniej niż pięć mieszkań. „Bez grupy” oznacza przydział bez grup pierwszeństwa, jak przy mieszkaniach prywatnych.
results-search = Szukaj w wynikach
results-show = Pokaż wyniki
results-place = Miejscowość
results-month = Miesiąc
results-order = Najpierw najnowszy miesiąc. W każdym miesiącu według miejscowości.
results-home = Mieszkanie
results-bids = Zgłoszenia
results-pages = Strony wyników
results-download = Pobierz te wyniki jako arkusz (CSV, po angielsku)
results-none = Żadne przyznane mieszkanie nie pasuje.
results-hidden-place = Nie podajemy nazwy { $place }, bo przyznano tam mniej niż pięć mieszkań.
results-none-says = Spróbuj innej wielkości, miejscowości lub miesiąca.
results-see-all = Zobacz wszystkie przydzielone mieszkania
results-safe-note = Dla bezpieczeństwa nie podajemy adresów ani dni. Miejscowość podajemy, gdy przyznano w niej co najmniej pięć mieszkań.
results-title = Wyniki przydziału
results-previous = Poprzednia strona
results-next = Następna strona
results-page-of = Strona { $n } z { $of }
results-count = { $n ->
    [0] Brak mieszkań
    [one] 1 mieszkanie przyznane w ostatnich 2 latach
    [few] { $n } mieszkania przyznane w ostatnich 2 latach
   *[many] { $n } mieszkań przyznanych w ostatnich 2 latach
}
results-not-known = Nieznany
results-said = { $band }, { $size }: środkowa połowa osób czekała { $range }.
results-band-and-size = { $band }, { $size }
results-bar = od { $from } do { $n } mies.
results-any-size = Dowolna wielkość
results-any-place = Dowolna miejscowość
results-any-month = Dowolny miesiąc
results-elsewhere = Gdzie indziej: { $district }
results-no-band = Bez grupy
results-weeks = Przyznane mieszkania tydzień po tygodniu
results-weeks-say = { $n ->
    [0] W ostatnich 12 tygodniach nie przyznano żadnego mieszkania.
    [one] W ostatnich 12 tygodniach przyznano 1 mieszkanie.
    [few] W ostatnich 12 tygodniach przyznano { $n } mieszkania.
    [many] W ostatnich 12 tygodniach przyznano { $n } mieszkań.
   *[other] W ostatnich 12 tygodniach przyznano { $n } mieszkania.
}
results-weeks-describe = Jeden słupek to jeden tydzień, od poniedziałku do niedzieli. Najdawniejszy jest po lewej. Liczba stoi nad słupkiem. Te same liczby są w tabeli.
results-week = Tydzień
results-week-short = { $day }.{ $month }
results-week-of = Od dnia: { $day }
results-bids-a-home = Zgłoszenia do jednego mieszkania
results-bids-say = { $n ->
    [one] Najwięcej zgłoszeń miały mieszkania tej wielkości: { $size }. Połowa z nich miała co najmniej 1.
   *[other] Najwięcej zgłoszeń miały mieszkania tej wielkości: { $size }. Połowa z nich miała co najmniej { $n }.
}
results-bids-describe = Jeden pasek to jedna wielkość mieszkania. Pokazuje, ile zgłoszeń miało środkowe mieszkanie. Te same liczby są w tabeli.
results-bids-of = { $n ->
    [one] 1 zgłoszenie
    [few] { $n } zgłoszenia
    [many] { $n } zgłoszeń
   *[other] { $n } zgłoszenia
}
results-bids-middle = Połowa miała co najmniej tyle
results-as-a-table = Pokaż liczby w tabeli
